package dev.tidemark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.judgement.Confidence;
import dev.tidemark.judgement.Figure;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.PracticeArea;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class WeakeningTest {

  @Test
  void aShareThatFellByACaseThatLacksItIsTold() {
    assertThat(weaker(requirement(77, 77), requirement(76, 77)))
        .containsExactly("iac.ci.pinned: 77 of 77 calls → 76 of 77 calls");
    assertThat(weaker(symptom(1, 40), symptom(2, 40)))
        .containsExactly("iac.ci.manual: 1 of 40 calls → 2 of 40 calls");
  }

  @Test
  void aShareThatFellBecauseOthersWentAwayIsNoWeakness() {
    assertThat(weaker(requirement(388, 390), requirement(384, 386))).isEmpty();
    assertThat(weaker(symptom(1, 445), symptom(1, 443))).isEmpty();
  }

  @Test
  void whatIsNotGoodOnBothSidesIsNoWeakness() {
    assertThat(weaker(requirement(4, 4), judged("iac.ci.pinned", false, "fails", 1, 4))).isEmpty();
    assertThat(weaker(requirement(4, 4), requirement(4, 4))).isEmpty();
  }

  private static List<String> weaker(IndicatorVerdict base, IndicatorVerdict head) {
    return Weakening.of(RepoPath.ROOT, rating(base), rating(head));
  }

  private static IndicatorVerdict requirement(long with, long of) {
    return judged("iac.ci.pinned", false, "holds", with, of);
  }

  private static IndicatorVerdict symptom(long with, long of) {
    return judged("iac.ci.manual", true, "fails", with, of);
  }

  private static IndicatorVerdict judged(
      String id, boolean symptom, String words, long with, long of) {
    Indicator.Role role = symptom ? Indicator.Role.SYMPTOM : Indicator.Role.REQUIREMENT;
    IndicatorVerdict like = Verdicts.verdict(id, 1, role, words);
    double share = (double) with / of;
    return new IndicatorVerdict(
        like.indicator(),
        like.verdict(),
        like.unknownBecause(),
        like.confidence(),
        Optional.of(new Figure("share", of, with, share, share, 0.5, "calls", words)),
        like.reason(),
        like.remedy(),
        like.advised(),
        List.of(),
        List.of());
  }

  private static Rating rating(IndicatorVerdict verdict) {
    return new Rating(
        new PracticeArea("ci", "Checks", List.of(verdict.indicator())),
        OptionalInt.of(1),
        OptionalInt.of(1),
        Confidence.DIRECT,
        List.of(),
        List.of(),
        List.of(verdict));
  }
}
