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
}
