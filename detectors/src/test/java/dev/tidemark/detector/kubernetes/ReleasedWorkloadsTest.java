package dev.tidemark.detector.kubernetes;

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
        .evidence();
  }
}
