package dev.tidemark.detector.ci;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;

/**
 * Whether a general test runner runs tests of infrastructure: Go tests that lie in a test folder beside infrastructure
 * code, Bats and Python tests likewise.
 */
final class InfrastructureTests {
  private InfrastructureTests() {}

  static boolean isOne(Deed deed, Landscape landscape) {
    Meaning meaning = deed.meaning().orElseThrow();
    if (meaning.has("go-test")) {
      return deed.targets().stream().anyMatch(target -> testsTerraform(target, landscape));
    }
    return false;
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
