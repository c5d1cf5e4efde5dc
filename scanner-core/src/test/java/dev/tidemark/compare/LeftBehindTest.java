package dev.tidemark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Problem;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.repository.Moves;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.scan.Assessment;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeftBehindTest {
  private static final String ID = "iac.ci.every-checkin";

  /** Levels 0 and 1; the base is unreadable, may have been at the level given, and the head is at 0. */
  @ParameterizedTest
  @CsvSource({
    "requirement, 1, fails,              1, true",
    "requirement, 1, unknown-absent,     1, true",
    "requirement, 1, unknown-unreadable, 1, true",
    "requirement, 1, holds,              1, false",
    "requirement, 1, not-applicable,     1, false",
    "requirement, 0, fails,              1, false",
    "requirement, 2, fails,              1, false",
    "requirement, 1, fails,              0, false",
    "symptom,     0, holds,              1, true",
    "symptom,     0, unknown-unreadable, 1, true",
    "symptom,     0, fails,              1, false",
    "symptom,     1, holds,              1, false",
    "symptom,    -1, holds,              1, false",
  })
  void onlyWhatHoldsTheHeadBackMayHideAFall(
      String role, int level, String now, int possible, boolean hides) {
    assertThat(
            left("missing-object", "ci/check.yml")
                .mayHideFall(
                    rating(possible, verdict(role, level, "unknown-unreadable")),
                    0,
                    rating(0, verdict(role, level, now))))
        .isEqualTo(hides);
  }

  @Test
  void whatWasReadOrDoesNotDifferOrIsTheRepositorysOwnFaultHidesNothing() {
    Rating now = rating(0, verdict("requirement", 1, "fails"));
    Rating unread = rating(1, verdict("requirement", 1, "unknown-unreadable"));
    Rating absent = rating(1, verdict("requirement", 1, "unknown-absent"));
    assertThat(left("corrupt-object", "ci/check.yml").mayHideFall(unread, 0, now)).isTrue();
    assertThat(left("missing-object", "").mayHideFall(unread, 0, now)).isTrue();
    assertThat(left("missing-object", "ci").mayHideFall(unread, 0, now)).isTrue();
    assertThat(left("missing-object", "ci/check.yml").mayHideFall(absent, 0, now)).isFalse();
    assertThat(left("missing-object", "other.yml").mayHideFall(unread, 0, now)).isFalse();
    assertThat(left("yaml-syntax", "ci/check.yml").mayHideFall(unread, 0, now)).isFalse();
    assertThat(left("missing-object", "other.yml").problems()).isEmpty();
    assertThat(left("missing-object", "ci").problems()).hasSize(1);
  }

  private static LeftBehind left(String code, String path) {
    Assessment.Repository nothing = Assessed.repository(List.of(), List.of(), List.of());
    RepoPath file = path.isEmpty() ? RepoPath.ROOT : RepoPath.of(path);
    return LeftBehind.of(
        Moves.none(),
        Set.of(RepoPath.of("ci/check.yml")),
        Assessed.affecting(nothing, ID, new Problem(code, file, 0, "not here", true)),
        nothing);
  }

  private static IndicatorVerdict verdict(String role, int level, String words) {
    return Verdicts.verdict(
        ID,
        level,
        role.equals("symptom") ? Indicator.Role.SYMPTOM : Indicator.Role.REQUIREMENT,
        words);
  }

  private static Rating rating(int possible, IndicatorVerdict verdict) {
    Rating like = Assessed.result(0, verdict).ratings().get(0);
    return new Rating(
        like.area(),
        like.proven(),
        OptionalInt.of(possible),
        like.confidence(),
        List.of(),
        List.of(),
        like.indicators());
  }
}
