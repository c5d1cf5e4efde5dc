package dev.tidemark.detector.ci;

import dev.tidemark.format.testsource.TestSource;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;

/**
 * Whether a general test runner runs tests of infrastructure: Go tests that lie in a test folder beside infrastructure
 * code, and programs there that ask over the network what was built.
 */
final class InfrastructureTests {
  /** What programs ask clouds, clusters and addresses with. */
  private static final List<String> ASKING =
      List.of(
          "requests",
          "httpx",
          "aiohttp",
          "urllib.request",
          "urllib3",
          "boto3",
          "botocore",
          "dns",
          "kubernetes",
          "azure.identity",
          "azure.mgmt",
          "google.cloud",
          "paramiko",
          "socket");

  private InfrastructureTests() {}

  static boolean isOne(Deed deed, Landscape landscape) {
    Meaning meaning = deed.meaning().orElseThrow();
    if (meaning.has("go-test")) {
      return deed.targets().stream().anyMatch(target -> testsTerraform(target, landscape));
    }
    if (meaning.has("own-test")) {
      return asksWhatWasBuilt(RepoPath.of(meaning.detail("file")), landscape);
    }
    return false;
  }

  /** A test program in a folder of tests beside infrastructure code that asks over the network. */
  private static boolean asksWhatWasBuilt(RepoPath file, Landscape landscape) {
    RepoPath directory = file.parent();
    return Set.of("test", "tests", "e2e", "smoke", "integration").contains(directory.lowerName())
        && isBesideTerraform(directory.parent(), landscape)
        && landscape
            .documents()
            .at(file, TestSource.class)
            .filter(source -> source.document().importsAny(ASKING))
            .isPresent();
  }

  private static boolean isBesideTerraform(RepoPath directory, Landscape landscape) {
    return landscape.below(directory).stream()
        .map(Entry::path)
        .anyMatch(path -> path.extension().equals("tf") && path.depth() <= directory.depth() + 2);
  }

  static String framework(Deed deed) {
    return deed.meaning().filter(m -> m.has("go-test")).isPresent()
        ? "terratest"
        : deed.meaning().map(Meaning::tool).orElse("");
  }

  private static boolean testsTerraform(String target, Landscape landscape) {
    String plain = target.endsWith("/**") ? target.substring(0, target.length() - 3) : target;
    if (plain.contains("*") || plain.equals(".")) {
      return plain.contains("*") && plain.endsWith("/test");
    }
    RepoPath directory = RepoPath.of(plain);
    boolean goTests =
        landscape.in(directory).stream().anyMatch(e -> e.path().name().endsWith("_test.go"));
    boolean inTestFolder =
        directory.names().stream()
            .anyMatch(n -> n.equals("test") || n.equals("tests") || n.equals("terratest"));
    return goTests
        && inTestFolder
        && (hasTerraform(directory.parent(), landscape)
            || hasTerraform(RepoPath.ROOT, landscape)
            || landscape.hasAny(directory.parent().child("modules")));
  }

  private static boolean hasTerraform(RepoPath directory, Landscape landscape) {
    for (Entry entry : landscape.in(directory)) {
      if (entry.path().extension().equals("tf")) {
        return true;
      }
    }
    return false;
  }
}
