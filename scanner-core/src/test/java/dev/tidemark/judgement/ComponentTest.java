package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a repository speaks of one of its components. */
final class ComponentTest {
  private static final RepoPath SHOP = RepoPath.of("apps/shop");

  @ParameterizedTest
  @CsvSource({
    "iac.root, apps/shop/main.tf, , , true",
    "iac.root, apps/site/main.tf, , , false",
    "iac.root, apps/shopping/main.tf, , , false",
    "ci.environment, deploy.yml, , , true",
    "ci.check, check.yml, , , false",
    "ci.check, check.yml, targets, apps/shop, true",
    "ci.check, check.yml, targets, apps/shop/live, true",
    "ci.check, check.yml, targets, apps, true",
    "ci.check, check.yml, targets, ., true",
    "ci.check, check.yml, targets, apps/site, false",
    "ci.check, check.yml, targets, apps/**, true",
    "ci.check, check.yml, targets, apps/site*/live, true",
    "ci.check, check.yml, targets, apps/site/*, false",
    "ci.check, check.yml, targets, *, true",
    "docs.runbook, docs/shop.md, unit, apps/shop@prod, true",
    "docs.runbook, docs/shop.md, unit, apps/shop, true",
    "docs.runbook, docs/shop.md, unit, apps, false",
    "docs.runbook, docs/shop.md, unit, ., false",
    "docs.runbook, docs/shop.md, dir, apps/shop/live, true",
    "docs.runbook, docs/shop.md, subject, apps/shop, true",
    "docs.runbook, docs/shop.md, about, apps/shop, false",
  })
  void aFactSpeaksOfItByItsPlaceItsTargetsOrItsUnit(
      String kind, String file, String attribute, String value, boolean speaks) {
    Evidence fact = Evidence.of(kind, Location.of(RepoPath.of(file), 1));
    Evidence whole =
        attribute == null
            ? fact
            : attribute.equals("targets")
                ? fact.with(attribute, List.of(value))
                : fact.with(attribute, value);
    assertThat(Component.within(SHOP, observations(List.of(whole))).evidence().isEmpty())
        .isEqualTo(!speaks);
  }

  @Test
  void itsUnitsAreThoseInIt() {
    assertThat(Component.within(SHOP, observations(List.of())).units().all())
        .extracting(Unit::id)
        .containsExactly("apps/shop/live");
  }

  @Test
  void whatCouldNotBeReadMattersInItAboveAllAndInPipelines() {
    assertThat(Component.within(SHOP, observations(List.of())).unread())
        .extracting(one -> one.problem().path().value())
        .containsExactly("", "apps/shop/live/main.tf", "check.yml");
  }

  private static Observations observations(List<Evidence> facts) {
    return new Observations(
        new Units(Stream.of("apps/shop/live", "apps/site").map(ComponentTest::root).toList()),
        facts,
        Set.of(),
        List.of(
            unread("", "history.change"),
            unread("apps/shop/live/main.tf", "iac.root"),
            unread("apps/site/main.tf", "iac.root"),
            unread("check.yml", "ci.check")),
        Scope.REPOSITORY,
        List.of(),
        Role.DEPLOYMENT,
        LocalDate.of(2024, 6, 30));
  }

  private static Unread unread(String path, String kind) {
    return new Unread(
        new Problem("syntax", RepoPath.of(path), 1, "cannot be read", true), Set.of(kind), 100);
  }

  private static Unit root(String directory) {
    return new Unit(
        Unit.Kind.ROOT,
        RepoPath.of(directory),
        "terraform",
        "",
        Unit.Style.DECLARATIVE,
        Unit.Traits.NONE,
        Location.of(RepoPath.of(directory + "/main.tf"), 1),
        Origin.OWN);
  }
}
