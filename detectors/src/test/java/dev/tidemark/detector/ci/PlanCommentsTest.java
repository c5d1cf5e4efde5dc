package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class PlanCommentsTest {
  private static boolean comments(String steps) {
    return DetectorTester.of(new CiChecks())
        .given(
            "-- main.tf --\nresource \"a\" \"b\" {}\n-- .github/workflows/a.yml --\n"
                + "on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n"
                + steps)
        .evidence()
        .stream()
        .filter(check -> check.text("category").filter("plan"::equals).isPresent())
        .findFirst()
        .orElseThrow()
        .is("comments");
  }

  /** What is not known to do anything has no meaning that could be asked. */
  @Test
  void aPlanBesideStepsThatCannotBeFollowedIsSeen() {
    assertThat(
            comments(
                "      - run: $UNKNOWN\n      - run: ./gone.sh\n      - uses: acme/thing@v1\n"
                    + "      - run: terraform plan\n"))
        .isFalse();
  }

  @Test
  void whatCommentsAfterAPlanIsItsComment() {
    assertThat(
            comments(
                "      - run: terraform plan\n"
                    + "      - uses: marocchino/sticky-pull-request-comment@v2\n"))
        .isTrue();
    assertThat(
            comments(
                "      - uses: marocchino/sticky-pull-request-comment@v2\n"
                    + "      - run: terraform plan\n"))
        .isFalse();
  }
}
