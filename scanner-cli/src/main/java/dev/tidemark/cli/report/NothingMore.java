package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.AreaPlan;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.rubric.Rubric;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why an area that stands below the highest level has no step to take: nothing more is asked of such a repository. */
final class NothingMore {
  private NothingMore() {}

  /** In a phrase; empty where there are steps, or no level above. */
  static Optional<String> of(Rubric rubric, AreaPlan area) {
    Rating rating = area.rating();
    if (!area.steps().isEmpty() || area.stopped() || isHighest(rubric, rating)) {
      return Optional.empty();
    }
    Optional<String> excused = excused(rating);
    return Optional.of(
        rating.possible().isEmpty()
            ? excused.orElse("nothing that it asks for applies here")
            : excused
                .map(reason -> "higher levels are " + reason)
                .orElse("nothing that a higher level asks for applies here"));
  }

  static boolean isHighest(Rubric rubric, Rating rating) {
    int top = rubric.levels().get(rubric.levels().size() - 1).number();
    return rating.proven().isPresent() && rating.proven().getAsInt() == top;
  }

  /** The one role that excuses the repository from all that is asked above its level. */
  private static Optional<String> excused(Rating rating) {
    int proven = rating.proven().orElse(Integer.MIN_VALUE);
    List<IndicatorVerdict> above =
        rating.indicators().stream()
            .filter(judged -> judged.indicator().isRequirement())
            .filter(judged -> judged.indicator().level() > proven)
            .toList();
    if (above.stream().anyMatch(judged -> judged.verdict() != Verdict.NOT_APPLICABLE)) {
      return Optional.empty();
    }
    Set<String> reasons =
        above.stream().map(judged -> firstClause(judged.reason())).collect(Collectors.toSet());
    return reasons.size() == 1
        ? reasons.stream().filter(reason -> reason.startsWith("not asked of ")).findFirst()
        : Optional.empty();
  }

  private static String firstClause(String reason) {
    int end = reason.indexOf(';');
    return end < 0 ? reason : reason.substring(0, end);
  }
}
