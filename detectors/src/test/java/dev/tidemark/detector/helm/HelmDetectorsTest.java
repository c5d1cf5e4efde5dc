package dev.tidemark.detector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Charts, what they take in, and what takes them in. */
class HelmDetectorsTest {
  private static final String FILES =
      """
      -- charts/web/Chart.yaml --
      apiVersion: v2
      name: web
      version: 1.2.0
      dependencies:
        - {name: redis, version: 18.1.0, repository: "https://charts.example"}
        - {name: common, version: ~1.0, repository: "oci://registry.example/charts"}
        - {name: gone, version: 1.0.0, repository: "file://../gone"}
      -- charts/web/values.yaml --
      replicas: 1
      -- charts/web/values.schema.json --
      {}
      -- charts/web/ci/test-values.yaml --
      replicas: 2
      -- helmfile.yaml --
      helmDefaults:
        atomic: true
      releases:
        - name: web
          chart: ./charts/web
        - name: lost
          chart: ./charts/lost
      -- overlay/kustomization.yaml --
      resources:
        - missing.yaml
        - github.com/example/base?ref=v1.0.0
      """;

  @Test
  void describesAChart() {
    DetectorTester.of(new HelmCharts())
        .given(FILES)
        .sees(
            """
            helm.chart charts/web/Chart.yaml:1 dependencies=3 dir=charts/web documented=false name=web pinned-dependencies=2 schema=true tested=true tool=helm type=application version=1.2.0 workloads=0
            iac.module charts/web/Chart.yaml:1 called=true dir=charts/web documented=false inputs=1 name=web offered=false tested=true tool=helm users=1 uses=1 versioned=true
            """);
  }

  @Test
  void aChartThatTriesTheOneAroundItOutIsNoneOfIts() {
    DetectorTester.of(new HelmCharts())
        .given(
            """
            -- common/Chart.yaml --
            apiVersion: v2
            name: common
            type: library
            version: 1.0.0
            -- common/harness/Chart.yaml --
            apiVersion: v2
            name: harness
            version: 0.1.0
            dependencies: [{name: common, version: ">0.0.0", repository: "file://../"}]
            -- beside/Chart.yaml --
            apiVersion: v2
            name: beside
            version: 0.1.0
            dependencies: [{name: common, version: ">0.0.0", repository: "file://../common"}]
            """)
        .sees(
            """
            helm.chart beside/Chart.yaml:1 dependencies=1 dir=beside documented=false name=beside pinned-dependencies=0 schema=false tested=false tool=helm type=application version=0.1.0 workloads=0
            helm.chart common/Chart.yaml:1 dependencies=0 dir=common documented=false name=common pinned-dependencies=0 schema=false tested=false tool=helm type=library version=1.0.0 workloads=0
            iac.module beside/Chart.yaml:1 called=false dir=beside documented=false inputs=0 name=beside offered=false tested=false tool=helm users=0 uses=0 versioned=true
            iac.module common/Chart.yaml:1 called=true dir=common documented=false inputs=0 name=common offered=true tested=false tool=helm users=1 uses=1 versioned=true
            """);
  }

  @Test
  void seesUsesWithTheirPinsAndPathsThatLeadNowhere() {
    DetectorTester.of(new ChartUses())
        .given(FILES)
        .sees(
            """
            iac.broken-reference charts/web/Chart.yaml:7 explained=none target=file://../gone tool=helm unit=charts/web what=chart
            iac.broken-reference helmfile.yaml:7 explained=none target=./charts/lost tool=helm unit=. what=chart
            iac.broken-reference overlay/kustomization.yaml:2 explained=none target=missing.yaml tool=kustomize unit=overlay what=overlay
            iac.module-use charts/web/Chart.yaml:5 pin=exact pinned=true public=true source=https://charts.example/redis source-kind=registry tool=helm unit=charts/web version=18.1.0
            iac.module-use charts/web/Chart.yaml:6 pin=range pinned=false public=true source=oci://registry.example/charts/common source-kind=oci tool=helm unit=charts/web version=~1.0
            iac.module-use helmfile.yaml:5 pin=repository pinned=true source=./charts/web source-kind=local target=charts/web tool=helmfile unit=charts/web
            iac.module-use overlay/kustomization.yaml:3 pin=tag pinned=true source=github.com/example/base?ref=v1.0.0 source-kind=git tool=kustomize unit=overlay version=v1.0.0
            """);
  }

  @Test
  void aHostOfAnyLengthIsReadToItsEnd() {
    String host = "a.".repeat(50_000) + "io";
    assertThat(
            DetectorTester.of(new ChartUses())
                .given(
                    "-- kustomization.yaml --\nresources:\n  - " + host + "/base\n  - a..io/base\n")
                .evidence())
        .extracting(fact -> fact.kind() + " " + fact.location())
        .containsExactly(
            "iac.module-use kustomization.yaml:2", "iac.broken-reference kustomization.yaml:3");
  }

  @Test
  void seesDefinitionsAndAtomicReleases() {
    DetectorTester.of(new ManifestDefinitions())
        .given(FILES)
        .sees(
            """
            iac.definition charts/web/Chart.yaml:1 dir=charts/web files=0 resources=0 standard=true style=declarative tool=helm
            iac.definition helmfile.yaml:1 dir=. files=1 resources=2 standard=true style=declarative tool=helmfile
            iac.definition overlay/kustomization.yaml:1 dir=overlay files=1 resources=1 standard=true style=declarative tool=kustomize
            """);
    DetectorTester.of(new ReleaseRollbacks())
        .given(FILES)
        .sees(
            """
            delivery.rollback helmfile.yaml:2 automatic=true name=all releases tool=helm unit=. what=atomic
            """);
  }

  @Test
  void seesComponentsWithTheirUsers() {
    DetectorTester.of(new KustomizeComponents())
        .given(
            """
            -- parts/backup/kustomization.yaml --
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            -- apps/kustomization.yaml --
            components: [../parts/backup]
            -- web/kustomization.yaml --
            resources: []
            -- catalog.yaml --
            apiVersion: backstage.io/v1alpha1
            kind: Component
            -- flux.yaml --
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: web}
            spec: {path: ./web, components: [../parts/backup]}
            """)
        .sees(
            """
            iac.module parts/backup/kustomization.yaml:1 called=true dir=parts/backup documented=false name=backup tool=kustomize users=2 uses=2
            """);
  }

  @Test
  void leavesOtherFilesAloneAndSurvivesBrokenOnes() {
    for (Detector detector :
        List.of(
            new HelmCharts(),
            new ChartUses(),
            new ManifestDefinitions(),
            new ReleaseRollbacks(),
            new KustomizeComponents())) {
      DetectorTester.of(detector)
          .given(
              """
              -- Chart.yaml --
              title: a drawing
              -- compose.yaml --
              services: {web: {image: x}}
              -- kind.yaml --
              apiVersion: kind.x-k8s.io/v1alpha4
              kind: Cluster
              -- broken/Chart.yaml --
              name: [
              -- helmfile.yaml --
              releases: {name
              """)
          .seesNothing();
    }
  }
}
