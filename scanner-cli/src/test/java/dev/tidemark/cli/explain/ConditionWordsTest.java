package dev.tidemark.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import dev.tidemark.rubric.Threshold;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each form of condition reads like, alone and inside of others. */
class ConditionWordsTest {
  private static final Filter CHECKS =
      new Filter(List.of("ci.check"), new AttributeTest.OneOf("blocks", List.of("true")));
  private static final Filter ANY_PLAN =
      new Filter(List.of("ci.plan"), new AttributeTest.AllOf(List.of()));
  private static final Condition PLANS = new Condition.Present(ANY_PLAN, "");
  private static final Condition LIBRARY = new Condition.NotTo(List.of("library", "service"));

  private static Condition measured(String function, Condition.Bound bound, double threshold) {
    MeasureDeclaration measure =
        new MeasureDeclaration(
            "pinned",
            function,
            "module calls with a version",
            "module calls",
            "pinned",
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());
    return new Condition.Measured(measure, bound, new Threshold("most", threshold));
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(
            new Condition.Present(CHECKS, "checks that block"),
            "found: checks that block (ci.check with blocks true)"),
        Arguments.of(PLANS, "found: ci.plan"),
        Arguments.of(
            new Condition.Absent(ANY_PLAN, "plans", Scope.REPOSITORY),
            "not found: plans (ci.plan)"),
        Arguments.of(
            new Condition.Absent(ANY_PLAN, "plans", Scope.ORGANISATION),
            "not found: plans (ci.plan) in a whole organisation"),
        Arguments.of(
            new Condition.Count(ANY_PLAN, "plans", new Threshold("few", 3)),
            "found at least 3 plans (ci.plan)"),
        Arguments.of(
            new Condition.Attested("the median time to a resource"),
            "a person attests the median time to a resource"),
        Arguments.of(LIBRARY, "the repository is no library or service"),
        Arguments.of(new Condition.All(List.of()), "always"),
        Arguments.of(new Condition.Any(List.of()), "never"),
        Arguments.of(new Condition.Not(PLANS), "not: found: ci.plan"),
        Arguments.of(new Condition.Not(new Condition.Not(PLANS)), "not: not: found: ci.plan"),
        Arguments.of(new Condition.Not(new Condition.Any(List.of(PLANS))), "not: found: ci.plan"),
        Arguments.of(new Condition.Advised(PLANS, "Plan it."), "found: ci.plan"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormIsOneLine(Condition condition, String line) {
    assertThat(ConditionWords.lines(condition)).containsExactly(line);
  }

  @ParameterizedTest
  @CsvSource({
    "share-of-units, AT_LEAST, 0.8, module calls pinned: at least 80 %",
    "units-reached, AT_MOST, 0.255, module calls pinned: at most 26 %",
    "coverage, ABOVE, 1, module calls pinned: more than 100 %",
    "quarters-with-upgrades, AT_LEAST, 0.5, module calls pinned: at least 0.5",
    "quarters-with-upgrades, AT_LEAST, 4, module calls pinned: at least 4"
  })
  void aShareIsToldInHundredths(
      String function, Condition.Bound bound, double threshold, String words) {
    assertThat(ConditionWords.lines(measured(function, bound, threshold)))
        .containsExactly(words + " (pinned)", "(module calls with a version)");
  }

  @Test
  void partsStandBelowWhatJoinsThem() {
    Condition nested =
        new Condition.All(
            List.of(
                PLANS,
                new Condition.Any(
                    List.of(
                        LIBRARY, new Condition.Not(new Condition.All(List.of(PLANS, LIBRARY))))),
                measured("share-of-units", Condition.Bound.AT_LEAST, 0.8)));

    assertThat(ConditionWords.lines(nested))
        .containsExactly(
            "all of:",
            "  found: ci.plan",
            "  any of:",
            "    the repository is no library or service",
            "    not: all of:",
            "      found: ci.plan",
            "      the repository is no library or service",
            "  module calls pinned: at least 80 % (pinned)",
            "  (module calls with a version)");
  }

  @Test
  void aGroupOfOneIsThatOneWhereItStands() {
    Condition inside = new Condition.All(List.of(new Condition.Any(List.of(PLANS)), LIBRARY));

    assertThat(ConditionWords.lines(inside))
        .containsExactly(
            "all of:", "  found: ci.plan", "  the repository is no library or service");
  }

  @Test
  void alternativesOfKindsAreParted() {
    AttributeTest published =
        new AttributeTest.AllOf(
            List.of(
                new AttributeTest.OfKind(List.of("ci.publish")),
                new AttributeTest.Not(new AttributeTest.OneOf("what", List.of("image", "files")))));
    AttributeTest applied = new AttributeTest.OfKind(List.of("ci.apply"));
    Filter either =
        new Filter(
            List.of("ci.publish", "ci.apply"),
            new AttributeTest.AllOf(List.of(new AttributeTest.AnyOf(List.of(published, applied)))));

    assertThat(either.inWords()).isEqualTo("ci.publish with what not image or files; or ci.apply");
  }

  @Test
  void alternativesAmongOtherTestsStandInBrackets() {
    AttributeTest own = new AttributeTest.OneOf("runs", List.of("pipeline"));
    AttributeTest remote =
        new AttributeTest.AllOf(
            List.of(
                new AttributeTest.OneOf("why", List.of("remote")),
                new AttributeTest.Given("likely", true)));
    Filter checks =
        new Filter(
            List.of("ci.check"),
            new AttributeTest.AllOf(
                List.of(
                    new AttributeTest.OneOf("blocking", List.of("true")),
                    new AttributeTest.AnyOf(List.of(own, remote)))));

    assertThat(checks.inWords())
        .isEqualTo("ci.check with blocking true, (runs pipeline; or why remote, likely)");
  }
}
