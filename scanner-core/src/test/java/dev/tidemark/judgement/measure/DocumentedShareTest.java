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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DocumentedShareTest {

  @Test
  void onePlaceStandsForWhatOneDocumentWouldDo() {
    Measured share =
        documented(
            List.of(play("a"), play("b"), chart("charts/shop")),
            shown("iac.root", "plays/a.yml", "plays"),
            shown("iac.root", "plays/b.yml", "plays"),
            shown("iac.module", "charts/shop/Chart.yaml", "charts/shop"),
            shown("helm.chart", "charts/shop/Chart.yaml", "charts/shop"));
    assertThat(share.of() - share.with()).isEqualTo(2);
    assertThat(share.lacking())
        .extracting(fact -> fact.location().path().value())
        .containsExactlyInAnyOrder("plays/a.yml", "charts/shop/Chart.yaml");
  }

  @Test
  void whatIsDocumentedIsNoPlaceToChange() {
    Measured share =
        documented(
            List.of(play("a"), chart("charts/shop")),
            shown("iac.root", "plays/a.yml", "plays"),
            shown("helm.chart", "charts/shop/Chart.yaml", "charts/shop"),
            shown("docs.readme", "charts/shop/README.md", "charts/shop"));
    assertThat(share.with()).isEqualTo(1);
    assertThat(share.lacking()).hasSize(1);
  }

  @Test
  void whatNothingShowsIsCountedAndHasNoPlace() {
    Measured share = documented(List.of(play("a")));
    assertThat(share.of()).isEqualTo(1);
    assertThat(share.lacking()).isEmpty();
  }

  private static Measured documented(List<Unit> units, Evidence... evidence) {
    Filter by = new Filter(List.of("docs.readme"), new AttributeTest.AllOf(List.of()));
    MeasureDeclaration declared =
        new MeasureDeclaration(
            "documented",
            "documented-share",
            "",
            "units",
            "",
            new TreeMap<>(Map.of("by", by)),
            new TreeMap<>(),
            new TreeMap<>());
    Observations observations =
        new Observations(
            new Units(units),
            List.of(evidence),
            Set.of("docs.readme"),
            List.of(),
            Scope.REPOSITORY,
            List.of(),
            Role.MIXED,
            LocalDate.EPOCH);
    return new DocumentedShare().measure(declared, new Facts(observations));
  }

  private static Evidence shown(String kind, String file, String directory) {
    return Evidence.of(kind, Location.of(RepoPath.of(file), 1)).with("dir", directory);
  }

  private static Unit play(String name) {
    return unit(Unit.Kind.ROOT, "plays", "ansible", "plays/" + name + ".yml");
  }

  private static Unit chart(String directory) {
    return unit(Unit.Kind.CHART, directory, "helm", directory + "/Chart.yaml");
  }

  private static Unit unit(Unit.Kind kind, String directory, String tool, String file) {
    return new Unit(
        kind,
        RepoPath.of(directory),
        tool,
        "",
        Unit.Style.DECLARATIVE,
        Unit.Traits.NONE,
        Location.of(RepoPath.of(file), 1),
        Origin.OWN);
  }
}
