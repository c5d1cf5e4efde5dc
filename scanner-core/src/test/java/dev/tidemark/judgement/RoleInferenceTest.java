package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleInferenceTest {
  private static final Evidence RECONCILED =
      fact("gitops.application").with("targets", List.of("apps/production"));
  private static final Evidence APPLIED = fact("ci.apply").with("trigger", "push");
  private static final Evidence TITLED_EXAMPLE =
      fact("docs.readme").with("says-it-is", List.of("demo"));
  private static final Evidence REFERENCE =
      fact("docs.readme").with("says-it-is", List.of("reference"));
  private static final Evidence PUBLISHED = fact("ci.publish").with("what", "module");

  @Test
  void whatAControllerAppliesIsADeployment() {
    assertThat(role(units(Unit.Kind.RELEASE), RECONCILED)).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void anExampleForAControllerIsABlueprint() {
    assertThat(role(units(Unit.Kind.RELEASE), RECONCILED, TITLED_EXAMPLE))
        .isEqualTo(Role.BLUEPRINT);
  }

  @Test
  void whatIsThereToStartFromIsABlueprintThoughControllersObjectsLieInIt() {
    Evidence starter = fact("docs.readme").with("says-it-is", List.of("starter"));
    assertThat(role(units(Unit.Kind.RELEASE), RECONCILED, starter)).isEqualTo(Role.BLUEPRINT);
    assertThat(role(units(Unit.Kind.RELEASE), APPLIED, starter)).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void imagesOfMachinesAreOfferedToOthers() {
    Evidence machine = fact("image.build").with("tool", "packer").with("image-kind", "machine");
    Evidence container = fact("image.build").with("tool", "packer").with("image-kind", "container");
    Evidence docker = fact("image.build").with("tool", "docker").with("image-kind", "container");
    assertThat(role(List.of(), machine, container)).isEqualTo(Role.LIBRARY);
    assertThat(role(List.of(), machine, docker)).isEqualTo(Role.APPLICATION);
    assertThat(role(units(Unit.Kind.ROOT), machine)).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void whatSomebodyMayForkIsStillDeployedWhereAControllerAppliesIt() {
    assertThat(role(units(Unit.Kind.RELEASE), RECONCILED, REFERENCE)).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void whatAPipelineAppliesIsADeploymentWhateverItCallsItself() {
    assertThat(role(units(Unit.Kind.ROOT), APPLIED, TITLED_EXAMPLE)).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void examplesBesideMoreModulesThatArePublishedMakeALibrary() {
    List<Unit> units = units(Unit.Kind.ROOT, Unit.Kind.MODULE, Unit.Kind.MODULE);
    assertThat(role(units, TITLED_EXAMPLE, PUBLISHED)).isEqualTo(Role.LIBRARY);
    assertThat(role(units, TITLED_EXAMPLE)).isEqualTo(Role.BLUEPRINT);
  }

  @Test
  void whatServesTheProjectsOwnPipelinesIsNoDeployment() {
    List<Unit> units = units(Unit.Kind.ROOT, Unit.Kind.MODULE, Unit.Kind.MODULE);
    Evidence own = APPLIED.with("targets", List.of(".github/runners/infra"));
    Evidence both = APPLIED.with("targets", List.of(".github/runners/infra", "app"));
    assertThat(role(units, own, PUBLISHED)).isEqualTo(Role.LIBRARY);
    assertThat(role(units, both, PUBLISHED)).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void whatOthersLaunchIsABlueprintThoughAPipelineShowsHow() {
    Evidence launched = fact("docs.readme").with("says-it-is", List.of("launched", "reference"));
    Evidence button = fact("docs.readme").with("says-it-is", List.of("launched"));
    assertThat(role(units(Unit.Kind.ROOT), APPLIED, launched)).isEqualTo(Role.BLUEPRINT);
    assertThat(role(units(Unit.Kind.ROOT), APPLIED, button)).isEqualTo(Role.DEPLOYMENT);
    assertThat(role(units(Unit.Kind.ROOT), APPLIED, REFERENCE)).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void oneRootAsideFromManyReleasedModulesServesThem() {
    Evidence tag = fact("history.release").with("version", true);
    List<Unit> many = new ArrayList<>(units(Unit.Kind.ROOT));
    many.addAll(modules(10));
    assertThat(role(many, APPLIED, tag)).isEqualTo(Role.LIBRARY);
    assertThat(role(many.subList(0, many.size() - 1), APPLIED, tag)).isEqualTo(Role.MIXED);
    assertThat(role(many, APPLIED)).isEqualTo(Role.DEPLOYMENT);
  }

  private static List<Unit> modules(int count) {
    Unit.Kind[] kinds = new Unit.Kind[count + 1];
    Arrays.fill(kinds, Unit.Kind.MODULE);
    return units(kinds).subList(1, count + 1);
  }

  @Test
  void modulesThatAreCalledHereServeTheRootsHoweverMany() {
    List<Unit> units = units(Unit.Kind.ROOT, Unit.Kind.MODULE, Unit.Kind.MODULE);
    Evidence first = fact("iac.module").with("dir", "unit1").with("called", true);
    Evidence second = fact("iac.module").with("dir", "unit2").with("called", true);
    Evidence uncalled = fact("iac.module").with("dir", "unit2").with("called", false);
    assertThat(role(units, first, second)).isEqualTo(Role.DEPLOYMENT);
    assertThat(role(units, first, uncalled)).isEqualTo(Role.DEPLOYMENT);
    assertThat(role(units, uncalled)).isEqualTo(Role.LIBRARY);
    assertThat(role(units, first, second, PUBLISHED)).isEqualTo(Role.LIBRARY);
    Evidence tagged = fact("history.release").with("version", true);
    assertThat(role(units(Unit.Kind.ROOT, Unit.Kind.CHART), tagged)).isEqualTo(Role.DEPLOYMENT);
    assertThat(role(units(Unit.Kind.CHART), tagged)).isEqualTo(Role.LIBRARY);
  }

  @Test
  void aPackageOfAProgramBesideRootsMakesNoLibraryOfThem() {
    Evidence program = fact("ci.publish").with("what", "package");
    assertThat(role(units(Unit.Kind.ROOT, Unit.Kind.ROOT), program)).isEqualTo(Role.DEPLOYMENT);
    assertThat(role(units(Unit.Kind.ROOT, Unit.Kind.ROOT), PUBLISHED)).isEqualTo(Role.LIBRARY);
    assertThat(role(List.of(), program)).isEqualTo(Role.LIBRARY);
    assertThat(role(units(Unit.Kind.ROOT), fact("ci.publish"))).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void pipelinesForOthersMakeALibraryUnlessSomethingIsDeclaredBesideThem() {
    Evidence[] offered = pipelines(4, 3, false);
    assertThat(role(units(Unit.Kind.SCRIPT), offered)).isEqualTo(Role.LIBRARY);
    assertThat(role(units(Unit.Kind.ROOT), offered)).isEqualTo(Role.DEPLOYMENT);
    assertThat(role(units(Unit.Kind.SCRIPT), pipelines(4, 3, true))).isEqualTo(Role.DEPLOYMENT);
    assertThat(role(units(Unit.Kind.SCRIPT), pipelines(9, 3, false))).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void templatesForOthersMakeALibraryWhereNothingIsDelivered() {
    Evidence template = fact("selfservice.template");
    assertThat(role(List.of(), template, fact("image.build"))).isEqualTo(Role.LIBRARY);
    assertThat(role(units(Unit.Kind.ROOT), template)).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void whatIsPackagedForOthersIsALibraryUnlessAPipelineAppliesIt() {
    List<Unit> units = units(Unit.Kind.ROOT, Unit.Kind.ROOT, Unit.Kind.LIBRARY);
    Evidence role = fact("iac.module").with("dir", "unit2").with("called", true);
    assertThat(role(units, role)).isEqualTo(Role.DEPLOYMENT);
    assertThat(role(units, role.with("packaged", true))).isEqualTo(Role.LIBRARY);
    assertThat(
            role(
                units,
                role.with("packaged", true),
                fact("ci.apply").with("targets", List.of("unit0"))))
        .isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void manyTemplatesThatAnOverlayInstallsAreALibraryThoughTheyApplyWhatTheirCallersHave() {
    Evidence called =
        fact("ci.apply").with("trigger", "upstream").with("triggers", List.of("call"));
    Evidence pushed = fact("ci.apply").with("trigger", "commit").with("triggers", List.of("push"));
    List<Unit> overlay = units(Unit.Kind.RELEASE);
    assertThat(role(overlay, with(called, pipelines(10, 10, false)))).isEqualTo(Role.LIBRARY);
    assertThat(role(overlay, with(pushed, pipelines(10, 10, false)))).isEqualTo(Role.DEPLOYMENT);
    assertThat(role(overlay, with(called, pipelines(9, 9, false)))).isEqualTo(Role.DEPLOYMENT);
    assertThat(role(overlay, with(called, pipelines(10, 10, true)))).isEqualTo(Role.DEPLOYMENT);
  }

  @Test
  void anActionIsALibraryWhateverItsOwnPipelinesTryOut() {
    Evidence action = templateAt("action.yaml").with("what", "composite-action");
    Evidence deploy = fact("ci.apply").with("what", "application");
    assertThat(role(List.of(), action, deploy)).isEqualTo(Role.LIBRARY);
    Evidence beside = templateAt(".github/actions/setup/action.yml");
    assertThat(role(List.of(), beside.with("what", "composite-action"), deploy))
        .isEqualTo(Role.APPLICATION);
    assertThat(role(List.of(), templateAt("deploy.yml").with("what", "template"), deploy))
        .isEqualTo(Role.APPLICATION);
    assertThat(role(List.of(), action, fact("image.build"))).isEqualTo(Role.APPLICATION);
    Evidence image = fact("ci.publish").with("what", "image");
    assertThat(role(List.of(), action, image)).isEqualTo(Role.APPLICATION);
    assertThat(role(units(Unit.Kind.ROOT), action)).isEqualTo(Role.DEPLOYMENT);
  }

  private static Evidence templateAt(String path) {
    return Evidence.of("ci.template", Location.of(RepoPath.of(path))).with("consumed-inside", true);
  }

  private static Evidence[] with(Evidence one, Evidence... others) {
    List<Evidence> all = new ArrayList<>(List.of(others));
    all.add(one);
    return all.toArray(Evidence[]::new);
  }

  private static Evidence[] pipelines(int all, int templates, boolean usedHere) {
    List<Evidence> facts = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      Location place = Location.of(RepoPath.of("ci/" + i + ".yml"));
      facts.add(Evidence.of("ci.pipeline", place));
      if (i < templates) {
        facts.add(Evidence.of("ci.template", place).with("consumed-inside", usedHere));
      }
    }
    return facts.toArray(Evidence[]::new);
  }

  private static Role role(List<Unit> units, Evidence... evidence) {
    return RoleInference.of(new Units(units), List.of(evidence));
  }

  private static Evidence fact(String kind) {
    return Evidence.of(kind, Location.of(RepoPath.of("README.md")));
  }

  private static List<Unit> units(Unit.Kind... kinds) {
    List<Unit> units = new ArrayList<>();
    for (Unit.Kind kind : kinds) {
      RepoPath place = RepoPath.of("unit" + units.size());
      units.add(
          new Unit(
              kind,
              place,
              "terraform",
              "",
              Unit.Style.DECLARATIVE,
              Unit.Traits.NONE,
              Location.of(place),
              Origin.OWN));
    }
    return units;
  }
}
