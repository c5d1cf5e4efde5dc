package dev.tidemark.detector.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Controllers say what they apply, and patches far away say how. */
class GitOpsApplicationsTest {

  @Test
  void seesFluxWithRemediationInAPatchWithinAPatch() {
    DetectorTester.of(new GitOpsApplications())
        .given(
            """
            -- clusters/prod/apps.yaml --
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: apps}
            spec:
              path: ./apps
              prune: true
              sourceRef: {kind: GitRepository, name: flux-system}
              patches:
                - target: {kind: Kustomization}
                  patch: |
                    apiVersion: kustomize.toolkit.fluxcd.io/v1
                    kind: Kustomization
                    metadata: {name: _}
                    spec:
                      patches:
                        - target: {kind: HelmRelease}
                          patch: |
                            apiVersion: helm.toolkit.fluxcd.io/v2
                            kind: HelmRelease
                            metadata: {name: _}
                            spec:
                              upgrade: {remediation: {retries: 2}}
            -- apps/web.yaml --
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: web}
            spec:
              chart:
                spec: {chart: web, version: 1.2.3, sourceRef: {kind: HelmRepository, name: charts}}
            """)
        .sees(
            """
            delivery.rollback clusters/prod/apps.yaml:9 automatic=true name=web tool=flux unit=apps@prod what=upgrade remediation
            gitops.application apps/web.yaml:1 automated=true name=web pin=1.2.3 prune=true remediation=true self-heal=false source=web tool=flux
            gitops.application clusters/prod/apps.yaml:1 automated=true environment=prod name=apps production=true prune=true self-heal=true source=flux-system source-path=apps targets=[apps] tool=flux
            governance.remediation clusters/prod/apps.yaml:1 name=apps tool=flux what=reconcile
            resilience.self-healing clusters/prod/apps.yaml:1 platform-wide=true subject=cluster tool=flux what=reconciler
            """);
  }

  @Test
  void expandsTheDirectoriesOfAnApplicationSet() {
    DetectorTester.of(new GitOpsApplications())
        .given(
            """
            -- set.yaml --
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: teams}
            spec:
              generators:
                - git: {directories: [{path: teams/*}]}
              template:
                spec:
                  source: {repoURL: https://example.org/repo, path: '{{path}}', targetRevision: main}
                  syncPolicy: {automated: {}}
            -- teams/a/x.txt --
            -- teams/b/x.txt --
            -- teams/b/deep/x.txt --
            """)
        .sees(
            """
            gitops.application set.yaml:1 automated=true name=teams pin=main prune=false self-heal=false source=https://example.org/repo source-path=teams/a targets=[teams/a, teams/b] tool=argo-cd
            """);
  }

  @Test
  void fillsEachParameterOfAnApplicationSetWithWhatItsGeneratorsKnow() {
    DetectorTester.of(new GitOpsApplications())
        .given(
            """
            -- set.yaml --
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: teams}
            spec:
              generators:
                - matrix:
                    generators:
                      - git: {directories: [{path: apps/*}, {path: apps/old, exclude: true}]}
                      - list: {elements: [{stage: dev}, {stage: prod}]}
              template:
                spec:
                  source: {repoURL: https://example.org/repo, path: '{{path}}/{{stage}}', targetRevision: main}
                  syncPolicy: {automated: {}}
            -- clusters.yaml --
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: addons}
            spec:
              generators: [{clusters: {}}]
              template:
                spec:
                  source: {repoURL: https://example.org/repo, path: 'addons/{{name}}', targetRevision: main}
            -- anything.yaml --
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: anything}
            spec:
              generators: [{clusters: {}}]
              template:
                spec:
                  source: {repoURL: https://example.org/repo, path: '{{name}}', targetRevision: main}
            -- apps/a/dev/x.txt --
            -- apps/a/prod/x.txt --
            -- apps/a/test/x.txt --
            -- apps/old/dev/x.txt --
            -- addons/one/x.txt --
            """)
        .sees(
            """
            gitops.application anything.yaml:1 automated=false name=anything pin=main prune=false self-heal=false source=https://example.org/repo tool=argo-cd
            gitops.application clusters.yaml:1 automated=false name=addons pin=main prune=false self-heal=false source=https://example.org/repo source-path=addons/one targets=[addons/one] tool=argo-cd
            gitops.application set.yaml:1 automated=true name=teams pin=main prune=false self-heal=false source=https://example.org/repo source-path=apps/a/dev targets=[apps/a/dev, apps/a/prod] tool=argo-cd
            """);
  }

