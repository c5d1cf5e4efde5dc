package dev.tidemark.detector.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.detector.helm.ChartUses;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Bundles of Fleet, with a chart from elsewhere, a chart beside them or plain manifests. */
class FleetTest {
  private static final String BUNDLES =
      """
      -- web/fleet.yaml --
      namespace: web
      targetCustomizations:
        - name: dev
          clusterSelector: {matchLabels: {env: dev}}
        - name: prod
          helm: {values: {replicas: 3}}
          clusterSelector: {matchLabels: {env: prod}}
      -- web/Chart.yaml --
      name: web
      version: 1.0.0
      -- plain/fleet.yaml --
      defaultNamespace: plain
      -- plain/service.yaml --
      apiVersion: v1
      kind: Service
      metadata: {name: plain}
      -- far/fleet.yaml --
      helm:
        releaseName: guest
        chart: https://charts.example.org/download/guest-book-0.4.1.tgz
      -- other/fleet.yaml --
      namespace: elastic
      agents: []
      -- broken/fleet.yaml --
      helm: [
      """;

  @Test
  void everyBundleIsApplied() {
    assertThat(
            DetectorTester.of(new GitOpsApplications()).given(BUNDLES).evidence().stream()
                .map(Evidence::toString))
        .containsExactlyInAnyOrder(
            "gitops.application far/fleet.yaml:1 automated=true name=guest pin=0.4.1 prune=true"
                + " self-heal=false source=https://charts.example.org/download/guest-book-0.4.1.tgz"
                + " tool=fleet",
            "gitops.application plain/fleet.yaml:1 automated=true name=plain prune=true"
                + " self-heal=false source-path=plain targets=[plain] tool=fleet",
            "gitops.application web/fleet.yaml:1 automated=true name=web prune=true"
                + " self-heal=false source-path=web targets=[web] tool=fleet");
  }

  @Test
  void theCustomisationsOfABundleAreEnvironmentsInNoOrder() {
    DetectorTester.of(new FleetEnvironments())
        .given(BUNDLES)
        .sees(
            """
            ci.environment web/fleet.yaml:3 environment=dev ordered-by=none production=false scope=web tool=fleet
            ci.environment web/fleet.yaml:5 environment=prod ordered-by=none production=true scope=web tool=fleet
            """);
  }

  @Test
  void aChartIsHeldByTheVersionInItsName() {
    assertThat(
            DetectorTester.of(new ChartUses()).given(BUNDLES).evidence().stream()
                .map(Evidence::toString))
        .containsExactly(
            "iac.module-use far/fleet.yaml:2 name=guest pin=exact pinned=true public=true source=https://charts.example.org/download/guest-book-0.4.1.tgz source-kind=http tool=fleet unit=far version=0.4.1",
            "iac.module-use web/fleet.yaml:1 pin=repository pinned=true source-kind=local target=web tool=fleet unit=web");
  }

  @Test
  void oneCustomisationAloneIsNoChoiceOfEnvironments() {
    DetectorTester.of(new FleetEnvironments())
        .given(
            """
            -- web/fleet.yaml --
            namespace: web
            targetCustomizations:
              - name: prod
                clusterSelector: {matchLabels: {env: prod}}
            """)
        .seesNothing();
  }
}
