package dev.tidemark.judgement;

import dev.tidemark.rubric.Absence;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an organisation shows counts for each of its repositories: of things that an organisation has one of, a portal or a
 * registry, one repository alone cannot say that they are missing. Its verdict is settled by that on all repositories
 * together. What is asked of each repository itself is left as it is.
 */
public final class OrganisationWide {
  private final String whose;
  private final Map<String, IndicatorVerdict> together = new HashMap<>();

  /**
   * @param results judged over all repositories as one
   * @param whose how reasons begin that tell of all of them
   */
  public OrganisationWide(List<RubricResult> results, String whose) {
    this.whose = whose;
    for (RubricResult result : results) {
      for (Rating rating : result.ratings()) {
        rating.indicators().stream()
            .filter(judged -> isOfOrganisations(judged.indicator()))
            .forEach(judged -> together.put(judged.indicator().id(), judged));
      }
    }
  }

  /** A result of one repository, with what all of them settle. */
  public RubricResult settle(RubricResult own) {
    List<Rating> ratings = new ArrayList<>();
    for (Rating rating : own.ratings()) {
      List<IndicatorVerdict> verdicts = rating.indicators().stream().map(this::settle).toList();
      ratings.add(
          verdicts.equals(rating.indicators())
              ? rating
              : new Levels(own.rubric(), rating.area(), verdicts).rate());
    }
    return new RubricResult(own.rubric(), own.assessed(), ratings);
  }

  /** A rubric of the repository's own may ask the same by another measure: then nobody else has answered it. */
  private IndicatorVerdict settle(IndicatorVerdict own) {
    IndicatorVerdict all = together.get(own.indicator().id());
    boolean open = own.unknownBecause().filter(UnknownBecause.ABSENT::equals).isPresent();
    if (!open || all == null || !all.indicator().equals(own.indicator())) {
      return own;
    }
    boolean known = all.verdict() == Verdict.HOLDS || all.verdict() == Verdict.FAILS;
    return known ? told(all) : own;
  }

  /**
   * The places lie in other repositories: the reason names the first, and the verdict on all of them lists them. A figure is
   * theirs as well, and is told there once.
   */
  private IndicatorVerdict told(IndicatorVerdict all) {
    return new IndicatorVerdict(
        all.indicator(),
        all.verdict(),
        all.unknownBecause(),
        all.confidence(),
        Optional.empty(),
        whose + ": " + (all.figure().isPresent() ? "their figure is told there" : all.reason()),
        all.remedy(),
        all.advised(),
        List.of(),
        List.of());
  }

  /** Whether what it asks for is a thing that an organisation has one of. */
  public static boolean isOfOrganisations(Indicator indicator) {
    boolean deniedThere =
        indicator.absent() == Absence.UNKNOWN && indicator.absentInOrganisation() == Absence.FAILS;
    return deniedThere
        || indicator.settledBy() == Scope.ORGANISATION
        || isProvedThere(indicator.holds());
  }

  private static boolean isProvedThere(Condition condition) {
    return (condition instanceof Condition.Absent absent && absent.provedIn() == Scope.ORGANISATION)
        || condition.parts().stream().anyMatch(OrganisationWide::isProvedThere);
  }
}
