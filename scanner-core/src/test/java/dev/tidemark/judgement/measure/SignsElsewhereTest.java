package dev.tidemark.judgement.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Role;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignsElsewhereTest {
  private static final List<Unit> UNITS =
      List.of(root("acme/shop"), root("acme/shop/live"), root("acme/shopping"), root("acme/site"));

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

  private static Evidence of(String kind, String repository) {
    return Evidence.of(kind, Location.of(RepoPath.of(repository + "/README.md"), 3))
        .with("repository", repository);
  }

  private static Filter filter(String kind) {
    return new Filter(List.of(kind), new AttributeTest.AllOf(List.of()));
  }

  private static long among(Scope scope, Evidence... evidence) {
    TreeMap<String, Filter> filters = new TreeMap<>();
    filters.put("elsewhere", filter("ci.external"));
    filters.put("answered", filter("docs.adhoc-apply"));
    MeasureDeclaration declared =
        new MeasureDeclaration(
            "applied", "units-reached", "", "units", "", filters, new TreeMap<>(), new TreeMap<>());
    Observations observations =
        new Observations(
            new Units(UNITS),
            List.of(evidence),
            Set.of(),
            List.of(),
            scope,
            List.of(),
            Role.MIXED,
            LocalDate.EPOCH);
    return new SignsElsewhere(declared, new Facts(observations)).among(UNITS);
  }

  @Test
  void aSignIsAboutTheUnitsOfItsOwnRepository() {
    assertThat(among(Scope.ORGANISATION, of("ci.external", "acme/shop"))).isEqualTo(2);
  }

  @Test
  void whatAnotherRepositoryTellsPeopleToTypeIsNoAnswer() {
    Evidence sign = of("ci.external", "acme/shop");
    assertThat(among(Scope.ORGANISATION, sign, of("docs.adhoc-apply", "acme/site"))).isEqualTo(2);
    assertThat(among(Scope.ORGANISATION, sign, of("docs.adhoc-apply", "acme/shop"))).isZero();
  }

  @Test
  void oneRepositoryIsAskedByItsRubric() {
    assertThat(among(Scope.REPOSITORY, of("ci.external", "acme/shop"))).isZero();
  }
}
