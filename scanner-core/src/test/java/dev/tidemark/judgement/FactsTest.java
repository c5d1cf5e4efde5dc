package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conditions and measures learn of the facts. */
final class FactsTest {
  private static final Unit SHOP = unit("shop", "");
  private static final Unit SHOP_IN_TEST = unit("live", "test");
  private static final Unit SHOP_IN_PRODUCTION = unit("live", "production");
  private static final Unit WHOLE = unit("", "test");

  @Test
  void aFilterFindsWhatFitsAndWhatMayFit() {
    Evidence yes = fact("ci.check", "a.yml").with("blocking", true);
    Evidence no = fact("ci.check", "b.yml").with("blocking", false);
    Evidence perhaps = fact("ci.check", "c.yml").with("blocking", "unknown");
    Evidence other = fact("ci.apply", "d.yml").with("blocking", true);
    Evidence next = fact("ci.check", "a.yml").with("blocking", true).with("what", "lint");
    Facts facts = facts(other, perhaps, no, yes, next);

    Matches matches =
        facts.matching(
            new Filter(
                List.of("ci.check", "ci.publish"),
                new AttributeTest.OneOf("blocking", List.of("true"))));

    assertThat(matches.sure()).containsExactly(next, yes);
    assertThat(matches.maybe()).containsExactly(perhaps);
    assertThat(facts.of("ci.check")).containsExactly(next, yes, no, perhaps);
    assertThat(facts.of("ci.publish")).isEmpty();
  }

  @Test
  void aMeasureIsTakenOnceHoweverManyConditionsAsk() {
    AtomicInteger taken = new AtomicInteger();
    Measure counting =
        new Measure() {
          @Override
          public String name() {
            return "counting";
          }

          @Override
          public MeasureDeclaration.Signature takes() {
            throw new UnsupportedOperationException();
          }

          @Override
          public Measured measure(MeasureDeclaration declared, Facts facts) {
            taken.incrementAndGet();
            return Measured.ofNothing();
          }
        };
    Facts facts = facts();
    facts.taken(declared("first"), counting);
    facts.taken(declared("first"), counting);
    assertThat(taken).hasValue(1);
    facts.taken(declared("second"), counting);
    assertThat(taken).hasValue(2);
  }

  @Test
  void theSameFactsMayBeThoseOfARepositoryForSomethingElse() {
    Evidence check = fact("ci.check", "shop/a.yml");
    Facts library = facts(check).as(Role.LIBRARY);
    assertThat(library.observations().role()).isEqualTo(Role.LIBRARY);
    assertThat(library.of("ci.check")).containsExactly(check);
    assertThat(library.matching(any("ci.check")).sure()).containsExactly(check);
    assertThat(library.unitsOf(check)).containsExactly(SHOP);
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource({
    "unit, live@test, live@test",
    "dir, shop, shop",
    "dir, live, live@production live@test",
    "dir, ., .@test",
    "subject, live@test, live@test",
    // what names no unit here belongs where it stands
    "dir, elsewhere, shop",
    "resource, live, shop",
  })
  void aFactBelongsToWhatItNames(String attribute, String name, String units) {
    assertThat(unitsOf(fact("ci.check", "shop/deep/a.yml").with(attribute, name))).isEqualTo(units);
  }

  @Test
  void theNearestNameCountsAndAListNamesSeveral() {
    assertThat(unitsOf(fact("ci.check", "x.yml").with("unit", "shop").with("dir", "live")))
        .isEqualTo("shop");
    assertThat(unitsOf(fact("ci.check", "x.yml").with("unit", "gone").with("dir", "live")))
        .isEqualTo("live@production live@test");
    assertThat(unitsOf(fact("ci.check", "x.yml").with("dir", List.of("shop", "live"))))
        .isEqualTo("shop live@production live@test");
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "ci.check, shop/deep/a.yml, shop",
    "ci.check, other/a.yml, .@test",
    // a page and the past are about what they name, not about what lies around them
    "docs.runbook, shop/a.md, ''",
    "history.release, shop/a.md, ''",
  })
  void aFactThatNamesNothingBelongsToTheUnitsAroundIt(String kind, String file, String units) {
    assertThat(unitsOf(fact(kind, file))).isEqualTo(units);
  }

  @Test
  void whatShowsAUnitIsKnownByUnit() {
    Evidence root = fact("iac.root", "shop/main.tf");
    Evidence both = fact("gitops.application", "x.yml").with("dir", "live");
    Facts facts = facts(root, both, fact("ci.check", "shop/a.yml"));
    assertThat(facts.showing().get(SHOP)).containsExactly(root);
    assertThat(facts.showing().get(SHOP_IN_TEST)).containsExactly(both);
    assertThat(facts.showing().get(SHOP_IN_PRODUCTION)).containsExactly(both);
    assertThat(facts.showing()).doesNotContainKey(WHOLE);
    assertThat(facts.showing()).isSameAs(facts.showing());
  }

  /** A directory may hold thousands of units, each with a fact: a list for each would be the square of them. */
  @Test
  void unitsThatTheSameFactsShowShareOneList() {
    Evidence root = fact("iac.root", "live/main.tf");
    Evidence application = fact("gitops.application", "live/a.yml");
    Map<Unit, List<Evidence>> showing = facts(application, root).showing();
    assertThat(showing.get(SHOP_IN_TEST))
        .containsExactly(root, application)
        .isSameAs(showing.get(SHOP_IN_PRODUCTION));
  }

