package dev.tidemark.format.starter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a program does beyond the commands that it starts, and that is not read.
 *
 * @param what the library that it acts through, or what it starts
 * @param why {@code opaque}, or {@code dynamic} where only it knows what it starts
 */
public record Hidden(String what, String why) {

  /** Libraries that change clouds, clusters and machines, by the words that import them. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "python",
          List.of(
              "azure.mgmt",
              "kubernetes",
              "google.cloud",
              "googleapiclient",
              "pulumi",
              "paramiko",
              "fabric",
              "docker",
              "openstack",
              "hcloud",
              "ansible_runner",
              "python_terraform",
              "pyVmomi"),
          "ruby",
          List.of(
              "aws-sdk",
              "google/cloud",
              "google/apis",
              "kubeclient",
              "fog",
              "net/ssh",
              "azure_mgmt",
              "docker-api"),
          "node",
          List.of(
              "aws-sdk",
              "@aws-sdk/",
              "@azure/arm-",
              "@google-cloud/",
              "@kubernetes/client-node",
              "@pulumi/",
              "dockerode",
              "ssh2",
              "node-ssh",
              "aws-cdk"),
          "go",
          List.of(
              "github.com/aws/aws-sdk-go-v2/feature/s3",
              "github.com/aws/aws-sdk-go/service/s3/s3manager",
              "github.com/Azure/azure-sdk-for-go",
              "cloud.google.com/go/",
              "google.golang.org/api/",
              "k8s.io/client-go",
              "sigs.k8s.io/controller-runtime/pkg/client",
              "helm.sh/helm/",
              "github.com/pulumi/pulumi/sdk",
              "github.com/hashicorp/terraform-exec",
              "github.com/docker/docker/client",
              "github.com/google/go-containerregistry/pkg/v1/remote",
              "dagger.io/dagger",
              "golang.org/x/crypto/ssh"));

  /** It starts what it is given, or puts together. */
  public static final Hidden STARTED = new Hidden("commands that only it knows", "dynamic");

  /**
   * What is behind a program: the library that it acts through, or else what it starts without saying so.
   *
   * @param acting the library whose clients it hands on; empty where it uses them itself
   * @param started whether it starts something, and nothing that can be read
   */
  static Optional<Hidden> behind(
      String language, List<String> imports, String acting, boolean started) {
    return among(language, imports)
        .or(() -> acting.isEmpty() ? Optional.empty() : Optional.of(through(acting)))
        .or(() -> started ? Optional.of(STARTED) : Optional.empty());
  }

  private static Hidden through(String library) {
    return new Hidden("acts through " + library, "opaque");
  }

  /** The library among a program's imports that it acts through. */
  private static Optional<Hidden> among(String language, List<String> imports) {
    for (String library : LIBRARIES.getOrDefault(language, List.of())) {
      for (String imported : imports) {
        if (isPartOf(imported, library)) {
          return Optional.of(through(library));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPartOf(String imported, String library) {
    boolean open = "/-".indexOf(library.charAt(library.length() - 1)) >= 0;
    return imported.startsWith(library)
        && (open
            || imported.length() == library.length()
            || "./-".indexOf(imported.charAt(library.length())) >= 0);
  }
}
