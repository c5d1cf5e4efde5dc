package dev.tidemark.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.TextSnapshot;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

  @ParameterizedTest
  @CsvSource({
    "vendor/x/main.tf, VENDORED",
    "vendor-portal/main.tf, OWN",
    "app/node_modules/x/y.json, VENDORED",
    "app/.terraform/modules/m/main.tf, VENDORED",
    "third_party/x.yaml, VENDORED",
    "test/main.tf, OWN",
    "tests/unit/main.tftest.hcl, OWN",
    "test/data/main.tf, FIXTURE",
    "test/golden/main.tf, FIXTURE",
    "src/test/resources/main.tf, FIXTURE",
    "Tests/mocks/network.json, FIXTURE",
    "e2e/resources/main.tf, OWN",
    "src/main/resources/main.tf, OWN",
    "images/golden/build.pkr.hcl, OWN",
    "data/main.tf, OWN",
    "pkg/testdata/x.yaml, FIXTURE",
    "pkg/cassettes/x.yaml, FIXTURE",
    "rules/validation_test_data/x.yaml, FIXTURE",
    "fixtures/main.tf, FIXTURE",
    "fixture-service/main.tf, OWN",
    "policy/.kyverno-test/resource.yaml, FIXTURE",
    "charts/app/tests/__snapshot__/x.yaml.snap, FIXTURE",
    "examples/simple/main.tf, EXAMPLE",
    "modules/vpc/examples/simple/main.tf, EXAMPLE",
    "examples-service/main.tf, OWN",
    "example-apps/web/docker-compose.yml, EXAMPLE",
    "modules/sample_editor/main.tf, OWN",
    "Examples/Simple/main.tf, EXAMPLE",
    "samples/x.yaml, EXAMPLE",
    "templates/service/skeleton/Dockerfile, EXAMPLE",
    "modules/web/.boilerplate/terragrunt.hcl, EXAMPLE",
    "_scaffold/service/_skel/Chart.yaml, EXAMPLE",
    "charts/scaffold/Chart.yaml, OWN",
    "helmfile.d/services/_example_/helmfile.yaml, EXAMPLE",
    "codelabs/simple/main.tf, EXAMPLE",
    "tutorials/first/main.tf, EXAMPLE",
    "modules/tutor/main.tf, OWN",
    ".archive/apps/web/release.yaml, EXAMPLE",
    "terraform/_archive/main.tf, EXAMPLE",
    "modules/archive/main.tf, OWN",
    "docs/snippet.yaml, DOCUMENTATION",
    "docs/runbook.md, OWN",
    ".github/actions/docs/action.yml, OWN",
    ".github/docs/setup.yml, DOCUMENTATION",
    "examples/README.md, EXAMPLE",
    "vendor/lib/docs/usage.md, VENDORED",
    "vendor_modules/stdlib/manifests/init.pp, VENDORED",
    "vendor/lib/generated/x.yaml, VENDORED",
    "examples/shop/docs/setup.md, EXAMPLE",
    "generated/docs/x.md, OWN",
    "app/.terraform.lock.hcl, GENERATED",
    "charts/app/Chart.lock, GENERATED",
    "app/zz_generated.deepcopy.go, GENERATED",
    "app/generated/x.yaml, GENERATED",
    "examples/simple/.terraform.lock.hcl, EXAMPLE",
    "vendor/x/testdata/y.tf, FIXTURE",
    "examples/node_modules/y.json, VENDORED",
    "said.tf, GENERATED",
    "examples/said.tf, EXAMPLE",
  })
  void namesTell(String path, Origin origin) {
    TextSnapshot snapshot = TextSnapshot.of("-- main.tf --\nx\n-- " + path + " --\nx\n");
    Set<RepoPath> saying = Set.of(RepoPath.of("said.tf"), RepoPath.of("examples/said.tf"));
    assertThat(Origins.of(snapshot, saying, List.of()).apply(RepoPath.of(path))).isEqualTo(origin);
  }

  @Test
  void aDemoBesideEnvironmentsIsOne() {
    TextSnapshot snapshot =
        TextSnapshot.of(
            "-- env/prod/main.tf --\nx\n-- env/demo/main.tf --\nx\n-- demo/x.tf --\nx\n");
    assertThat(origin(snapshot, "env/demo/main.tf")).isEqualTo(Origin.OWN);
    assertThat(origin(snapshot, "demo/x.tf")).isEqualTo(Origin.EXAMPLE);
  }

  @Test
  void howThirdPartiesAreDeployedIsOwn() {
    TextSnapshot deployed =
        TextSnapshot.of(
            "-- components/third-party/keda/kustomization.yaml --\nx\n"
                + "-- components/third-party/keda/release.yaml --\nx\n"
                + "-- components/third-party/tekton/v1/release.yaml --\nx\n"
                + "-- clusters/dev/third_party/kustomization.yaml --\nx\n"
                + "-- clusters/dev/third_party/keda.yaml --\nx\n");
    assertThat(origin(deployed, "components/third-party/keda/release.yaml")).isEqualTo(Origin.OWN);
    assertThat(origin(deployed, "components/third-party/tekton/v1/release.yaml"))
        .isEqualTo(Origin.OWN);
    assertThat(origin(deployed, "clusters/dev/third_party/keda.yaml")).isEqualTo(Origin.OWN);
  }

  @Test
  void copiesOfThirdPartiesAreVendoredWhateverLiesDeepInThem() {
    TextSnapshot copied =
        TextSnapshot.of(
            "-- third_party/operator/config/default/kustomization.yaml --\nx\n"
                + "-- third_party/operator/main.go --\nx\n"
                + "-- third_party/one/kustomization.yaml --\nx\n"
                + "-- third_party/lib/x.go --\nx\n"
                + "-- vendor/app/kustomization.yaml --\nx\n");
    assertThat(origin(copied, "third_party/operator/config/default/kustomization.yaml"))
        .isEqualTo(Origin.VENDORED);
    assertThat(origin(copied, "third_party/lib/x.go")).isEqualTo(Origin.VENDORED);
    assertThat(origin(copied, "vendor/app/kustomization.yaml")).isEqualTo(Origin.VENDORED);
  }

  @Test
  void examplesAreOwnWhereNothingElseIsThere() {
    TextSnapshot all =
        TextSnapshot.of(
            "-- .github/workflows/ci.yml --\nx\n-- README.md --\nx\n-- examples/web/main.tf --\nx\n"
                + "-- examples/web/testdata/x.tf --\nx\n");
    assertThat(origin(all, "examples/web/main.tf")).isEqualTo(Origin.OWN);
    assertThat(origin(all, "examples/web/testdata/x.tf")).isEqualTo(Origin.FIXTURE);
    TextSnapshot module = TextSnapshot.of("-- main.tf --\nx\n-- examples/web/main.tf --\nx\n");
    assertThat(origin(module, "examples/web/main.tf")).isEqualTo(Origin.EXAMPLE);
    TextSnapshot modules = TextSnapshot.of("-- modules/a/x.tf --\nx\n-- examples/main.tf --\nx\n");
    assertThat(origin(modules, "examples/main.tf")).isEqualTo(Origin.EXAMPLE);
  }

  @Test
  void attributesOutrankNamesAndDeeperOnesThoseAbove() {
    TextSnapshot snapshot =
        TextSnapshot.of(
            """
            -- .gitattributes --
            # a comment with linguist-vendored
            ours/** linguist-vendored
            vendor/** -linguist-vendored
            *.rendered.yaml linguist-generated=true
            *.lock.hcl linguist-generated=false
            -- ours/.gitattributes --
            *.tf linguist-vendored=false
            -- ours/main.tf --
            x
            -- ours/main.yaml --
            x
            -- vendor/main.tf --
            x
            -- a/b.rendered.yaml --
            x
            -- .terraform.lock.hcl --
            x
            """);
    assertThat(origin(snapshot, "ours/main.tf")).isEqualTo(Origin.OWN);
    assertThat(origin(snapshot, "ours/main.yaml")).isEqualTo(Origin.VENDORED);
    assertThat(origin(snapshot, "vendor/main.tf")).isEqualTo(Origin.OWN);
    assertThat(origin(snapshot, "a/b.rendered.yaml")).isEqualTo(Origin.GENERATED);
    assertThat(origin(snapshot, ".terraform.lock.hcl")).isEqualTo(Origin.OWN);
  }

  @Test
  void theConfigurationOutranksAll() {
    TextSnapshot snapshot =
        TextSnapshot.of("-- vendor/a/main.tf --\nx\n-- vendor/b/main.tf --\nx\n");
    List<OriginRule> rules =
        List.of(
            new OriginRule(Glob.ignore("vendor/"), Origin.OWN),
            new OriginRule(Glob.ignore("vendor/b/"), Origin.FIXTURE));
    Origins origins = Origins.of(snapshot, Set.of(), rules);
    assertThat(origins.apply(RepoPath.of("vendor/a/main.tf"))).isEqualTo(Origin.OWN);
    assertThat(origins.apply(RepoPath.of("vendor/b/main.tf"))).isEqualTo(Origin.FIXTURE);
  }

  private static Origin origin(TextSnapshot snapshot, String path) {
    return Origins.of(snapshot, Set.of(), List.of()).apply(RepoPath.of(path));
  }

  @Test
  void whatRulesAreTriedOnIsAFixtureBesideThemAlone() {
    TextSnapshot beside =
        TextSnapshot.of("-- policies/a.py --\nx\n-- test-infrastructure/main.tf --\nx\n");
    assertThat(origin(beside, "test-infrastructure/main.tf")).isEqualTo(Origin.FIXTURE);
    TextSnapshot alone =
        TextSnapshot.of("-- app/main.tf --\nx\n-- test-infrastructure/main.tf --\nx\n");
    assertThat(origin(alone, "test-infrastructure/main.tf")).isEqualTo(Origin.OWN);
  }

  @Test
  void scenariosBesideRolesTryThemOutAndAnAppOfThatNameDoesNot() {
    TextSnapshot role =
        TextSnapshot.of(
            "-- roles/a/tasks/main.yml --\nx\n-- roles/a/molecule/default/converge.yml --\nx\n");
    assertThat(origin(role, "roles/a/molecule/default/converge.yml")).isEqualTo(Origin.FIXTURE);
    assertThat(origin(role, "roles/a/tasks/main.yml")).isEqualTo(Origin.OWN);
    TextSnapshot app = TextSnapshot.of("-- apps/molecule/a.yaml --\nx\n-- apps/b/a.yaml --\nx\n");
    assertThat(origin(app, "apps/molecule/a.yaml")).isEqualTo(Origin.OWN);
  }
}
