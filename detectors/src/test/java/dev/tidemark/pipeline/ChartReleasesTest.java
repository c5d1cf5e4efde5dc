package dev.tidemark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartReleasesTest {
  private static final String CHART =
      """
      -- deploy/web/Chart.yaml --
      apiVersion: v2
      name: web
      version: 1.0.0
      -- deploy/web/templates/web.yaml --
      kind: Deployment
      apiVersion: apps/v1
      metadata: {name: web}
      """;

  @Test
  void aChartThatItsOwnPipelineInstallsIsReleasedToEachEnvironment() {
    assertThat(
            released(
                CHART
                    + """
                    -- .circleci/config.yml --
                    version: 2.1
                    jobs:
                      staging:
                        docker: [{image: cimg/base:2026.03}]
                        steps: [{run: bin/deploy staging}]
                      production:
                        docker: [{image: cimg/base:2026.03}]
                        steps: [{run: bin/deploy production}]
                    workflows:
                      main:
                        jobs: [staging, production: {requires: [staging]}]
                    -- bin/deploy --
                    #!/bin/sh
                    helm upgrade web ./deploy/web/. --install --values deploy/web/values-$1.yaml
                    """))
        .containsExactly("deploy/web@production", "deploy/web@staging");
  }

  private static final String UNREAD =
      """
      -- deploy/values-dev.yaml --
      replicas: 1
      -- deploy/values-prod.yaml --
      replicas: 3
      -- .github/workflows/pipeline.yml --
      on: {push: {branches: [main]}}
      jobs:
        dev:
          uses: acme/workflows/.github/workflows/%1$s.yml@v2
          with: {environment: dev}
        prod:
          needs: dev
          uses: acme/workflows/.github/workflows/%1$s.yml@v2
          with: {environment: %2$s}
      """;

  @Test
  void aDeployThatCannotBeReadDeliversTheChartThatKeepsValuesForItsEnvironment() {
    assertThat(released(CHART + UNREAD.formatted("deploy_env", "prod")))
        .containsExactly("deploy/web@dev", "deploy/web@prod");
  }

  @Test
  void whatNamesNoDeployOrAnEnvironmentWithoutValuesDeliversNothing() {
    assertThat(released(CHART + UNREAD.formatted("announce", "prod"))).isEmpty();
    assertThat(released(CHART + UNREAD.formatted("undeploy", "prod"))).isEmpty();
    assertThat(released(CHART + UNREAD.formatted("deploy_env", "uat")))
        .containsExactly("deploy/web@dev");
    String second = "-- deploy/other/Chart.yaml --\napiVersion: v2\nname: other\nversion: 1.0.0\n";
    assertThat(released(CHART + second + UNREAD.formatted("deploy_env", "prod"))).isEmpty();
  }

  @Test
  void aChartThatIsOnlyTriedOutIsReleasedNowhere() {
    assertThat(
            released(
                CHART
                    + """
                    -- .github/workflows/test.yml --
                    on: pull_request
                    jobs:
                      test:
                        steps:
                          - run: kind create cluster
                          - run: helm upgrade --install web deploy/web
                          - run: helm lint deploy/web
                    -- .github/workflows/other.yml --
                    on: push
                    jobs:
                      other:
                        steps:
                          - run: helm upgrade --install cache oci://registry.example.com/charts/cache
                    """))
        .isEmpty();
  }

  @Test
  void brokenFilesReleaseNothing() {
    assertThat(
            released(
                """
                -- deploy/web/Chart.yaml --
                name: [web
                -- .github/workflows/main.yml --
                on: push
                jobs: {up: {steps: [{run: "helm upgrade --install web deploy/web '"}]
                """))
        .isEmpty();
  }

  private static List<String> released(String files) {
    return DetectorTester.landscape(files)
        .units()
        .of(unit -> unit.kind() == Unit.Kind.RELEASE)
        .map(Unit::id)
        .toList();
  }
}
