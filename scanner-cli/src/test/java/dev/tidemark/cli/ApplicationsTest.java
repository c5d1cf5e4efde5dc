package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.fixtures.GitFixture;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that pipelines of its own repository deliver is judged by how, and not by code that is not there. */
class ApplicationsTest {
  private static final String RELEASE =
      """
      name: release
      on: {push: {branches: [main]}, pull_request: {}}
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
            - run: npm test
            - run: docker build -t ghcr.io/acme/shop:1.2.3 .
            - run: docker push ghcr.io/acme/shop:1.2.3
      """;
  private static final String DEPLOY =
      """
      name: deploy
      on: workflow_dispatch
      jobs:
        deploy:
          strategy: {matrix: {environment: [staging, production]}}
          uses: acme/workflows/.github/workflows/deploy-service.yml@v3
          with: {environment: "${{ matrix.environment }}", version: "1.2.3"}
      """;
  private static final String CHECK =
      """
      name: check
      on: pull_request
      jobs:
        a:
          runs-on: ubuntu-latest
          steps: [{uses: actions/checkout@v4}, {run: npm test}]
      """;
  private static final Map<String, String> APPLICATION =
      Map.of(
          "Dockerfile",
          "FROM node:22.1.0\nCOPY . .\n",
          "package.json",
          "{\"scripts\": {\"test\": \"jest\"}}\n");

  @TempDir Path folder;

  /** Verdicts by id, and by {@code area} and {@code possible} levels; empty where the model says nothing. */
  private Map<String, String> told(Map<String, String> files) throws Exception {
    try (GitFixture git = GitFixture.in(folder)) {
      APPLICATION.forEach(git::file);
      files.forEach(git::file);
      git.commit("first");
    }
    String json =
        Runs.real(Map.of(), "scan", folder.toString(), "-q", "--rubric=iac", "--report=json").out();
    Map<String, String> told = new TreeMap<>();
    for (JsonNode indicator : new ObjectMapper().readTree(json).findParents("verdict")) {
      told.put(indicator.path("id").asText(), indicator.get("verdict").asText());
    }
    return told;
  }

  @Test
  void aPublishedImageIsADelivery() throws Exception {
    assertThat(told(Map.of(".github/workflows/release.yml", RELEASE)))
        .containsEntry("iac.ci.no-tests", "NOT_APPLICABLE")
        .containsEntry("iac.ci.some-tests", "HOLDS")
        .containsEntry("iac.ci.ci-server", "HOLDS")
        .containsEntry("iac.management.immutable", "HOLDS")
        .containsEntry("iac.development.some-automation", "NOT_APPLICABLE")
        .containsEntry("iac.provisioning.scripted", "NOT_APPLICABLE")
        .containsEntry("iac.management.self-healing", "NOT_APPLICABLE")
        .containsEntry("iac.observability.documented", "NOT_APPLICABLE");
  }

  @Test
  void aDeployByAWorkflowThatIsNotHereLeavesItsPathOpen() throws Exception {
    assertThat(told(Map.of(".github/workflows/deploy.yml", DEPLOY)))
        .containsEntry("iac.ci.some-tests", "FAILS")
        .containsEntry("iac.ci.ci-server", "UNKNOWN")
        .containsEntry("iac.ci.production-like", "UNKNOWN")
        .containsEntry("iac.ci.consistent-path", "UNKNOWN");
  }

  @Test
  void testsOfAnApplicationAreNoTestsOfInfrastructureThatIsHere() throws Exception {
    String root = "terraform {\n  backend \"s3\" {}\n}\nresource \"aws_sqs_queue\" \"a\" {}\n";
    assertThat(told(Map.of(".github/workflows/release.yml", RELEASE, "infra/main.tf", root)))
        .containsEntry("iac.ci.no-tests", "HOLDS")
        .containsEntry("iac.ci.some-tests", "FAILS")
        .containsEntry("iac.development.some-automation", "HOLDS");
  }

  @Test
  void infrastructureThatCannotBeReadMayBeThere() throws Exception {
    assertThat(told(Map.of(".github/workflows/release.yml", RELEASE, "main.tf", "resource \"a")))
        .containsEntry("iac.ci.some-tests", "UNKNOWN")
        .containsEntry("iac.development.changes-in-alm", "UNKNOWN");
  }

  @Test
  void testsAloneDeliverNothing() throws Exception {
    assertThat(told(Map.of(".github/workflows/check.yml", CHECK))).isEmpty();
  }

  @Test
  void aPipelineThatCannotBeReadMayDeliver() throws Exception {
    assertThat(told(Map.of(".github/workflows/release.yml", "on: [push\njobs: {a: [\n")))
        .containsEntry("iac.ci.ci-server", "UNKNOWN");
  }
}
