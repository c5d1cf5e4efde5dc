package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.detector.ci.CiChecks;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a service of Compose runs is read from its definition and from the image that it builds. */
class ComposeServicesTest {
  private static final String COMPOSE =
      """
      -- docker-compose.yml --
      services:
        terraform:
          image: hashicorp/terraform:1.9.0
          working_dir: /code/app
          volumes: [".:/code"]
        redirects:
          build: {context: ./cdn/tests}
        database:
          image: postgres:16
      -- cdn/main.tf --
      resource "a" "b" {}
      -- app/main.tf --
      resource "a" "b" {}
      """;

  @Test
  void startsTheToolOfTheImageWhereItsMountsSay() {
    assertThat(checks("docker compose run --rm terraform validate"))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.text("category")).contains("validate");
              assertThat(check.texts("targets")).containsExactly("app");
            });
  }

  @Test
  void startsTheEntryPointOfTheImageThatItBuilds() {
    String tests =
        """
        -- cdn/tests/Dockerfile --
        FROM python:3.12 AS base
        ENTRYPOINT ["nothing"]
        FROM base
        COPY . .
        ENTRYPOINT ["python", "./redirect_tests.py"]
        -- cdn/tests/redirect_tests.py --
        import requests
        requests.get("https://example.org")
        """;
    assertThat(checks("docker-compose run redirects --env test\n" + tests))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.text("category")).contains("end-to-end");
              assertThat(check.is("creates")).isFalse();
              assertThat(check.texts("targets")).containsExactly("cdn");
            });
    String offline = tests.replace("import requests", "import handler");
    assertThat(checks("docker-compose run redirects\n" + offline)).isEmpty();
  }

  @Test
  void readsThePluginOfBuildkiteAlike() {
    List<Evidence> found =
        DetectorTester.of(new CiChecks())
            .given(
                """
                -- .buildkite/pipeline.yml --
                steps:
                  - label: plan
                    plugins:
                      - docker-compose#v4.0.0:
                          run: terraform
                          command: [plan, -input=false]
                """
                    + COMPOSE)
            .evidence();
    assertThat(found)
        .singleElement()
        .satisfies(check -> assertThat(check.text("category")).contains("plan"));
  }

  @Test
  void leavesServicesThatStartNothingKnownAlone() {
    assertThat(checks("docker compose run database")).isEmpty();
    assertThat(checks("docker compose run gone validate")).isEmpty();
    assertThat(checks("docker compose -f ../other.yml run terraform version")).isEmpty();
    assertThat(checks("docker compose run")).isEmpty();
  }

  private static List<Evidence> checks(String command) {
    return DetectorTester.of(new CiChecks())
        .given(
            "-- .github/workflows/a.yml --\non: push\njobs: {a: {steps: [{run: 'sh test.sh'}]}}\n"
                + COMPOSE
                + "-- test.sh --\nset -e\n"
                + command
                + "\n")
        .evidence();
  }
}
