package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Pipelines with far more commands than people write are read in linear time. */
class ManyCommandsTest {
  /** What was looked at again for each command took minutes. */
  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void commandsOfOnePhaseAndWhatIsLeftOutIsTold() {
    String pipeline =
        "-- buildspec.yml --\nversion: 0.2\nphases:\n  build:\n    commands:\n      - tflint\n"
            + "      - echo one of many\n".repeat(30_000);
    assertThat(seen(new CiChecks(), pipeline)).hasSize(1);
    assertThat(seen(new CiUnresolved(), pipeline))
        .singleElement()
        .hasToString(
            "ci.unresolved buildspec.yml:1 likely=[check, apply, publish]"
                + " what=more commands than are followed why=depth");
  }

  @Test
  void checksThatMayFailInOneStep() {
    assertThat(
            seen(
                new CiChecks(),
                "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - run: |\n"
                    + "          tflint > out.txt || ok=false\n".repeat(3_000)
                    + "          cat out.txt\n"))
        .hasSize(3_000)
        .noneMatch(check -> check.is("blocking"));
  }

  private static List<Evidence> seen(Detector detector, String pipeline) {
    return Assertions.assertTimeoutPreemptively(
        SOON,
        () ->
            DetectorTester.of(detector)
                .given(pipeline + "-- main.tf --\nresource \"a\" \"b\" {}\n")
                .evidence());
  }

  @Test
  void aTemplateOfElsewhereThatAppliesWhatIsPushedTriesWhatIsProposed() {
    for (String trigger : List.of("push", "[push, pull_request]", "pull_request")) {
      String likely =
          DetectorTester.of(new CiUnresolved())
              .given(
                  "-- .github/workflows/infra.yml --\non: "
                      + trigger
                      + "\njobs:\n  a:\n    uses: acme/shared/.github/workflows/deploy-infra.yml@v1\n")
              .evidence()
              .get(0)
              .texts("likely")
              .toString();
      assertThat(likely.contains("check")).isEqualTo(trigger.startsWith("["));
    }
  }
}
