package dev.tidemark.detector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Workloads are seen once for each overlay and release, with patches and values put in. */
class KubernetesWorkloadsTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        replicas: 2
        template:
          metadata:
            labels: {app: web}
          spec:
            topologySpreadConstraints:
              - topologyKey: topology.kubernetes.io/zone
            containers:
              - name: web
                image: registry.example/web:1.4.2
                livenessProbe: {httpGet: {path: /live}}
                readinessProbe: {httpGet: {path: /ready}}
                resources:
                  requests: {cpu: 100m}
      """;

  @Test
  void countsTheChartsUnpackedBelowAChartWithIt() {
    String files =
        """
        -- shop/Chart.yaml --
        name: shop
        dependencies: [{name: web, condition: web.enabled}]
        -- shop/values.yaml --
        web: {enabled: true}
        -- shop/charts/web/Chart.yaml --
        name: web
        -- shop/charts/web/templates/web.yaml --
        """
            + DEPLOYMENT;
    assertThat(lines(see(files), "kubernetes.workload"))
        .singleElement()
        .asString()
        .startsWith("kubernetes.workload shop/charts/web/templates/web.yaml:1")
        .contains("unit=shop ");
    String released =
        files
            + """
            -- apps/shop.yaml --
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: shop}
            spec:
              source:
                repoURL: https://github.com/acme/shop
                path: shop
                helm: {valuesObject: {web: {enabled: false}}}
            """;
    assertThat(lines(see(released), "kubernetes.workload")).isEmpty();
  }

  @Test
  void seesAWorkloadWithItsBudgetAndItsSpread() {
    List<Evidence> seen =
        see(
            "-- app/web.yaml --\n"
                + DEPLOYMENT
                + """
                -- app/pdb.yaml --
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: web}
                spec:
                  minAvailable: 1
                  selector: {matchLabels: {app: web}}
                """);
    assertThat(lines(seen, "kubernetes.workload"))
        .containsExactly(
            "kubernetes.workload app/web.yaml:1 autoscaled=no data-store=false disruption-budget=yes"
                + " health-check=yes liveness=yes name=web pinned-image=yes production=unknown"
                + " readiness=yes replicas=2 replicas-known=true sized=yes spread=yes"
                + " strategy=rolling tool=kubernetes unit=app workload-kind=Deployment");
    assertThat(
            Stream.of("resilience.multi-zone", "resilience.disruption-budget")
                .flatMap(kind -> lines(seen, kind).stream()))
        .containsExactly(
            "resilience.multi-zone app/web.yaml:1 subject=web tool=kubernetes unit=app",
            "resilience.disruption-budget app/pdb.yaml:1 subject=web tool=kubernetes unit=app");
  }

  @Test
  void countsABaseOnceForEachOverlayWithItsPatches() {
    List<Evidence> seen =
        see(
            "-- base/web.yaml --\n"
                + DEPLOYMENT
                + """
                -- base/kustomization.yaml --
                resources: [web.yaml]
                -- overlays/dev/kustomization.yaml --
                resources: [../../base]
                patches:
                  - target: {kind: Deployment, name: web}
                    patch: |-
                      - op: replace
                        path: /spec/replicas
                        value: 1
                -- overlays/production/kustomization.yaml --
                resources: [../../base]
                """);
    assertThat(seen.stream().filter(e -> e.kind().equals("kubernetes.workload")))
        .extracting(e -> e.text("unit").orElse("") + " " + e.text("replicas").orElse(""))
        .containsExactlyInAnyOrder("overlays/dev@dev 1", "overlays/production@production 2");
  }

  @Test
  void laysImagesReplicasAndPatchesOfAnOverlayOverItsBase() {
    List<Evidence> seen =
        see(
            """
            -- base/web.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 1
              template:
                spec:
                  containers: [{name: web, image: "registry:5000/web"}, {name: side, image: side:1.0.0}]
            -- base/kustomization.yaml --
            resources: [web.yaml]
            images: [{name: "registry:5000/web", newTag: latest}]
            -- overlays/staging/kustomization.yaml --
            resources: [../../base]
            images: [{name: web, newTag: 9.9.9}]
            replicas: [{name: other, count: 7}]
            -- overlays/production/kustomization.yaml --
            resources: [../../base]
            images: [{name: "registry:5000/web", newTag: 1.2.3}]
            replicas: [{name: web, count: 3}]
            patches: [{path: sizes.yaml}]
            -- overlays/production/sizes.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                spec:
                  containers:
                    - {name: web, resources: {requests: {cpu: 1, memory: 1Gi}}}
                    - {name: side, resources: {requests: {cpu: 1, memory: 1Gi}}}
            """);
    assertThat(seen.stream().filter(e -> e.kind().equals("kubernetes.workload")))
        .extracting(
            e ->
                String.join(
                    " ",
                    e.text("unit").orElse(""),
                    e.text("replicas").orElse(""),
                    e.text("pinned-image").orElse(""),
                    e.text("sized").orElse("")))
        .containsExactlyInAnyOrder(
            "overlays/staging@staging 1 no no", "overlays/production@production 3 yes yes");
    assertThat(seen.stream().filter(e -> e.kind().equals("image.reference")))
        .extracting(e -> e.text("image").orElse("") + " " + e.text("pin").orElse(""))
        .contains("registry:5000/web:1.2.3 version", "registry:5000/web:latest floating");
  }

  @Test
  void resolvesAChartsValuesAndMarksWhatTheySwitchOff() {
    List<Evidence> seen =
        see(
            """
            -- chart/Chart.yaml --
            apiVersion: v2
            name: web
            version: 1.0.0
            -- chart/values.yaml --
            replicas: 3
            image: {tag: 2.0.1}
            cache: {enabled: false}
            -- chart/templates/web.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: {{ .Values.replicas }}
              template:
                spec:
                  containers:
                    - image: "example/web:{{ .Values.image.tag }}"
            -- chart/templates/cache.yaml --
            {{- if .Values.cache.enabled }}
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: cache
            spec:
              template:
                spec:
                  containers: [{image: "redis:7.2.1"}]
            {{- end }}
            """);
    assertThat(seen.stream().filter(e -> e.kind().equals("kubernetes.workload")))
        .extracting(
            e ->
                e.text("name").orElse("")
                    + " "
                    + e.text("replicas").orElse("")
                    + " "
                    + e.text("pinned-image").orElse("")
                    + " "
                    + e.is("default-off"))
        .containsExactlyInAnyOrder("web 3 yes false", "cache 1 yes true");
    assertThat(lines(seen, "iac.resource")).isEmpty();
  }

  @Test
  void readsTypedResourcesOfTerraform() {
    List<Evidence> seen =
        see(
            """
            -- main.tf --
            resource "kubernetes_deployment_v1" "web" {
              metadata { name = "web" }
              spec {
                replicas = 2
                template {
                  spec {
                    container {
                      image = "example/web:latest"
                      liveness_probe {
                        http_get { path = "/" }
                      }
                    }
                  }
                }
              }
            }
            """);
    assertThat(seen.stream().filter(e -> e.kind().equals("kubernetes.workload")))
        .extracting(
            e ->
                e.text("replicas").orElse("")
                    + e.text("pinned-image").orElse("")
                    + e.text("liveness").orElse(""))
        .containsExactly("2noyes");
  }

  @Test
  void leavesJobsOtherGroupsAndPatchesAlone() {
    DetectorTester.of(new KubernetesWorkloads())
        .given(
            """
            -- job.yaml --
            apiVersion: batch/v1
            kind: Job
            metadata: {name: once}
            -- other.yaml --
            apiVersion: example.org/v1
            kind: Deployment
            metadata: {name: other}
            -- openapi.yaml --
            openapi: 3.0.0
            kind: Deployment
            -- kustomization.yaml --
            patches: [{path: patch.yaml}]
            -- patch.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            """)
        .seesNothing();
  }

  @Test
  void survivesBrokenInput() {
    DetectorTester.of(new KubernetesWorkloads())
        .given(
            """
            -- a.yaml --
            apiVersion: apps/v1
            kind: [Deployment
            -- b.yaml --
            apiVersion: apps/v1
            kind: Deployment
            spec: text
            -- c.yaml --
            - apiVersion
            """)
        .sees(
            """
            delivery.strategy b.yaml:1 gated=false strategy=rolling tool=kubernetes unit=.
            kubernetes.workload b.yaml:1 autoscaled=no disruption-budget=no production=unknown replicas=1 replicas-known=true strategy=rolling tool=kubernetes unit=. workload-kind=Deployment
            """);
  }

  private static List<Evidence> see(String files) {
    return DetectorTester.of(new KubernetesWorkloads()).given(files).evidence();
  }

  private static List<String> lines(List<Evidence> seen, String kind) {
    return seen.stream().filter(e -> e.kind().equals(kind)).map(Evidence::toString).toList();
  }
}
