package dev.tidemark.detector.gitops;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Environments that hide in the list of an ApplicationSet. */
class ApplicationSetEnvironmentsTest {

  @Test
  void branchesOfTheirOwnOrderEnvironments() {
    DetectorTester.of(new ApplicationSetEnvironments())
        .given(set("{{branch}}", ""))
        .sees(
            """
            ci.environment apps/web.yaml:7 environment=staging ordered-by=none production=false scope=web tool=argo-cd
            ci.environment apps/web.yaml:8 after=[staging] environment=production ordered-by=promotion production=true scope=web tool=argo-cd
            """);
  }

  @Test
  void oneBranchForAllMovesThemAtOnce() {
    DetectorTester.of(new ApplicationSetEnvironments())
        .given(set("main", ""))
        .sees(
            """
            ci.environment apps/web.yaml:7 environment=staging ordered-by=none production=false scope=web tool=argo-cd
            ci.environment apps/web.yaml:8 environment=production ordered-by=none production=true scope=web tool=argo-cd
            """);
  }

  @Test
  void leavesOtherListsAndRollingSyncsAlone() {
    DetectorTester.of(new ApplicationSetEnvironments())
        .given(set("{{branch}}", "  strategy: {type: RollingSync}\n"))
        .seesNothing();
    DetectorTester.of(new ApplicationSetEnvironments())
        .given(
            """
            -- apps/addons.yaml --
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: addons}
            spec:
              generators:
                - list: {elements: [{name: dns}, {name: certificates}]}
            -- apps/broken.yaml --
            kind: ApplicationSet
            spec: {generators: [
            """)
        .seesNothing();
  }

  @Test
  void aNameIsAnEnvironmentWhereWhatIsDeliveredOrTheClusterGoesByIt() {
    String set =
        """
        -- apps/web.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: web}
        spec:
          generators:
            - list: {elements: [{name: staging}, {name: production}]}
          template:
            spec:
              sources: [{path: web, helm: {valueFiles: ['%s.yaml']}}]
              destination: {server: https://kubernetes.default.svc, namespace: '{{name}}-copy'}
        """;
    DetectorTester.of(new ApplicationSetEnvironments())
        .given(set.formatted("values-{{name}}"))
        .sees(
            """
            ci.environment apps/web.yaml:6 environment=production ordered-by=none production=true scope=web tool=argo-cd
            ci.environment apps/web.yaml:6 environment=staging ordered-by=none production=false scope=web tool=argo-cd
            """);
    DetectorTester.of(new ApplicationSetEnvironments())
        .given(set.formatted("values"))
        .seesNothing();
  }

  private static String set(String revision, String strategy) {
    return """
    -- apps/web.yaml --
    apiVersion: argoproj.io/v1alpha1
    kind: ApplicationSet
    metadata: {name: web}
    spec:
      generators:
        - list: {elements: [
            {env: staging, branch: develop},
            {env: production, branch: main}]}
      template: {spec: {source: {path: web, targetRevision: '%s'}}}
    """
            .formatted(revision)
        + strategy;
  }
}
