package dev.tidemark.judgement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lets people settle what no repository can show, and nothing that it does show. */
final class AttestationJudge {
  private final Observations observations;

  AttestationJudge(Observations observations) {
    this.observations = observations;
  }

  IndicatorVerdict settle(IndicatorVerdict seen) {
    List<Attestation> about =
        observations.attestations().stream()
            .filter(a -> a.indicator().equals(seen.indicator().id()))
            .sorted(Comparator.comparing(Attestation::on).reversed())
            .toList();
    Optional<Attestation> valid =
        about.stream().filter(a -> !a.isExpired(observations.asOf())).findFirst();
    if (valid.isPresent()) {
      return with(seen, valid.get());
    }
    return about.isEmpty() ? seen : expired(seen, about.get(0));
  }

  private static IndicatorVerdict with(IndicatorVerdict seen, Attestation said) {
    if (said.verdict() == seen.verdict() || seen.verdict() == Verdict.NOT_APPLICABLE) {
      return seen;
    }
    if (speaksAgainst(seen)) {
      return changed(
          seen,
          seen.verdict(),
          seen.unknownBecause(),
          seen.confidence(),
          seen.reason()
              + "; "
              + said.by()
              + " attested on "
              + said.on()
              + " that it "
              + word(said.verdict())
              + ": the evidence stands");
    }
    return changed(
        seen,
        said.verdict(),
        Optional.empty(),
        Confidence.ATTESTED,
        "attested by " + said.by() + " on " + said.on() + ": " + said.reason());
  }

  /** Whether direct evidence, and not mere absence, gave the verdict. */
  private static boolean speaksAgainst(IndicatorVerdict seen) {
    boolean settled = seen.verdict() == Verdict.HOLDS || seen.verdict() == Verdict.FAILS;
    boolean rests =
        !seen.evidence().isEmpty() || !seen.against().isEmpty() || seen.figure().isPresent();
    return settled && rests && seen.confidence() == Confidence.DIRECT;
  }

  private static IndicatorVerdict expired(IndicatorVerdict seen, Attestation said) {
    String reason =
        seen.reason() + "; the attestation by " + said.by() + " ran out on " + said.expires();
    Optional<UnknownBecause> because =
        seen.unknownBecause().map(b -> b == UnknownBecause.UNREADABLE ? b : UnknownBecause.EXPIRED);
    return changed(seen, seen.verdict(), because, seen.confidence(), reason);
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "holds";
      case FAILS -> "fails";
      case UNKNOWN -> "is unknown";
      case NOT_APPLICABLE -> "does not apply";
    };
  }

  private static IndicatorVerdict changed(
      IndicatorVerdict seen,
      Verdict verdict,
      Optional<UnknownBecause> because,
      Confidence confidence,
      String reason) {
    return new IndicatorVerdict(
        seen.indicator(),
        verdict,
        because,
        confidence,
        seen.figure(),
        reason,
        seen.remedy(),
        seen.advised(),
        seen.evidence(),
        seen.against());
  }
}
