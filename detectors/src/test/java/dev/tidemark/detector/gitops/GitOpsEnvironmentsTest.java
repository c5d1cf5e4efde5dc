package dev.tidemark.detector.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Overlays are a path only where each holds its own version. */
class GitOpsEnvironmentsTest {

  private static final String WAVES =
      """
      -- apps/staging.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: web-staging, annotations: {argocd.argoproj.io/sync-wave: "%s"}}
      spec: {source: {repoURL: https://example.com/a.git, path: web/staging}}
      -- apps/production.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: web-production, annotations: {argocd.argoproj.io/sync-wave: "%s"}}
      spec: {source: {repoURL: https://example.com/a.git, path: web/production}}
      """;

  @Test
  void seesTheOrderOfSyncWaves() {
    DetectorTester.of(new GitOpsEnvironments())
        .given(WAVES.formatted("-1", "2"))
        .sees(
            """
            ci.environment apps/production.yaml:1 after=[staging] environment=production ordered-by=needs production=true scope=web tool=argo-cd
            ci.environment apps/staging.yaml:1 environment=staging ordered-by=none production=false scope=web tool=argo-cd
            """);
    DetectorTester.of(new GitOpsEnvironments()).given(WAVES.formatted("1", "1")).seesNothing();
    DetectorTester.of(new GitOpsEnvironments()).given(WAVES.formatted("a", "b")).seesNothing();
  }

  @Test
  void seesWhatFluxWaitsForInAnotherEnvironment() {
    String flux =
        """
        -- flux/web-staging.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: web-staging}
        spec: {path: ./web/staging}
        -- flux/web-production.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: web-production}
        spec: {path: ./web/production, dependsOn: [{name: %s}]}
        """;
    DetectorTester.of(new GitOpsEnvironments())
        .given(flux.formatted("web-staging"))
        .sees(
            """
            ci.environment flux/web-production.yaml:1 after=[staging] environment=production ordered-by=needs production=true scope=web tool=flux
            ci.environment flux/web-staging.yaml:1 environment=staging ordered-by=none production=false scope=web tool=flux
            """);
    DetectorTester.of(new GitOpsEnvironments()).given(flux.formatted("database")).seesNothing();
  }

  @Test
  void seesTheOrderOfOverlaysThatArePromoted() {
    DetectorTester.of(new GitOpsEnvironments())
        .given(
            """
            -- base/kustomization.yaml --
            resources: []
            -- envs/staging/kustomization.yaml --
            resources: [../../base]
            images: [{name: web, newTag: 1.1.0}]
            -- envs/production/kustomization.yaml --
            resources: [../../base]
            images: [{name: web, newTag: 1.0.0}]
            """)
        .sees(
            """
            ci.environment envs/production/kustomization.yaml:1 after=[staging] environment=production ordered-by=overlay production=true scope=base tool=kustomize
            ci.environment envs/staging/kustomization.yaml:1 environment=staging ordered-by=overlay production=false scope=base tool=kustomize
            """);
  }

  @Test
  void seesTheWayAroundThatAPageTells() {
    String overlays =
        """
        -- base/kustomization.yaml --
        resources: []
        -- envs/staging/kustomization.yaml --
        resources: [../../base]
        images: [{name: web, newTag: 1.1.0}]
        -- envs/production/kustomization.yaml --
        resources: [../../base]
        images: [{name: web, newTag: 1.0.0}]
        """;
    String told = "-- docs/deploy.md --\n# Deploying\n\n```sh\nkubectl apply -k envs/%s/\n```\n";
    assertThat(around(overlays + told.formatted("production"))).isTrue();
    assertThat(around(overlays + told.formatted("staging"))).isFalse();
    assertThat(around(overlays + told.formatted("production").replace("Deploying", "Restoring")))
        .isFalse();
  }

  private static boolean around(String files) {
    return DetectorTester.of(new GitOpsEnvironments()).given(files).evidence().stream()
        .anyMatch(fact -> fact.is("second-way"));
  }

