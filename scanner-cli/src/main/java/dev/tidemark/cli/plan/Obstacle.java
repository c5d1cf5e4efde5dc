package dev.tidemark.cli.plan;

import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.OrganisationWide;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.scan.Assessment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What keeps several repositories from the next level of one area.
 *
 * @param wrong the repositories where it was seen to be wrong or missing, by their places in the assessment
 * @param unknown those where it is not known
 * @param asked in how many the area is assessed
 * @param isOneForAll whether doing it once does it for all of them: an organisation has one of what it asks for, and this one
 *     has none
 * @param isLater whether it is done once for all of them, and all together lack something of a level below it
 */
public record Obstacle(
    PracticeArea area,
    Indicator indicator,
    List<Integer> wrong,
    List<Integer> unknown,
    int asked,
    boolean isOneForAll,
    boolean isLater) {

  /** What holds most repositories back comes first, what is not due yet last. */
  private static final Comparator<Obstacle> ORDER =
      Comparator.comparing(Obstacle::isLater)
          .thenComparingInt(one -> -one.wrong().size())
          .thenComparingInt(one -> -one.unknown().size())
          .thenComparing(one -> one.indicator().level())
          .thenComparing(one -> one.indicator().id());

  public Obstacle {
    wrong = List.copyOf(wrong);
    unknown = List.copyOf(unknown);
  }

  /** Whether it stands in the way of every repository that it is asked of, so that their names say nothing. */
  public boolean isEverywhere() {
    return asked > 1 && wrong.size() == asked;
  }

  /** What to do about it, in one sentence. */
  public String remedy() {
    int end = indicator.remedy().indexOf(". ");
    return end < 0 ? indicator.remedy() : indicator.remedy().substring(0, end + 1);
  }

  /** What stands between the repositories and their next levels, what holds most of them back first. */
  public static List<Obstacle> of(Assessment assessment) {
    List<Assessment.Repository> repositories = assessment.repositories();
    Map<String, Boolean> missing = missing(assessment.organisation().rubrics());
    Map<String, Counted> counted = new LinkedHashMap<>();
    Map<String, Integer> assessed = new LinkedHashMap<>();
    for (int i = 0; i < repositories.size(); i++) {
      for (RubricResult result : repositories.get(i).rubrics()) {
        for (AreaPlan area : Plan.of(result, Map.of()).areas()) {
          assessed.merge(
              key(result, area), area.rating().possible().isPresent() ? 1 : 0, Integer::sum);
          count(i, key(result, area), area, counted);
        }
      }
    }
    return counted.values().stream()
        .map(one -> one.obstacle(assessed.getOrDefault(one.key, 0), missing))
        .sorted(ORDER)
        .toList();
  }

  private static void count(
      int repository, String key, AreaPlan area, Map<String, Counted> counted) {
    for (Step step : area.steps()) {
      counted
          .computeIfAbsent(
              step.indicator().id(), id -> new Counted(key, area.rating().area(), step.indicator()))
          .add(repository, step.judged().verdict() == Verdict.UNKNOWN);
    }
  }

  /**
   * The things of which an organisation has one and that all of them together were seen to lack, and whether they lack
   * something of a level below it. What has a figure is a share of what each of them does.
   */
  private static Map<String, Boolean> missing(List<RubricResult> together) {
    Map<String, Boolean> missing = new HashMap<>();
    for (RubricResult result : together) {
      for (Rating rating : result.ratings()) {
        rating.indicators().stream()
            .filter(judged -> judged.verdict() == Verdict.FAILS && judged.figure().isEmpty())
            .filter(judged -> OrganisationWide.isOfOrganisations(judged.indicator()))
            .map(IndicatorVerdict::indicator)
            .forEach(one -> missing.put(one.id(), one.level() > next(rating)));
      }
    }
    return missing;
  }

  /** The level that comes after the proven one; the highest there may be where none is shown. */
  private static int next(Rating rating) {
    return rating.proven().isPresent() ? rating.proven().getAsInt() + 1 : Integer.MAX_VALUE;
  }

  private static String key(RubricResult result, AreaPlan area) {
    return result.rubric().id() + "." + area.rating().area().id();
  }

  /** One of them while its repositories are counted. */
  private static final class Counted {
    private final String key;
    private final PracticeArea area;
    private final Indicator indicator;
    private final List<Integer> wrong = new ArrayList<>();
    private final List<Integer> unknown = new ArrayList<>();

    Counted(String key, PracticeArea area, Indicator indicator) {
      this.key = key;
      this.area = area;
      this.indicator = indicator;
    }

    void add(int repository, boolean isUnknown) {
      (isUnknown ? unknown : wrong).add(repository);
    }

    Obstacle obstacle(int asked, Map<String, Boolean> missing) {
      boolean once = missing.containsKey(indicator.id());
      boolean later = once && missing.getOrDefault(indicator.id(), false);
      return new Obstacle(area, indicator, wrong, unknown, asked, once, later);
    }
  }
}