  @Test
  void ofAUnitThatIsNamedAndOneOfItsDirectoryTheFactsAreInTheOrderOfTheKinds() {
    Evidence application = fact("gitops.application", "x.yml").with("dir", "live");
    Evidence root = fact("iac.root", "x.tf").with("unit", "live@test");
    Map<Unit, List<Evidence>> showing = facts(application, root).showing();
    assertThat(showing.get(SHOP_IN_TEST)).containsExactly(root, application);
    assertThat(showing.get(SHOP_IN_PRODUCTION)).containsExactly(application);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "iac.root, 1",
    "iac.module, 1",
    "iac.script, 1",
    "helm.chart, 1",
    "gitops.application, 1",
    "iac.definition, 1",
    "ci.check, 0",
    "policy.definition, 0",
    // a library of policies is provisioned by nobody
    "iac.definition policy.definition, 0",
    "iac.root iac.definition policy.definition, 1",
  })
  void anUnreadFileMayDeclareUnitsWhereItMayHoldTheirDefinitions(String kinds, long units) {
    assertThat(new Facts(unread(Set.of(kinds.split(" ")))).hiddenUnits()).isEqualTo(units);
  }

  @Test
  void whatAnUnreadFileHidesIsBoundedByWhatItMayHold() {
    Facts facts = new Facts(unread(Set.of("ci.check")));
    assertThat(facts.hiddenFiles(any("ci.check"))).isEqualTo(1);
    assertThat(facts.hiddenFacts(any("ci.check"))).isEqualTo(3);
    assertThat(facts.unitsOfHidden(any("ci.check"))).as("those around it").isEqualTo(2);
    assertThat(facts.hiddenFiles(any("ci.apply"))).isZero();
    assertThat(facts.hiddenFacts(any("ci.apply"))).isZero();
    assertThat(facts.unitsOfHidden(any("ci.apply"))).isZero();
  }

  @Test
  void whatIsLookedForIsWhatADetectorMayEmitOrWasSeen() {
    Facts facts = facts(fact("ci.apply", "a.yml"));
    assertThat(facts.lookedFor(any("ci.check"))).isTrue();
    assertThat(facts.lookedFor(any("ci.apply"))).isTrue();
    assertThat(facts.lookedFor(any("ci.publish"))).isFalse();
    Filter either =
        new Filter(List.of("ci.check", "ci.publish"), new AttributeTest.AllOf(List.of()));
    assertThat(facts.lookedFor(either)).isTrue();
  }

  @Test
  void thePastIsCutWhereAnyExtentSaysSo() {
    assertThat(Facts.isHistory(any("history.release"))).isTrue();
    assertThat(Facts.isHistory(any("ci.check"))).isFalse();
    Filter either =
        new Filter(List.of("ci.check", "history.release"), new AttributeTest.AllOf(List.of()));
    assertThat(Facts.isHistory(either)).isTrue();
    assertThat(facts().isHistoryCut()).isFalse();
    assertThat(facts(extent("a").with("cut", false)).isHistoryCut()).isFalse();
    assertThat(facts(extent("a").with("cut", false), extent("b").with("cut", true)).isHistoryCut())
        .isTrue();
  }

  @Test
  void ofSeveralRepositoriesTheOneWithMostDirectPushesSpeaks() {
    assertThat(facts(extent("a").with("direct-pushes", 5)).directPushes()).contains(5L);
    assertThat(
            facts(extent("a").with("direct-pushes", 5), extent("b").with("direct-pushes", 40))
                .directPushes())
        .contains(40L);
    assertThat(facts(extent("a").with("direct-pushes", 5), extent("b")).directPushes())
        .as("one of them is not known")
        .isEmpty();
    assertThat(facts().directPushes()).isEmpty();
  }

  private static String unitsOf(Evidence fact) {
    return String.join(" ", facts(fact).unitsOf(fact).stream().map(Unit::id).toList());
  }

  private static Evidence extent(String repository) {
    return fact("history.extent", repository);
  }

  private static Evidence fact(String kind, String file) {
    return Evidence.of(kind, Location.of(RepoPath.of(file), 1));
  }

  private static Filter any(String kind) {
    return Scene.any(kind);
  }

  @Test
  void whatMeasuresMakeOfTheFactsIsMadeOnceForAllRolesToo() {
    Facts facts = facts();
    int[] made = {0};
    Object first = facts.derived(Made.class, all -> new Made(++made[0]));
    assertThat(facts.as(Role.LIBRARY).derived(Made.class, all -> new Made(++made[0])))
        .isSameAs(first);
    assertThat(made[0]).isEqualTo(1);
  }

  private record Made(int number) {}

  private static Facts facts(Evidence... facts) {
    return new Facts(observations(List.of(facts), List.of()));
  }

  private static Observations unread(Set<String> kinds) {
    Problem problem =
        new Problem("yaml-syntax", RepoPath.of("live/bad.yml"), 1, "cannot be read", true);
    return observations(List.of(), List.of(new Unread(problem, kinds, 250)));
  }

  private static Observations observations(List<Evidence> facts, List<Unread> unread) {
    return new Observations(
        new Units(List.of(SHOP, SHOP_IN_TEST, SHOP_IN_PRODUCTION, WHOLE)),
        facts,
        Set.of("ci.check"),
        unread,
        Scope.REPOSITORY,
        List.of(),
        Role.DEPLOYMENT,
        LocalDate.of(2024, 6, 30));
  }

  private static MeasureDeclaration declared(String name) {
    return new MeasureDeclaration(
        name, "counting", "", "units", "", new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  private static Unit unit(String directory, String environment) {
    return new Unit(
        Unit.Kind.ROOT,
        RepoPath.of(directory),
        "terraform",
        environment,
        Unit.Style.DECLARATIVE,
        Unit.Traits.NONE,
        Location.of(RepoPath.of(directory).child("main.tf"), 1),
        Origin.OWN);
  }
}
