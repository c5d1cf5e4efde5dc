package dev.tidemark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Problem;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Indicator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ReasonsTest {

  @Test
  void aFallNamesTheFirstTwoLossesWithTheirPlacesAndCountsTheRest() {
    AreaChange area =
        area(
            AreaChange.Outcome.REGRESSED,
            Verdicts.lost("iac.ci.a", "x/main.tf"),
            Verdicts.lost("iac.ci.b"),
            Verdicts.lost("iac.ci.c"));
    Reason reason = Reasons.fell(area, Suppressions.NONE);
    assertThat(reason.about())
        .containsExactly("iac.ci of teams/a", "iac.ci.a of teams/a", "iac.ci.b of teams/a");
    assertThat(reason.words())
        .isEqualTo(
            "iac.ci of teams/a fell from 1 to 0: iac.ci.a was shown and is lost, at x/main.tf:1;"
                + " iac.ci.b was shown and is lost; and 1 more");
  }

  @Test
  void whatCannotBeToldForOneCauseIsOneSentence() {
    Flip first = doubt("iac.ci.a", "unknown-unreadable");
    Flip second = doubt("iac.ci.b", "unknown-unreadable");
    Flip cut = doubt("iac.ci.c", "unknown-history_cut");
    AreaChange area = area(AreaChange.Outcome.INDETERMINATE, first, second, cut);
    Comparison comparison =
        new Comparison(
            List.of(area),
            List.of(broken("check.yml", 3), broken("check.yml", 9), broken("main.yml", 1)),
            List.of(),
            List.of(),
            List.of());
    Doubts doubts = new Doubts(comparison);
    doubts.add(area);
    area.flips().forEach(flip -> doubts.add(area, flip));
    assertThat(doubts.reasons())
        .containsExactly(
            new Reason(
                List.of("iac.ci of teams/a", "iac.ci.a of teams/a", "iac.ci.b of teams/a"),
                "iac.ci of teams/a, iac.ci.a of teams/a and iac.ci.b of teams/a cannot be told:"
                    + " check.yml (yaml-syntax) and main.yml (yaml-syntax) could not be read"),
            new Reason(
                List.of("iac.ci.c of teams/a"),
                "iac.ci.c of teams/a cannot be told: the history here is not whole"));
  }

  @Test
  void manyAreCounted() {
    assertThat(Reasons.listed(List.of("a"), 2)).isEqualTo("a");
    assertThat(Reasons.listed(List.of("a", "b"), 2)).isEqualTo("a and b");
    assertThat(Reasons.listed(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
  }

  private static Flip doubt(String id, String now) {
    return new Flip(
        Verdicts.verdict(id, 1, Indicator.Role.REQUIREMENT, "holds"),
        Verdicts.verdict(id, 1, Indicator.Role.REQUIREMENT, now),
        Flip.Kind.INDETERMINATE,
        true,
        List.of(),
        List.of());
  }

  private static Problem broken(String file, int line) {
    return new Problem("yaml-syntax", RepoPath.of(file), line, "not YAML", true);
  }

  private static AreaChange area(AreaChange.Outcome outcome, Flip... flips) {
    return new AreaChange(
        RepoPath.of("teams/a"),
        "iac",
        "ci",
        OptionalInt.of(1),
        OptionalInt.of(0),
        outcome,
        List.of(flips));
  }
}
