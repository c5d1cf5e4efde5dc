package dev.tidemark.detector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** What sits behind a chart from elsewhere is a bound, unless its values say everything. */
class ReleasedWorkloadsTest {

  @Test
  void saysWhatTheValuesSayAndLeavesTheRestOpen() {
    DetectorTester.of(new ReleasedWorkloads())
        .given(
            """
            -- main.tf --
            resource "helm_release" "ingress" {
              name       = "ingress"
              chart      = "ingress-nginx"
              repository = "https://charts.example"
              version    = "4.1.0"
              values = [yamlencode({
                replicaCount = 3
                podDisruptionBudget = { enabled = true }
              })]
            }
            """)
        .sees(
            """
            kubernetes.workload main.tf:1 autoscaled=unknown behind=ingress-nginx disruption-budget=yes health-check=unknown liveness=unknown name=ingress pinned-image=unknown production=unknown readiness=unknown replicas=3 replicas-known=true sized=unknown spread=unknown strategy=unknown tool=helm unit=. workload-kind=release
            """);
  }

  @Test
  void countsTheChartsThatAChartTakesInFromElsewhereUnlessItsValuesSwitchThemOff() {
    DetectorTester.of(new ReleasedWorkloads())
        .given(
            """
            -- charts/app/Chart.yaml --
            name: app
            dependencies:
              - name: service
                version: 5.3.0
                repository: oci://registry.example/helm
              - name: database
                version: 1.0.0
                repository: https://charts.example
                condition: database.enabled
              - name: sibling
                version: 1.0.0
                repository: https://charts.example
            -- charts/app/values.yaml --
            service: {replicas: 2}
            database: {enabled: false}
            -- charts/sibling/Chart.yaml --
            name: sibling
            """)
        .sees(
            """
            kubernetes.workload charts/app/Chart.yaml:3 autoscaled=unknown behind=service disruption-budget=unknown health-check=unknown liveness=unknown name=service pinned-image=unknown production=unknown readiness=unknown replicas=2 replicas-known=true sized=unknown spread=unknown strategy=unknown tool=helm unit=charts/app workload-kind=release
            """);
  }

  @Test
  void takesAChartWithWorkloadsOfItsOwnAtItsWordAboutALibrary() {
    DetectorTester.of(new ReleasedWorkloads())
        .given(
            """
            -- app/Chart.yaml --
            name: app
            dependencies:
              - {name: common, version: 2.0.0, repository: "https://charts.example"}
            -- app/templates/app.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app}
            """)
        .seesNothing();
  }

  @Test
  void takesAChartThatIsCalledLikeADataStoreForOne() {
    DetectorTester.of(new ReleasedWorkloads())
        .given(
            """
            -- main.tf --
            resource "helm_release" "cache" {
              name  = "cache"
              chart = "redis"
            }
            """)
        .sees(
            """
            kubernetes.workload main.tf:1 autoscaled=unknown behind=redis data-store=true disruption-budget=unknown health-check=unknown liveness=unknown multi-zone=unknown name=cache pinned-image=unknown production=unknown readiness=unknown replicas-known=false sized=unknown spread=unknown strategy=unknown tool=helm unit=. workload-kind=release
            """);
  }

  @Test
  void leavesChartsWithoutProcessesAlone() {
    DetectorTester.of(new ReleasedWorkloads())
        .given(
            """
            -- main.tf --
            resource "helm_release" "crds" {
              chart = "cert-manager-crds"
            }
            """)
        .seesNothing();
  }

  @Test
  void survivesBrokenInput() {
    DetectorTester.of(new ReleasedWorkloads())
        .given(
            "-- a.yaml --\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {chart: 3, values: x")
        .seesNothing();
  }

  @Test
  void valuesInFilesOfTheRepositoryCountAndWhatTheReleaseSaysItselfLiesOnTop() {
    assertThat(
            DetectorTester.of(new ReleasedWorkloads())
                .given(
                    """
                    -- helmfile.yaml --
                    releases:
                      - name: web
                        chart: acme/web
                        values: [base.yaml, web.yaml.gotmpl, missing.yaml]
                      - name: job
                        chart: acme/job
                        values:
                          - base.yaml
                          - replicaCount: 5
                      - name: bare
                        chart: acme/bare
                        values: [missing.yaml]
                    -- base.yaml --
                    replicaCount: 2
                    resources: {requests: {cpu: 1}}
                    -- web.yaml.gotmpl --
                    replicaCount: 3
                    """)
                .evidence()
                .stream()
                .map(
                    fact -> fact.text("name").orElse("") + " " + fact.attributes().get("replicas")))
        .containsExactlyInAnyOrder("web 3", "job 5", "bare null");
  }

  @Test
  void theTagThatValuesGiveAnImageIsTakenAtItsWord() {
    String releases =
        """
        -- helmfile.yaml --
        releases:
          - {name: exact, chart: acme/a, values: [{image: {tag: 2.1.0}}]}
          - {name: controller, chart: acme/a, values: [{controller: {image: {tag: 2.1.0-lts}}}]}
          - {name: floating, chart: acme/a, values: [{image: {tag: latest}}]}
          - {name: word, chart: acme/a, values: [{image: {tag: blue}}]}
          - {name: none, chart: acme/a, values: [{image: {repository: acme/a}}]}
        """;
    assertThat(
            DetectorTester.of(new ReleasedWorkloads()).given(releases).evidence().stream()
                .map(f -> f.text("name").orElse("") + " " + f.text("pinned-image").orElse("")))
        .containsExactlyInAnyOrder(
            "exact yes", "controller yes", "floating no", "word unknown", "none unknown");
  }
}
