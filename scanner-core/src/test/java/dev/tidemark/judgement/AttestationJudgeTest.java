package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Absence;
import dev.tidemark.rubric.Against;
import dev.tidemark.rubric.Applies;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People settle what no repository can show, and nothing that it does show. */
final class AttestationJudgeTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 6, 30);
  private static final Evidence FACT =
      Evidence.of("ci.check", Location.of(RepoPath.of("a.yml"), 1));

  @Test
  void whatNobodyCouldSeeIsWhatTheySay() {
    assertThat(settled(unknown(UnknownBecause.ABSENT), said(Verdict.HOLDS, 10, 80)))
        .isEqualTo("HOLDS ATTESTED: attested by the team on 2024-06-20: counted");
    assertThat(settled(seen(Verdict.FAILS, Confidence.DIRECT), said(Verdict.HOLDS, 10, 80)))
        .as("absence is no evidence against")
        .isEqualTo("HOLDS ATTESTED: attested by the team on 2024-06-20: counted");
    assertThat(settled(unknown(UnknownBecause.ABSENT), said(Verdict.HOLDS, 80, 0)))
        .as("on its last day it counts")
        .isEqualTo("HOLDS ATTESTED: attested by the team on 2024-04-11: counted");
  }

  @Test
  void whatWasSeenStandsAndSaysThatSomebodySaidOtherwise() {
    assertThat(settled(seen(Verdict.HOLDS, Confidence.DIRECT, FACT), said(Verdict.FAILS, 10, 80)))
        .isEqualTo(
            "HOLDS DIRECT: seen; the team attested on 2024-06-20 that it fails: the evidence stands");
    assertThat(
            settled(
                seen(Verdict.HOLDS, Confidence.DIRECT, FACT), said(Verdict.NOT_APPLICABLE, 10, 80)))
        .isEqualTo(
            "HOLDS DIRECT: seen; the team attested on 2024-06-20 that it does not apply: the evidence"
                + " stands");
    assertThat(settled(against(), said(Verdict.HOLDS, 10, 80)))
        .isEqualTo(
            "FAILS DIRECT: seen; the team attested on 2024-06-20 that it holds: the evidence stands");
    assertThat(settled(seen(Verdict.HOLDS, Confidence.PROXY, FACT), said(Verdict.FAILS, 10, 80)))
        .as("a sign stands in for evidence")
        .isEqualTo("FAILS ATTESTED: attested by the team on 2024-06-20: counted");
  }

  @Test
  void whatTheyAgreeOnOrWhatDoesNotApplyStays() {
    assertThat(settled(seen(Verdict.HOLDS, Confidence.DIRECT, FACT), said(Verdict.HOLDS, 10, 80)))
        .isEqualTo("HOLDS DIRECT: seen");
    assertThat(
            settled(seen(Verdict.NOT_APPLICABLE, Confidence.DIRECT), said(Verdict.HOLDS, 10, 80)))
        .isEqualTo("NOT_APPLICABLE DIRECT: seen");
    Attestation other =
        new Attestation(
            "iac.ci.other", Verdict.HOLDS, "the team", TODAY, "counted", TODAY.plusDays(1));
    assertThat(settled(unknown(UnknownBecause.ABSENT), other))
        .isEqualTo("UNKNOWN ABSENT DIRECT: seen");
  }

  @Test
  void theLatestThatCountsIsHeard() {
    assertThat(
            settled(
                unknown(UnknownBecause.ABSENT),
                said(Verdict.FAILS, 50, 10),
                said(Verdict.HOLDS, 20, 40),
                said(Verdict.FAILS, 10, -5)))
        .isEqualTo("HOLDS ATTESTED: attested by the team on 2024-06-10: counted");
  }

  @Test
  void whatRanOutIsToldAndLeavesWhatWasSeen() {
    assertThat(settled(unknown(UnknownBecause.ABSENT), said(Verdict.HOLDS, 100, -7)))
        .isEqualTo(
            "UNKNOWN EXPIRED DIRECT: seen; the attestation by the team ran out on 2024-06-23");
    assertThat(settled(unknown(UnknownBecause.UNREADABLE), said(Verdict.HOLDS, 100, -7)))
        .isEqualTo(
            "UNKNOWN UNREADABLE DIRECT: seen; the attestation by the team ran out on 2024-06-23");
  }

  private static String settled(IndicatorVerdict seen, Attestation... said) {
    Observations observations =
        new Observations(
            new Units(List.of()),
            List.of(),
            Set.of(),
            List.of(),
            Scope.REPOSITORY,
            List.of(said),
            Role.DEPLOYMENT,
            TODAY);
    IndicatorVerdict settled = new AttestationJudge(observations).settle(seen);
    return settled.verdict()
        + settled.unknownBecause().map(why -> " " + why).orElse("")
        + " "
        + settled.confidence()
        + ": "
        + settled.reason();
  }

  private static Attestation said(Verdict verdict, int daysAgo, int daysLeft) {
    return new Attestation(
        "iac.ci.a",
        verdict,
        "the team",
        TODAY.minusDays(daysAgo),
        "counted",
        TODAY.plusDays(daysLeft));
  }

  private static IndicatorVerdict unknown(UnknownBecause why) {
    return verdict(Verdict.UNKNOWN, Optional.of(why), Confidence.DIRECT, List.of(), List.of());
  }

  private static IndicatorVerdict seen(Verdict verdict, Confidence confidence, Evidence... facts) {
    return verdict(verdict, Optional.empty(), confidence, List.of(facts), List.of());
  }

  private static IndicatorVerdict against() {
    return verdict(Verdict.FAILS, Optional.empty(), Confidence.DIRECT, List.of(), List.of(FACT));
  }

  private static IndicatorVerdict verdict(
      Verdict verdict,
      Optional<UnknownBecause> why,
      Confidence confidence,
      List<Evidence> facts,
      List<Evidence> against) {
    Indicator indicator =
        new Indicator(
            "iac.ci.a",
            1,
            Indicator.Role.REQUIREMENT,
            "A title",
            "a model",
            "What is looked at.",
            "What to do.",
            List.of(),
            new Condition.Attested("what"),
            Against.NOTHING,
            Applies.ALWAYS,
            Optional.empty(),
            Optional.empty(),
            Absence.FAILS,
            Absence.FAILS,
            Scope.REPOSITORY,
            false,
            Optional.empty());
    return new IndicatorVerdict(
        indicator,
        verdict,
        why,
        confidence,
        Optional.empty(),
        "seen",
        "",
        Optional.empty(),
        facts,
        against);
  }
}
