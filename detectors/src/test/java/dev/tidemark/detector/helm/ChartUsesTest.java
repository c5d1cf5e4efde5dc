package dev.tidemark.detector.helm;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Charts and bases that are taken in: by releases, by kustomizations, and by components of Flux. */
class ChartUsesTest {

  @Test
  void componentsOfFluxAreTakenFromWhereItApplies() {
    DetectorTester.of(new ChartUses())
        .given(
            """
            -- flux.yaml --
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: web}
            spec:
              path: ./web
              components:
                - ../parts/backup
                - ../parts/gone
            ---
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: elsewhere}
            spec:
              path: ./gone
              components: [../parts/backup]
            -- web/service.yaml --
            kind: Service
            -- parts/backup/kustomization.yaml --
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            """)
        .sees(
            """
            iac.module-use flux.yaml:7 pin=repository pinned=true source=../parts/backup source-kind=local target=parts/backup tool=kustomize unit=web
            """);
  }

  @Test
  void aChartOfThisRepositoryIsThereOrMissingOrComputed() {
    DetectorTester.of(new ChartUses())
        .given(
            """
            -- main.tf --
            resource "helm_release" "here" { chart = "./charts/web" }
            resource "helm_release" "gone" { chart = "./charts/gone" }
            resource "helm_release" "computed" { chart = "./charts/${var.name}" }
            resource "helm_release" "outside" { chart = "../../charts/web" }
            -- helmfile.yaml --
            releases:
              - {name: templated, chart: "./charts/{{ .Environment.Name }}"}
            -- charts/web/Chart.yaml --
            apiVersion: v2
            name: web
            """)
        .sees(
            """
            iac.broken-reference main.tf:2 explained=none target=./charts/gone tool=helm unit=. what=chart
            iac.module-use main.tf:1 pin=repository pinned=true source=./charts/web source-kind=local target=charts/web tool=terraform unit=charts/web
            """);
  }

  @Test
  void whatIsVendoredTakesNothingIn() {
    DetectorTester.of(new ChartUses())
        .given(
            """
            -- vendor/web/Chart.yaml --
            apiVersion: v2
            name: web
            dependencies: [{name: redis, version: 1.0.0, repository: https://charts.example}]
            -- vendor/overlay/kustomization.yaml --
            resources: [github.com/example/base?ref=v1.0.0]
            -- vendor/helmfile.yaml --
            releases: [{name: web, chart: stable/web}]
            """)
        .withOrigins(path -> Origin.VENDORED)
        .seesNothing();
  }

  @Test
  void whatAFolderOfUnfilledTemplatesLeadsToLiesWhereTheyWillBe() {
    String files =
        """
        -- flux/%1$s/service/release.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %2$s}
        -- flux/%1$s/service/kustomization.yaml --
        resources: [release.yaml, ../../base]
        """;
    String fact =
        "iac.broken-reference flux/%s/service/kustomization.yaml:1 explained=%s target=../../base"
            + " tool=kustomize unit=flux/%s/service what=overlay\n";
    DetectorTester.of(new ChartUses())
        .given(files.formatted("templates", "__SERVICE__-web"))
        .sees(fact.formatted("templates", "generated", "templates"));
    DetectorTester.of(new ChartUses())
        .given(files.formatted("templates", "__main__"))
        .sees(fact.formatted("templates", "none", "templates"));
    DetectorTester.of(new ChartUses())
        .given(files.formatted("apps", "__SERVICE__-web"))
        .sees(fact.formatted("apps", "none", "apps"));
  }

  @Test
  void aFluxKustomizationPutsTheVersionOfAChartIn() {
    DetectorTester.of(new ChartUses())
        .given(
            """
            -- clusters/dev/keda.yaml --
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: keda}
            spec:
              path: ./parts/keda
              postBuild: {substitute: {KEDA: 2.1.0, LOOSE: 1.x}}
            -- clusters/prod/keda.yaml --
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: keda}
            spec:
              path: ./parts/keda
              postBuild: {substitute: {KEDA: 2.0.0, LOOSE: 1.2.3}}
            -- parts/keda/release.yaml --
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: keda}
            spec:
              chart: {spec: {chart: keda, version: "${KEDA}"}}
            ---
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: loose}
            spec:
              chart: {spec: {chart: loose, version: "${LOOSE}"}}
            ---
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: unknown}
            spec:
              chart: {spec: {chart: unknown, version: "${UNKNOWN}"}}
            """)
        .sees(
            """
            iac.module-use parts/keda/release.yaml:5 name=keda pin=exact pinned=true public=true source=keda source-kind=registry tool=flux unit=parts/keda@dev version=2.1.0
            iac.module-use parts/keda/release.yaml:11 name=loose pin=range pinned=false public=true source=loose source-kind=registry tool=flux unit=parts/keda@dev version=1.x
            iac.module-use parts/keda/release.yaml:17 name=unknown pin=none pinned=false public=true source=unknown source-kind=registry tool=flux unit=parts/keda@dev version=${UNKNOWN}
            """);
  }
}
