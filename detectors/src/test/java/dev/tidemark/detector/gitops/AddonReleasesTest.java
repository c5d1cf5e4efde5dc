package dev.tidemark.detector.gitops;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** A set that hands lists of addons to a chart applies what the lists switch on. */
class AddonReleasesTest {
  private static final String SET =
      """
      -- bootstrap/addons.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: addons}
      spec:
        generators: [{clusters: {}}]
        template:
          spec:
            sources:
              - repoURL: '{{metadata.annotations.addons_repo_url}}'
                path: '{{metadata.annotations.addons_repo_path}}'
                helm:
                  valueFiles:
                    - '$values/addons/environments/{{metadata.labels.environment}}/addons.yaml'
            syncPolicy: {automated: {selfHeal: true}}
      """;

  private static final String ITSELF =
      """
      gitops.application bootstrap/addons.yaml:1 automated=true name=addons prune=false self-heal=true tool=argo-cd
      governance.remediation bootstrap/addons.yaml:1 name=addons tool=argo-cd what=reconcile
      """;

  private final DetectorTester tester = DetectorTester.of(new GitOpsApplications());

  @Test
  void readsChartsAndDirectoriesThatAreSwitchedOn() {
    tester
        .given(
            SET
                + """
                -- addons/environments/prod/addons.yaml --
                globalSelectors: {cluster: one}
                tide-gauge:
                  enabled: true
                  chartName: gauge
                  chartRepository: https://charts.example.org
                  defaultVersion: 1.2.3
                quay-walls:
                  enabled: true
                  path: addons/walls
                crane:
                  enabled: false
                  chartRepository: https://charts.example.org
                -- addons/environments/prod/tide-gauge/values.yaml --
                replicas: 2
                -- addons/walls/wall.yaml --
                kind: ConfigMap
                """)
        .sees(
            """
            gitops.application addons/environments/prod/addons.yaml:3 automated=true environment=prod name=tide-gauge pin=1.2.3 production=true prune=false self-heal=true source=https://charts.example.org/gauge source-path=addons/environments/prod/tide-gauge targets=[addons/environments/prod/tide-gauge] tool=argo-cd
            gitops.application addons/environments/prod/addons.yaml:8 automated=true environment=prod name=quay-walls production=true prune=false self-heal=true source-path=addons/walls targets=[addons/walls] tool=argo-cd
            governance.remediation addons/environments/prod/addons.yaml:3 name=tide-gauge tool=argo-cd what=reconcile
            governance.remediation addons/environments/prod/addons.yaml:8 name=quay-walls tool=argo-cd what=reconcile
            resilience.self-healing addons/environments/prod/addons.yaml:3 platform-wide=true subject=cluster tool=argo-cd what=reconciler
            """
                + ITSELF);
  }

  @Test
  void valuesOfACommonChartAndABrokenListAreNoAddons() {
    tester
        .given(
            SET
                + """
                -- addons/environments/prod/addons.yaml --
                ingress: {enabled: true, hosts: [a.example.org]}
                metrics: {enabled: true, path: /metrics}
                -- addons/environments/test/addons.yaml --
                gauge: {enabled: true, chartRepository: [
                """)
        .sees(
            ITSELF
                + """
                resilience.self-healing bootstrap/addons.yaml:1 platform-wide=true subject=cluster tool=argo-cd what=reconciler
                """);
  }
}
