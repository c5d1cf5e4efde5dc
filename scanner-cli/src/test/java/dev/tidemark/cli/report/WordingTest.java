package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Problem;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment.AffectingProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void whatCouldNotBeReadIsCountedAndExplainedOnce() {
    AffectingProblem left = problem("left behind by a partial clone; fetch it", "iac.ci.x");
    AffectingProblem odd = problem("the line is not understood", "iac.ci.x");
    AffectingProblem harmless = problem("the line is not understood");
    assertThat(Wording.lost(List.of(odd)))
        .isEqualTo(
            "1 place could not be read whole or followed; it may change a verdict. It is a: the line is"
                + " not understood.");
    assertThat(Wording.lost(List.of(harmless)))
        .isEqualTo(
            "1 place could not be read whole or followed; no verdict changes by it. It is a: the line"
                + " is not understood.");
    assertThat(Wording.lost(List.of(odd, left, harmless)))
        .isEqualTo(
            "3 places could not be read whole or followed; 2 of them may change a verdict. Mostly the"
                + " line is not understood, first at a.");
    assertThat(Wording.lost(List.of(harmless, left)))
        .as("the one that matters")
        .endsWith(
            "1 of them may change a verdict. First a: left behind by a partial clone; fetch it.");
    assertThat(Wording.lost(List.of(left, left)))
        .isEqualTo(
            "2 places could not be read whole or followed; each may change a verdict. Each time left"
                + " behind by a partial clone; fetch it, first at a.");
  }

  private static AffectingProblem problem(String detail, String... affects) {
    return new AffectingProblem(
        new Problem("code", RepoPath.of("a"), 0, detail, true), List.of(affects));
  }
}