  @Test
  void takesAVariableInAPathOfFluxForEveryNameThatFits() {
    DetectorTester.of(new GitOpsApplications())
        .given(
            """
            -- apps/web/flux.yaml --
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: web}
            spec: {path: './apps/web/${STAGE:=dev}/base', prune: true, sourceRef: {kind: GitRepository, name: config}}
            -- apps/any.yaml --
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: any}
            spec: {path: '${WHERE}', prune: true, sourceRef: {kind: GitRepository, name: config}}
            -- apps/web/dev/base/kustomization.yaml --
            resources: []
            -- apps/web/prod/base/kustomization.yaml --
            resources: []
            -- apps/web/prod/extra/kustomization.yaml --
            resources: []
            """)
        .sees(
            """
            gitops.application apps/any.yaml:1 automated=true name=any prune=true self-heal=true source=config tool=flux
            gitops.application apps/web/flux.yaml:1 automated=true name=web prune=true self-heal=true source=config source-path=apps/web/dev/base targets=[apps/web/dev/base, apps/web/prod/base] tool=flux
            governance.remediation apps/any.yaml:1 name=any tool=flux what=reconcile
            governance.remediation apps/web/flux.yaml:1 name=web tool=flux what=reconcile
            resilience.self-healing apps/any.yaml:1 platform-wide=true subject=cluster tool=flux what=reconciler
            """);
  }

  @Test
  void leavesOtherApplicationsAlone() {
    DetectorTester.of(new GitOpsApplications())
        .given(
            """
            -- app.yaml --
            apiVersion: app.k8s.io/v1beta1
            kind: Application
            metadata: {name: described}
            -- kustomization.yaml --
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            """)
        .seesNothing();
  }

  @Test
  void survivesBrokenInput() {
    DetectorTester.of(new GitOpsApplications())
        .given(
            "-- a.yaml --\n"
                + "apiVersion: argoproj.io/v1alpha1\n"
                + "kind: Application\n"
                + "spec: {source: [1, {path: ../../..}], syncPolicy: 3")
        .seesNothing();
  }

  @Test
  void aSetThatGoesStepByStepIsSyncedByItsController() {
    String set =
        """
        -- %1$s.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: %1$s}
        spec:
          generators: [{list: {elements: [{env: dev}]}}]
          strategy: {type: %2$s}
          template: {spec: {source: {repoURL: "https://example.org/a", path: x}}}
        """;
    assertThat(
            DetectorTester.of(new GitOpsApplications())
                .given(set.formatted("rolling", "RollingSync") + set.formatted("once", "AllAtOnce"))
                .evidence())
        .filteredOn(fact -> fact.kind().equals("gitops.application"))
        .extracting(fact -> fact.text("name").orElse(""), fact -> fact.is("automated"))
        .containsExactlyInAnyOrder(tuple("rolling", true), tuple("once", false));
  }

  private static List<String> named(String name) {
    String both =
        """
        -- starters/app.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: %1$s}
        spec: {source: {repoURL: "https://example.org/a", path: x}}
        -- starters/release.yaml --
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: %1$s}
        spec: {chart: {spec: {chart: web, version: 1.0.0, sourceRef: {kind: HelmRepository, name: a}}}}
        """;
    return DetectorTester.of(new GitOpsApplications())
        .given(both.formatted(name))
        .evidence()
        .stream()
        .filter(fact -> fact.kind().equals("gitops.application"))
        .map(fact -> fact.text("tool").orElse(""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<APP_NAME>", "__APP__", "CHANGEME", "YOUR_APP", "REPLACE_NAME", "change-me"})
  void aSampleThatAPersonFillsInIsNoRelease(String name) {
    assertThat(named(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-__ENV__", "${app}", "your-app", "__shop__", "replace-me-not", "x"})
  void whatAToolFillsInAndWhatIsOnlyCalledSoIsOne(String name) {
    assertThat(named(name)).containsExactlyInAnyOrder("argo-cd", "flux");
  }
}
