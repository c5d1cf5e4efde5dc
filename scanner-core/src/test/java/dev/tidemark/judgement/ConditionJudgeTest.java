package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.document.Location;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Condition.Bound;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import dev.tidemark.rubric.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sure, what is sure not, and what nobody can tell, and why. */
final class ConditionJudgeTest {
  private static final Filter BLOCKING =
      new Filter(List.of("ci.check"), new AttributeTest.OneOf("blocking", List.of("true")));
  private static final Filter RELEASES =
      new Filter(List.of("history.release"), new AttributeTest.AllOf(List.of()));
  private static final Evidence YES = check("a.yml").with("blocking", true);
  private static final Evidence NO = check("b.yml").with("blocking", false);
  private static final Evidence PERHAPS = check("c.yml").with("blocking", "unknown");
  private static final Unread DAMAGED = unread("ci.check", 250);
  private static final Unread OTHER = unread("iac.root", 250);

  @Test
  void whatWasSeenIsThereWhateverElseIsNot() {
    assertThat(present(List.of(YES, PERHAPS), DAMAGED)).isEqualTo("TRUE");
    assertThat(present(List.of(NO))).isEqualTo("FALSE absent");
  }

  @Test
  void whatWasNotSeenMayBeInWhatWasNotReadOrNotResolvedOrNotLookedFor() {
    assertThat(present(List.of(PERHAPS), DAMAGED)).isEqualTo("UNKNOWN UNREADABLE");
    assertThat(present(List.of(NO), OTHER)).isEqualTo("FALSE absent");
    assertThat(present(List.of(PERHAPS))).isEqualTo("UNKNOWN UNRESOLVED");
    Observations unlookedFor = observations(List.of(), Set.of(), Scope.REPOSITORY);
    assertThat(told(unlookedFor, new Condition.Present(BLOCKING, "checks")))
        .isEqualTo("UNKNOWN NO_DETECTOR");
  }

  @Test
  void aPastThatIsCutMayHoldWhatIsPastAndNothingElse() {
    Evidence cut = Evidence.of("history.extent", Location.of(RepoPath.ROOT)).with("cut", true);
    assertThat(told(List.of(cut), new Condition.Present(RELEASES, "releases")))
        .isEqualTo("UNKNOWN HISTORY_CUT");
    assertThat(told(List.of(cut.with("cut", false)), new Condition.Present(RELEASES, "releases")))
        .isEqualTo("FALSE absent");
    assertThat(told(List.of(cut), new Condition.Present(BLOCKING, "checks")))
        .isEqualTo("FALSE absent");
  }

