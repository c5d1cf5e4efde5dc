package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.Images;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Applications of Cloud Foundry's manifests. The platform starts anew what fails its check, which is that of the port where
 * nothing is said; how an application is replaced does not stand in the manifest, but where it is pushed. Source: "App
 * manifest attribute reference" of Cloud Foundry's documents.
 */
@AutoService(Detector.class)
public final class CloudFoundryApps implements Detector {
  static final String TOOL = "cloud-foundry";

  /** Checks that only tell whether the process is there. */
  private static final Set<String> NO_CHECK = Set.of("process", "none");

  @Override
  public String id() {
    return "cloud-foundry-apps";
  }

  @Override
  public String sees() {
    return "Applications of Cloud Foundry manifests, with instances, checks, sizes and images, and"
        + " how pipelines replace them.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("kubernetes.workload");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yml", "yaml").contains(path.extension())
        && path.lowerName().contains("manifest");
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return text.isEmpty() || text.contains("applications");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    CloudFoundryPushes pushes = null;
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (looksAt(file.path())) {
        for (Value root : file.document().roots()) {
          for (Value app : root.items("applications")) {
            if (app.text("name").isPresent()) {
              pushes = pushes == null ? CloudFoundryPushes.of(landscape) : pushes;
              String strategy = pushes.strategy(file.path());
              boolean said = strategy.equals("recreate") && app.text("strategy").isPresent();
              sink.accept(
                  workload(landscape, file, root, app)
                      .with("strategy", said ? "unknown" : strategy));
            }
          }
        }
      }
    }
  }

  private static Evidence workload(
      Landscape landscape, Placed<ConfigDocument> file, Value root, Value app) {
    String check = given(root, app, "health-check-type").orElse("port");
    String checked = check.contains("((") ? "unknown" : NO_CHECK.contains(check) ? "no" : "yes";
    Optional<String> instances = given(root, app, "instances");
    Optional<Long> count =
        instances.isEmpty() ? Optional.of(1L) : instances.flatMap(CloudFoundryApps::number);
    Evidence workload =
        Evidence.of("kubernetes.workload", file.at(app.line()))
            .with("tool", TOOL)
            .with("name", app.text("name").orElse(""))
            .with("workload-kind", "cloud-foundry-app")
            .with("replicas-known", count.isPresent())
            .with("health-check", checked)
            .with("readiness", checked)
            .with("liveness", "yes")
            .with("sized", given(root, app, "memory").isPresent() ? "yes" : "unknown")
            .with("pinned-image", pinned(app))
            .with("spread", "unknown")
            .with("production", production(landscape, file.path()))
            .with("unit", UnitNames.of(landscape, file.directory()));
    return count.map(number -> workload.with("replicas", number)).orElse(workload);
  }

  /** What the application says, or the process of it that answers requests, or the file for all of them. */
  private static Optional<String> given(Value root, Value app, String key) {
    Optional<String> own = app.text(key);
    if (own.isPresent()) {
      return own;
    }
    for (Value process : app.items("processes")) {
      if (process.text("type").orElse("").equals("web") && process.text(key).isPresent()) {
        return process.text(key);
      }
    }
    return root.text(key);
  }

  private static Optional<Long> number(String text) {
    boolean digits = !text.isEmpty() && text.length() < 10;
    for (int i = 0; i < text.length() && digits; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /** An image is held by its tag; what a buildpack makes of the pushed files is the platform's to tell. */
  private static String pinned(Value app) {
    Optional<String> image = app.text("docker", "image");
    return image.isEmpty() || image.get().contains("((")
        ? "unknown"
        : Set.of("version", "digest").contains(Images.pin(image.get())) ? "yes" : "no";
  }

  /** One manifest for each environment is named after it. */
  private static String production(Landscape landscape, RepoPath path) {
    Optional<String> environment = EnvironmentNames.in(path.name());
    return environment
        .map(name -> EnvironmentNames.isProduction(name) ? "yes" : "no")
        .orElseGet(() -> UnitNames.production(landscape, path.parent()));
  }
}
