package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.ResourceText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same practice in every CI system: a lint that blocks a change request, a scan whose failure does not count, and an
 * apply to production that a person confirms once the change is in.
 */
class EverySystemTest {
  private static final String CODE =
      """
      -- app/main.tf --
      resource "x" "y" {}
      """;

  /**
   * What of the practice a system can express; its files are in the resource of its name.
   *
   * @param system as evidence names it
   * @param confirms whether a person can be asked before the apply
   * @param trigger how the apply starts
   */
  record Practice(String system, boolean confirms, String trigger) {
    String files() {
      return ResourceText.of("/dev/tidemark/detector/ci/every-system/" + system + ".txt");
    }

    @Override
    public String toString() {
      return system;
    }
  }

  static Stream<Practice> practices() {
    return Stream.of(
        new Practice("github-actions", false, "commit"),
        new Practice("gitlab-ci", true, "confirm"),
        new Practice("jenkins", true, "confirm"),
        new Practice("azure-pipelines", true, "confirm"),
        new Practice("circleci", true, "confirm"),
        new Practice("bitbucket", true, "confirm"),
        new Practice("buildkite", true, "confirm"),
        new Practice("travis", false, "commit"),
        new Practice("drone", false, "dispatch"),
        new Practice("woodpecker", false, "commit"),
        new Practice("concourse", false, "dispatch"),
        new Practice("tekton", true, "confirm"),
        new Practice("argo-workflows", true, "confirm"),
        new Practice("codebuild", false, "commit"),
        new Practice("cloud-build", false, "commit"),
        new Practice("teamcity", true, "confirm"),
        new Practice("spacelift", true, "confirm"),
        new Practice("atlantis", true, "confirm"));
  }

  private static List<Evidence> seen(Detector detector, Practice practice) {
    return DetectorTester.of(detector).given(practice.files() + CODE).evidence().stream()
        .filter(evidence -> practice.system().equals(evidence.attributes().get("system")))
        .toList();
  }

  private static String text(Evidence evidence, String attribute) {
    return String.valueOf(evidence.attributes().get(attribute));
  }

  @ParameterizedTest
  @MethodSource("practices")
  void aLintBlocksAChangeRequest(Practice practice) {
    assertThat(seen(new CiChecks(), practice))
        .filteredOn(e -> text(e, "category").equals("lint"))
        .isNotEmpty()
        .allSatisfy(
            e -> {
              assertThat(text(e, "blocking")).isEqualTo("true");
              assertThat(text(e, "targets")).isEqualTo("[app]");
              // What starts a Cloud Build file lies in the project, not in the file.
              if (!practice.system().equals("cloud-build")) {
                assertThat(text(e, "triggers")).contains("change-request");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("practices")
  void aScanThatMayFailDoesNotBlock(Practice practice) {
    assertThat(seen(new CiChecks(), practice))
        .filteredOn(e -> text(e, "category").equals("security"))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(text(e, "blocking")).isEqualTo("false"));
  }

  @ParameterizedTest
  @MethodSource("practices")
  void anApplyReachesProductionOnceTheChangeIsIn(Practice practice) {
    assertThat(seen(new CiApplies(), practice))
        .isNotEmpty()
        .allSatisfy(
            e -> {
              assertThat(text(e, "production")).isEqualTo("true");
              assertThat(text(e, "targets")).isEqualTo("[app]");
              assertThat(text(e, "trigger")).isEqualTo(practice.trigger());
              assertThat(text(e, "triggers")).doesNotContain("change-request");
              assertThat(text(e, "approval")).isEqualTo(practice.confirms() ? "true" : "false");
            });
  }
}
