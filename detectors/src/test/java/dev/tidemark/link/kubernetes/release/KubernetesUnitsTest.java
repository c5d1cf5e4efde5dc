package dev.tidemark.link.kubernetes.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written in four places is delivered once. */
class KubernetesUnitsTest {

  @Test
  void countsWhatAControllerAppliesOnce() {
    assertThat(
            units(
                """
                -- clusters/production/apps.yaml --
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps}
                spec: {path: ./apps/production}
                -- apps/production/kustomization.yaml --
                resources: [../base]
                -- apps/base/kustomization.yaml --
                resources: [release.yaml]
                -- apps/base/release.yaml --
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: web}
                -- plain/web.yaml --
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: plain}
                """))
        .containsExactly("RELEASE flux apps/production@production", "RELEASE kubernetes plain");
  }

  @Test
  void whatAControllerAppliesIsNoBootstrapWhereverItIsFiled() {
    String files =
        """
        -- bootstrap/cache/application.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: cache}
        spec: {source: {repoURL: "https://charts.example.org", chart: cache, targetRevision: 1.0.0}}
        -- bootstrap/once/kustomization.yaml --
        resources: [cache.yaml]
        -- bootstrap/once/cache.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cache}
        """;
    assertThat(DetectorTester.landscape(files).units().all())
        .filteredOn(unit -> unit.traits().bootstrap())
        .extracting(unit -> unit.directory().value())
        .containsExactly("bootstrap/once");
  }

  @Test
  void aChartUnpackedInAnotherIsPartOfItAndOneBesideItIsNot() {
    assertThat(
            units(
                """
                -- charts/quay/Chart.yaml --
                apiVersion: v2
                name: quay
                version: 1.0.0
                -- charts/quay/charts/crane/Chart.yaml --
                apiVersion: v2
                name: crane
                version: 2.0.0
                -- charts/gauge/Chart.yaml --
                apiVersion: v2
                name: gauge
                version: 3.0.0
                -- broken/charts/x/Chart.yaml --
                name: [
                """))
        .containsExactly("CHART helm charts/gauge", "CHART helm charts/quay");
  }

  @Test
  void policiesThatAChartRendersMakeThatChartTheLibrary() {
    StringBuilder files = new StringBuilder("-- helm/rules/Chart.yaml --\nname: rules\n");
    for (String name : List.of("a", "b", "c")) {
      files
          .append("-- helm/rules/templates/" + name + ".yaml --\n")
          .append(
              "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: " + name + "}\n");
    }
    assertThat(units(files.toString()))
        .containsExactly("CHART helm helm/rules", "LIBRARY kubernetes-policies helm/rules");
    assertThat(units(files.toString().replace("-- helm/rules/Chart.yaml --", "-- helm/notes --")))
        .containsExactly("LIBRARY kubernetes-policies helm");
  }

  @Test
  void aBaseThatNobodyTookAndAReleasedVersionAreNotDelivered() {
    String base = "resources: [web.yaml]\n";
    String web = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n";
    assertThat(
            units(
                "-- scope/base/used/kustomization.yaml --\n"
                    + base
                    + "-- scope/base/used/web.yaml --\n"
                    + web
                    + "-- scope/base/spare/kustomization.yaml --\n"
                    + base
                    + "-- scope/base/spare/web.yaml --\n"
                    + web
                    + "-- scope/overlays/prod/kustomization.yaml --\nresources: [../../base/used]\n"
                    + "-- published/web/v1.2.0/kustomization.yaml --\n"
                    + base
                    + "-- published/web/v1.2.0/web.yaml --\n"
                    + web
                    + "-- alone/base/kustomization.yaml --\n"
                    + base
                    + "-- alone/base/web.yaml --\n"
                    + web))
        .containsExactly(
            "RELEASE kustomize alone/base", "RELEASE kustomize scope/overlays/prod@prod");
  }

  @Test
  void manyReleasesUnderOneApplicationAreDeliveredEachAsOne() {
    StringBuilder files =
        new StringBuilder(
            """
            -- flux/apps.yaml --
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: apps}
            spec: {path: ./apps}
            """);
    for (int i = 0; i < 10; i++) {
      assertThat(units(files.toString())).hasSizeLessThanOrEqualTo(1);
      files.append(
          """
          -- apps/app%d/release.yaml --
          apiVersion: helm.toolkit.fluxcd.io/v2
          kind: HelmRelease
          metadata: {name: app%d}
          """
              .formatted(i, i));
    }
    assertThat(units(files.toString())).hasSize(11).contains("RELEASE flux apps/app7");
  }

  @Test
  void repeatsATemplateForEachItemOfALiteralList() {
    assertThat(
            units(
                """
                -- apps/Chart.yaml --
                name: apps
                -- apps/values.yaml --
                list: [{name: one}, {name: two}]
                -- apps/templates/app.yaml --
                {{- range .Values.list }}
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata:
                  name: {{ .name }}
                spec:
                  source:
                    path: {{ .name | quote }}
                ---
                {{- end }}
                -- one/x.txt --
                -- two/x.txt --
                """))
        .containsExactly("CHART helm apps", "RELEASE argo-cd one", "RELEASE argo-cd two");
  }

  @Test
  void aHelmfileIsKnownByWhatItSaysWhateverItsName() {
    String file =
        """
        -- clusters/blue.yaml --
        %s
        releases:
          - {name: web, chart: shop/web, version: 1.2.3}
        """;
    assertThat(units(file.formatted("helmDefaults: {atomic: true}")))
        .containsExactly("RELEASE helmfile clusters");
    assertThat(units(file.formatted("repositories: [{name: shop, url: https://charts.example}]")))
        .containsExactly("RELEASE helmfile clusters");
    assertThat(units(file.formatted("title: what we shipped"))).isEmpty();
    assertThat(units(file.formatted("helmDefaults: [\nrepositories: {"))).isEmpty();
  }

  private static List<String> units(String files) {
    return DetectorTester.landscape(files)
        .units()
        .of(
            unit ->
                List.of(Unit.Kind.RELEASE, Unit.Kind.CHART, Unit.Kind.LIBRARY)
                    .contains(unit.kind()))
        .map(unit -> unit.kind() + " " + unit.tool() + " " + unit.id())
        .sorted()
        .toList();
  }
}