  @Test
  void absenceIsProvedInItsScopeAlone() {
    Condition here = new Condition.Absent(BLOCKING, "checks", Scope.REPOSITORY);
    Condition anywhere = new Condition.Absent(BLOCKING, "checks", Scope.ORGANISATION);
    assertThat(told(List.of(NO), here)).isEqualTo("TRUE");
    assertThat(told(List.of(NO), anywhere)).isEqualTo("UNKNOWN ABSENT");
    Observations organisation = observations(List.of(NO), Set.of("ci.check"), Scope.ORGANISATION);
    assertThat(told(organisation, anywhere)).isEqualTo("TRUE");
    assertThat(told(List.of(YES), here)).isEqualTo("FALSE against 1");
    assertThat(told(List.of(PERHAPS), here)).isEqualTo("UNKNOWN UNRESOLVED");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 0, TRUE",
    "1, 0, 0, FALSE",
    "0, 0, 0, FALSE absent",
    "1, 1, 0, UNKNOWN UNRESOLVED",
    "0, 1, 0, FALSE",
    "0, 2, 0, UNKNOWN UNRESOLVED",
    "1, 0, 50, UNKNOWN UNREADABLE",
    "2, 0, 50, TRUE",
  })
  void aCountIsReachedOrOutOfReachOrWithin(int sure, int maybe, long bytes, String told) {
    List<Evidence> facts = new ArrayList<>();
    for (int i = 0; i < sure; i++) {
      facts.add(check("sure" + i + ".yml").with("blocking", true));
    }
    for (int i = 0; i < maybe; i++) {
      facts.add(check("maybe" + i + ".yml").with("blocking", "unknown"));
    }
    Condition two = new Condition.Count(BLOCKING, "checks", new Threshold("least", 2));
    Unread[] unread = bytes == 0 ? new Unread[0] : new Unread[] {unread("ci.check", bytes)};
    assertThat(told(facts, two, unread)).isEqualTo(told);
  }

  @Test
  void aCountBeyondWhatAnUnreadFileCanHoldIsNotReached() {
    Condition many = new Condition.Count(BLOCKING, "checks", new Threshold("least", 9));
    assertThat(told(List.of(YES), many, unread("ci.check", 250))).isEqualTo("FALSE");
    assertThat(told(List.of(YES), many, unread("ci.check", 700))).isEqualTo("UNKNOWN UNREADABLE");
    assertThat(told(List.of(YES), many, unread("ci.check", -1))).isEqualTo("UNKNOWN UNREADABLE");
  }

  @ParameterizedTest
  @CsvSource({
    "AT_LEAST, 0.50, TRUE",
    "AT_LEAST, 0.75, UNKNOWN UNRESOLVED",
    "AT_LEAST, 0.76, FALSE",
    "ABOVE, 0.49, TRUE",
    "ABOVE, 0.50, UNKNOWN UNRESOLVED",
    "ABOVE, 0.75, FALSE",
    "AT_MOST, 0.75, TRUE",
    "AT_MOST, 0.50, UNKNOWN UNRESOLVED",
    "AT_MOST, 0.49, FALSE",
    "BELOW, 0.76, TRUE",
    "BELOW, 0.75, UNKNOWN UNRESOLVED",
    "BELOW, 0.50, FALSE",
  })
  void aFigureBetweenBoundsIsDecidedWhereBothBoundsAre(Bound bound, double asked, String told) {
    Measured between = Measured.share(2, 1, 4, 0, List.of(YES), List.of(NO));
    String against = bound == Bound.AT_LEAST || bound == Bound.ABOVE ? " against 1" : "";
    assertThat(measured(between, bound, asked)).isEqualTo(told + against + " 2 of 4 [0.5 0.75]");
  }

  @Test
  void aShareIsBoundedByWhatIsHiddenAndByWhatIsOpen() {
    assertThat(measured(Measured.share(2, 1, 4, 1, List.of(), List.of()), Bound.AT_LEAST, 0.5))
        .isEqualTo("UNKNOWN UNREADABLE 2 of 4 [0.4 0.8]");
    assertThat(measured(Measured.share(0, 0, 0, 4, List.of(), List.of()), Bound.AT_LEAST, 0.5))
        .isEqualTo("UNKNOWN UNREADABLE");
    assertThat(measured(Measured.share(4, 0, 4, 0, List.of(), List.of()), Bound.AT_LEAST, 1))
        .isEqualTo("TRUE 4 of 4 [1.0 1.0]");
    assertThat(measured(Measured.share(0, 0, 0, 0, List.of(), List.of()), Bound.AT_LEAST, 0))
        .isEqualTo("FALSE absent");
    assertThat(Measured.share(1, 0, 2, 0, List.of(), List.of()).because()).isEmpty();
  }

  @Test
  void whereThereIsNothingToMeasureNothingIsReached() {
    assertThat(measured(Measured.ofNothing(), Bound.AT_LEAST, 0)).isEqualTo("FALSE absent");
    assertThat(measured(Measured.unknown(UnknownBecause.UNREADABLE), Bound.AT_LEAST, 0.5))
        .isEqualTo("UNKNOWN UNREADABLE");
    Measured none = Measured.count(0, 0, Optional.empty(), List.of());
    assertThat(measured(none, Bound.AT_LEAST, 1)).isEqualTo("FALSE absent 0 of 0 [0.0 0.0]");
    Measured two = Measured.count(2, 2, Optional.empty(), List.of());
    assertThat(measured(two, Bound.AT_LEAST, 3)).isEqualTo("FALSE 2 of 0 [2.0 2.0]");
    assertThat(measured(Measured.share(0, 0, 4, 0, List.of(), List.of()), Bound.AT_LEAST, 1))
        .isEqualTo("FALSE 0 of 4 [0.0 0.0]");
  }

  @Test
  void aFigureWithoutAnUpperBoundShowsWhatWasCounted() {
    Measured open = Measured.unknownCount(UnknownBecause.HISTORY_CUT);
    assertThat(measured(open, Bound.AT_LEAST, 1)).isEqualTo("UNKNOWN HISTORY_CUT 0 of 0 [0.0 0.0]");
    assertThat(measured(open, Bound.AT_MOST, 1)).isEqualTo("UNKNOWN HISTORY_CUT 0 of 0 [0.0 0.0]");
  }

  @Test
  void aFunctionThatNobodyKnowsIsAMistakeOfTheProgram() {
    assertThatThrownBy(
            () ->
                judge(observations(List.of(), Set.of(), Scope.REPOSITORY), Map.of())
                    .judge(condition(Bound.AT_LEAST, 1)))
        .hasMessage("no function figure");
  }

  @Test
  void rolesPeopleAndOpposites() {
    assertThat(told(List.of(), new Condition.NotTo(List.of("library")))).isEqualTo("TRUE absent");
    assertThat(told(List.of(), new Condition.NotTo(List.of("deployment"))))
        .isEqualTo("FALSE absent");
    assertThat(told(List.of(), new Condition.Attested("incidents"))).isEqualTo("UNKNOWN ABSENT");
    assertThat(told(List.of(YES), new Condition.Not(new Condition.Present(BLOCKING, "checks"))))
        .startsWith("FALSE");
    assertThat(told(List.of(PERHAPS), new Condition.Not(new Condition.Present(BLOCKING, "checks"))))
        .isEqualTo("UNKNOWN UNRESOLVED against 1");
  }

  private static String present(List<Evidence> facts, Unread... unread) {
    return told(facts, new Condition.Present(BLOCKING, "checks"), unread);
  }

  private static String measured(Measured found, Bound bound, double asked) {
    Measure figure =
        new Measure() {
          @Override
          public String name() {
            return "figure";
          }

          @Override
          public MeasureDeclaration.Signature takes() {
            throw new UnsupportedOperationException();
          }

          @Override
          public Measured measure(MeasureDeclaration declared, Facts facts) {
            return found;
          }
        };
    return told(
        judge(observations(List.of(), Set.of(), Scope.REPOSITORY), Map.of(figure.name(), figure))
            .judge(condition(bound, asked)));
  }

  private static Condition condition(Bound bound, double asked) {
    return new Condition.Measured(
        new MeasureDeclaration(
            "share",
            "figure",
            "a share",
            "%",
            "says",
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>()),
        bound,
        new Threshold("asked", asked));
  }

  @Test
  void anAlternativeThatIsNotAskedOfSuchARepositoryIsNotTold() {
    Condition absent = new Condition.Absent(BLOCKING, "checks", Scope.REPOSITORY);
    Condition others =
        new Condition.All(List.of(new Condition.NotTo(List.of("deployment")), absent));
    Condition own = new Condition.Present(RELEASES, "releases");
    assertThat(told(List.of(YES), new Condition.Any(List.of(own, others))))
        .isEqualTo("FALSE absent");
    assertThat(told(List.of(YES), new Condition.Any(List.of(others)))).startsWith("FALSE against");
    Condition mine = new Condition.All(List.of(new Condition.NotTo(List.of("library")), absent));
    assertThat(told(List.of(), new Condition.Any(List.of(own, mine)))).startsWith("TRUE");
  }

  private static String told(List<Evidence> facts, Condition condition, Unread... unread) {
    return told(
        observations(facts, Set.of("ci.check", "history.release"), Scope.REPOSITORY, unread),
        condition);
  }

  private static String told(Observations observations, Condition condition) {
    return told(judge(observations, Map.of()).judge(condition));
  }

  /** Truth and why, whether it rests on absence, how much speaks against it, and the figure with its bounds. */
  private static String told(Outcome outcome) {
    return outcome.truth()
        + outcome.because().map(why -> " " + why).orElse("")
        + (outcome.absent() ? " absent" : "")
        + (outcome.against().isEmpty() ? "" : " against " + outcome.against().size())
        + outcome
            .figure()
            .map(
                figure ->
                    " "
                        + figure.with()
                        + " of "
                        + figure.of()
                        + " ["
                        + figure.lower()
                        + " "
                        + figure.upper()
                        + "]")
            .orElse("");
  }

  private static ConditionJudge judge(Observations observations, Map<String, Measure> measures) {
    return new ConditionJudge(new Facts(observations), measures, Asking.OF_A_REQUIREMENT);
  }

  private static Observations observations(
      List<Evidence> facts, Set<String> emitted, Scope scope, Unread... unread) {
    return new Observations(
        new Units(List.of()),
        facts,
        emitted,
        List.of(unread),
        scope,
        List.of(),
        Role.DEPLOYMENT,
        LocalDate.of(2024, 6, 30));
  }

  private static Evidence check(String file) {
    return Evidence.of("ci.check", Location.of(RepoPath.of(file), 1));
  }

  private static Unread unread(String kind, long bytes) {
    return new Unread(
        new Problem("yaml-syntax", RepoPath.of("damaged.yml"), 1, "cannot be read", true),
        Set.of(kind),
        bytes);
  }
}
