package dev.tidemark.detector.otheriac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudFoundryAppsTest {
  private static final String MANIFEST =
      """
      -- shop/manifest.yml --
      applications:
        - name: shop
          instances: 3
          memory: 512M
          health-check-type: http
          health-check-http-endpoint: /health
        - name: worker
          health-check-type: process
          docker: {image: "acme/worker:1.2.3"}
      """;

  private static final String WORKFLOW =
      """
      -- .github/workflows/deploy.yml --
      on: {push: {}}
      jobs: {go: {runs-on: x, steps: [{run: "%s"}]}}
      """;

  private static String shop(String strategy) {
    return """
        kubernetes.workload shop/manifest.yml:2 health-check=yes liveness=yes name=shop pinned-image=unknown production=unknown readiness=yes replicas=3 replicas-known=true sized=yes spread=unknown strategy=%1$s tool=cloud-foundry unit=shop workload-kind=cloud-foundry-app
        kubernetes.workload shop/manifest.yml:7 health-check=no liveness=yes name=worker pinned-image=yes production=unknown readiness=no replicas=1 replicas-known=true sized=unknown spread=unknown strategy=%1$s tool=cloud-foundry unit=shop workload-kind=cloud-foundry-app
        """
        .formatted(strategy);
  }

  @Test
  void seesWhatAManifestSaysAndHowItIsPushed() {
    DetectorTester.of(new CloudFoundryApps())
        .given(MANIFEST + WORKFLOW.formatted("cf push -f shop/manifest.yml --strategy rolling"))
        .sees(shop("rolling"));
    DetectorTester.of(new CloudFoundryApps())
        .given(MANIFEST + WORKFLOW.formatted("cf push -f shop/manifest.yml"))
        .sees(shop("recreate"));
    DetectorTester.of(new CloudFoundryApps())
        .given(MANIFEST + WORKFLOW.formatted("cf blue-green-deploy shop"))
        .sees(shop("blue-green"));
    DetectorTester.of(new CloudFoundryApps()).given(MANIFEST).sees(shop("unknown"));
    DetectorTester.of(new CloudFoundryApps())
        .given(
            MANIFEST.replace("    health", "    strategy: rolling\n    health")
                + WORKFLOW.formatted("cf push"))
        .sees(shop("unknown").replace("yml:7", "yml:9"));
  }

  @Test
  void aManifestIsReplacedAsThePushThatNamesItSays() {
    String two =
        """
        -- manifest-web.yml --
        applications: [{name: web}]
        -- manifest-jobs.yml --
        applications: [{name: jobs}]
        """;
    String web = "cf push -f manifest-web.yml --strategy rolling";
    assertThat(strategies(two + WORKFLOW.formatted(web))).containsExactly("unknown", "rolling");
    assertThat(
            strategies(
                two + WORKFLOW.formatted(web + " && cf push --manifest x/manifest-jobs.yml")))
        .containsExactly("recreate", "rolling");
    assertThat(strategies(two + WORKFLOW.formatted(web + " && cf push")))
        .containsExactly("recreate", "rolling");
    assertThat(strategies(two + WORKFLOW.formatted(web.replace("web.yml", "$1.yml"))))
        .containsExactly("rolling", "rolling");
    assertThat(strategies(two + WORKFLOW.formatted("cf push -f")))
        .containsExactly("recreate", "recreate");
  }

  private static List<String> strategies(String files) {
    return DetectorTester.of(new CloudFoundryApps()).given(files).evidence().stream()
        .map(fact -> fact.text("strategy").orElse(""))
        .toList();
  }

  @Test
  void whatIsPutInWhenItIsPushedIsUnknown() {
    DetectorTester.of(new CloudFoundryApps())
        .given(
            """
            -- manifest-production.yml --
            memory: 1G
            applications:
              - name: shop-((space))
                processes:
                  - {type: worker, instances: 7}
                  - {type: web, instances: ((instances)), health-check-type: ((check))}
            """)
        .sees(
            "kubernetes.workload manifest-production.yml:3 health-check=unknown liveness=yes name=shop-((space)) pinned-image=unknown production=yes readiness=unknown replicas-known=false sized=yes spread=unknown strategy=unknown tool=cloud-foundry unit=. workload-kind=cloud-foundry-app");
  }

  @Test
  void manifestsOfOtherToolsAndBrokenOnesAreNone() {
    DetectorTester.of(new CloudFoundryApps())
        .given(
            """
            -- manifest.yml --
            version: 1
            applications: {shop: {instances: 2}}
            -- applications.yml --
            applications: [{name: shop}]
            -- k8s/manifest.yaml --
            apiVersion: v1
            kind: Service
            metadata: {name: shop}
            -- old/manifest.yml --
            applications: [{instances: 3}, [x], name
            """)
        .seesNothing();
  }
}
