package dev.tidemark.judgement.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Role;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import dev.tidemark.rubric.Threshold;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsReachedTest {
  private static final Evidence ON_CHANGE_REQUESTS =
      Evidence.of("ci.check", Location.of(RepoPath.of(".github/workflows/pr.yml"), 7))
          .with("triggers", List.of("change-request"))
          .with("targets", List.of("shop"));

  private static Measured reachedWhere(int directPushes) {
    Unit root =
        new Unit(
            Unit.Kind.ROOT,
            RepoPath.of("shop"),
            "terraform",
            "",
            Unit.Style.DECLARATIVE,
            Unit.Traits.NONE,
            Location.of(RepoPath.of("shop/main.tf"), 1),
            Origin.OWN);
    Evidence history =
        Evidence.of("history.extent", Location.of(RepoPath.ROOT))
            .with("direct-pushes", directPushes);
    MeasureDeclaration declared =
        new MeasureDeclaration(
            "checked",
            "units-reached",
            "",
            "units",
            "",
            new TreeMap<>(
                Map.of("by", new Filter(List.of("ci.check"), new AttributeTest.AllOf(List.of())))),
            new TreeMap<>(Map.of("triggers", "every-change")),
            new TreeMap<>(Map.of("direct-pushes", new Threshold("tenth", 0.1))));
    Observations observations =
        new Observations(
            new Units(List.of(root)),
            List.of(ON_CHANGE_REQUESTS, history),
            Set.of("ci.check"),
            List.of(),
            Scope.REPOSITORY,
            List.of(),
            Role.MIXED,
            LocalDate.EPOCH);
    return new UnitsReached().measure(declared, new Facts(observations));
  }

  @Test
  void changeRequestsSufficeWhereTheMainlineTakesNothingElse() {
    assertThat(reachedWhere(5).with()).isEqualTo(1);
  }

  @Test
  void whereTheyDoNotSufficeTheirChecksAreShownAllTheSame() {
    Measured measured = reachedWhere(27);
    assertThat(measured.with()).isZero();
    assertThat(measured.having()).containsExactly(ON_CHANGE_REQUESTS);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                          | 0 of 0, 0.00 to 0.00, nothing",
        "root:a root:b                               | 0 of 2, 0.00 to 0.00",
        "root:a root:b tests@x.yml[targets=a]        | 1 of 2, 0.50 to 0.50",
        "root:a root:b tests@x.yml[targets=.]        | 2 of 2, 1.00 to 1.00",
        "root:a not-looked-for                       | 0 of 0, 0.00 to 1.00 because NO_DETECTOR",
        // a step of which nobody can tell whether it counts bounds the share, with those that do
        "root:a root:b tests@x.yml[targets=a,ok=unknown] | 0 of 2, 0.00 to 0.50 because UNRESOLVED",
        "root:a root:b tests@x.yml[targets=a,ok=yes] tests@y.yml[targets=b,ok=unknown] | 1 of 2, 0.50 to 1.00 because UNRESOLVED",
        // a file that may hold further steps, and one that may declare further units
        "root:a root:b tests@x.yml[targets=a] !tests@y.yml | 1 of 2, 0.50 to 1.00 because UNREADABLE",
        "root:a tests@x.yml[targets=a] !iac.root@c/x.tf | 1 of 1, 0.50 to 1.00 because UNREADABLE",
        "root:a !iac.root@c/x.tf                     | 0 of 1, 0.00 to 0.50 because UNREADABLE",
        // a module is reached with a unit that calls it, where that one is reached
        "root:a iac.module-use@a/m.tf[local=true,target=m] root:m tests@x.yml[targets=a] | 2 of 2, 1.00 to 1.00",
        "root:a iac.module-use@a/m.tf[local=true,target=m] root:m tests@x.yml[targets=b] | 0 of 2, 0.00 to 0.00",
      })
  void unitsThatStepsReach(String observed, String measured) {
    assertThat(
            Told.of(
                new UnitsReached(),
                observed.contains("ok=") ? "by=tests[ok=yes]" : "by=tests",
                observed))
        .isEqualTo(measured);
  }

  /** A tenth of all changes: at the bound itself change requests suffice. */
  @Test
  void atTheBoundOfDirectPushesChangeRequestsSuffice() {
    assertThat(reachedWhere(10).with()).isEqualTo(1);
    assertThat(reachedWhere(11).with()).isZero();
  }
}