  @Test
  void seesNoOrderWhereOneChangeReachesAll() {
    DetectorTester.of(new GitOpsEnvironments())
        .given(
            """
            -- base/kustomization.yaml --
            resources: []
            -- envs/staging/kustomization.yaml --
            resources: [../../base]
            -- envs/production/kustomization.yaml --
            resources: [../../base]
            """)
        .sees(
            """
            ci.environment envs/production/kustomization.yaml:1 environment=production ordered-by=none production=true scope=base tool=kustomize
            ci.environment envs/staging/kustomization.yaml:1 environment=staging ordered-by=none production=false scope=base tool=kustomize
            """);
  }

  @Test
  void survivesBrokenInput() {
    DetectorTester.of(new GitOpsEnvironments())
        .given("-- prod/kustomization.yaml --\nresources: {a: [")
        .seesNothing();
  }

  private static final String OVERLAYS =
      """
      -- base/kustomization.yaml --
      resources: []
      -- envs/staging/kustomization.yaml --
      resources: [../../base]
      %1$s
      -- envs/production/kustomization.yaml --
      resources: [../../base]
      %1$s
      """;

  @Test
  void aPatchThatSetsAVersionMovesByAChangeOfItsOwn() {
    assertThat(order("patches: [{patch: '{kind: HelmRelease, spec: {chart: {version: 1.2}}}'}]"))
        .containsExactly("overlay", "overlay");
    assertThat(order("patches: [{patch: '[{op: replace, path: /spec/image, value: web:1}]'}]"))
        .containsExactly("overlay", "overlay");
    assertThat(order("patches: [{patch: '[{op: replace, path: /spec/version, value: 1}]'}]"))
        .containsExactly("overlay", "overlay");
    assertThat(order("patches: [{patch: '[{op: replace, path: /spec/replicas, value: 1}]'}]"))
        .containsExactly("none", "none");
  }

  private static List<String> order(String patches) {
    return DetectorTester.of(new GitOpsEnvironments())
        .given(OVERLAYS.formatted(patches))
        .evidence()
        .stream()
        .map(fact -> fact.text("ordered-by").orElse(""))
        .toList();
  }

  @Test
  void overlaysOfExamplesAndComponentsAreNoEnvironments() {
    DetectorTester.of(new GitOpsEnvironments())
        .given(OVERLAYS.formatted(""))
        .withOrigins(path -> Origin.EXAMPLE)
        .seesNothing();
    DetectorTester.of(new GitOpsEnvironments())
        .given(OVERLAYS.formatted("kind: Component"))
        .seesNothing();
  }

  @Test
  void seesTheStagesThatFreightGoesThrough() {
    DetectorTester.of(new GitOpsEnvironments())
        .given(
            """
            -- kargo/staging.yaml --
            apiVersion: kargo.akuity.io/v1alpha1
            kind: Stage
            metadata: {name: staging, namespace: shop}
            spec: {requestedFreight: [{sources: {direct: true}}]}
            -- kargo/production.yaml --
            apiVersion: kargo.akuity.io/v1alpha1
            kind: Stage
            metadata: {name: production, namespace: shop}
            spec: {requestedFreight: [{sources: {stages: [staging]}}]}
            """)
        .sees(
            """
            ci.environment kargo/production.yaml:1 after=[staging] environment=production ordered-by=promotion production=true scope=shop tool=kargo
            ci.environment kargo/staging.yaml:1 environment=staging ordered-by=none production=false scope=shop tool=kargo
            """);
  }

  @Test
  void wavesOfExamplesOrderNothing() {
    DetectorTester.of(new GitOpsEnvironments())
        .given(WAVES.formatted("-1", "2"))
        .withOrigins(path -> Origin.EXAMPLE)
        .seesNothing();
  }

  @Test
  void whatIsDeliveredIsNamedWithoutItsEnvironmentWhereverThatStands() {
    assertThat(
            DetectorTester.of(new GitOpsEnvironments())
                .given(
                    WAVES
                        .formatted("-1", "2")
                        .replace("web-production", "production-web")
                        .replace("web-staging", "staging-web"))
                .evidence())
        .extracting(fact -> fact.text("scope").orElse(""))
        .containsExactly("web", "web");
  }
}
