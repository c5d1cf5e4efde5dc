package dev.tidemark.judgement.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {
  private static final Location APPLICATION = Location.of(RepoPath.of("apps/gauge.yaml"), 1);

  private static final Evidence OF_A_CHART =
      Evidence.of("gitops.application", APPLICATION).with("tool", "argo-cd");

  @Test
  void whatAControllerInstallsFromElsewhereIsDeliveredByTheObjectThatSaysSo() {
    Reach reach = new Reach(List.of(OF_A_CHART));
    assertThat(reach.step(release(APPLICATION, ""))).contains(OF_A_CHART);
    assertThat(reach.step(release(Location.of(RepoPath.of("apps/gauge.yaml"), 9), ""))).isEmpty();
  }

  @Test
  void anObjectThatAppliesDirectoriesReachesThoseAlone() {
    Reach reach = new Reach(List.of(OF_A_CHART.with("targets", List.of("charts/gauge"))));
    assertThat(reach.step(release(APPLICATION, ""))).isEmpty();
  }

  @Test
  void anotherEnvironmentAndAStepOfAPipelineDeliverNoChart() {
    Evidence production = OF_A_CHART.with("environment", "production");
    assertThat(new Reach(List.of(production)).step(release(APPLICATION, "test"))).isEmpty();
    Evidence step = Evidence.of("ci.apply", APPLICATION);
    assertThat(new Reach(List.of(step)).step(release(APPLICATION, ""))).isEmpty();
  }

  @Test
  void anEnvironmentIsTheSameByItsShortName() {
    Reach reach = new Reach(List.of(OF_A_CHART.with("environment", "Production")));
    assertThat(reach.step(release(APPLICATION, "prod"))).isPresent();
    assertThat(reach.step(release(APPLICATION, "production"))).isPresent();
    assertThat(reach.step(release(APPLICATION, "preprod"))).isEmpty();
    assertThat(reach.step(release(APPLICATION, "prod-eu"))).isEmpty();
  }

  @Test
  void aStepThatTakesOneDirectoryReachesNoRootOfItsToolBelow() {
    Evidence apply =
        Evidence.of("ci.apply", APPLICATION).with("targets", List.of("apps")).with("tool", "x");
    Evidence alone = apply.with("alone", "terraform");
    assertThat(new Reach(List.of(alone)).step(root("apps", "terraform"))).contains(alone);
    assertThat(new Reach(List.of(alone)).step(root("apps/shop", "terraform"))).isEmpty();
    assertThat(new Reach(List.of(alone)).step(root("apps/shop", "pulumi"))).contains(alone);
    assertThat(new Reach(List.of(apply)).step(root("apps/shop", "terraform"))).contains(apply);
  }

  @ParameterizedTest(name = "{0} reaches {1}: {2}")
  @CsvSource({
    "live, live, true",
    "/live, live, true",
    "live, live/prod, true",
    "live, livestock, false",
    "live/prod, live, false",
    "live/*, live/prod, true",
    "live/*, live/prod/net, true",
    "live/*, live, true",
    "live/*/*, live, false",
    "live/*, other/prod, false",
    "live/pro?, live/prod, true",
    "live/pro?, live/pre, false",
    "live/**/*.tf, live/prod, true",
    "live/**/*.yaml, live/prod, false",
    "?ive/prod, live/prod, true",
    "*/prod, live/prod, true",
  })
  void directoriesAndGlobsReachWhatLiesInThem(String target, String directory, boolean reached) {
    Evidence apply =
        Evidence.of("ci.apply", APPLICATION).with("targets", List.of(target)).with("tool", "x");
    assertThat(new Reach(List.of(apply)).step(root(directory, "terraform")).isPresent())
        .isEqualTo(reached);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"apps/*.yaml, true", "apps/*.tf, true", "apps/*.json, false"})
  void aGlobOfFilesReachesTheFileThatDeclaresAndThoseOfItsCode(String target, boolean reached) {
    Evidence apply = Evidence.of("ci.apply", APPLICATION).with("targets", List.of(target));
    assertThat(new Reach(List.of(apply)).step(release(APPLICATION, "")).isPresent())
        .isEqualTo(reached);
  }

  @Test
  void aGlobNamesEachDirectoryItself() {
    Evidence alone =
        Evidence.of("ci.apply", APPLICATION)
            .with("targets", List.of("live/*"))
            .with("alone", "terraform");
    assertThat(new Reach(List.of(alone)).step(root("live/prod", "terraform"))).contains(alone);
  }

  @Test
  void aStepThatNamesNoEnvironmentReachesAll() {
    Evidence apply = Evidence.of("ci.apply", APPLICATION).with("targets", List.of("apps"));
    assertThat(new Reach(List.of(apply)).step(release(APPLICATION, "production"))).contains(apply);
  }

  @Test
  void theNextGlobThatAgreesIsTaken() {
    Evidence production =
        Evidence.of("ci.apply", APPLICATION)
            .with("targets", List.of("*ps"))
            .with("environment", "production");
    Evidence test =
        Evidence.of("ci.apply", APPLICATION)
            .with("targets", List.of("app*"))
            .with("environment", "test");
    Reach reach = new Reach(List.of(production, test));
    assertThat(reach.step(release(APPLICATION, "test"))).contains(test);
    assertThat(reach.step(release(APPLICATION, "prod"))).contains(production);
    assertThat(reach.step(release(APPLICATION, "qa"))).isEmpty();
  }

  @Test
  void aStepForOneKindOfUnitReachesNoOther() {
    Evidence apply =
        Evidence.of("ci.apply", APPLICATION)
            .with("targets", List.of("apps"))
            .with("reaches", "root");
    Reach reach = new Reach(List.of(apply));
    assertThat(reach.step(root("apps", "terraform"))).contains(apply);
    assertThat(reach.step(release(APPLICATION, ""))).isEmpty();
  }

  private static Unit root(String directory, String tool) {
    return new Unit(
        Unit.Kind.ROOT,
        RepoPath.of(directory),
        tool,
        "",
        Unit.Style.DECLARATIVE,
        Unit.Traits.NONE,
        Location.of(RepoPath.of(directory + "/main.tf"), 1),
        Origin.OWN);
  }

  private static Unit release(Location location, String environment) {
    return new Unit(
        Unit.Kind.RELEASE,
        RepoPath.of("apps"),
        "argo-cd",
        environment,
        Unit.Style.DECLARATIVE,
        Unit.Traits.NONE,
        location,
        Origin.OWN);
  }
}
