package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.fixtures.GitFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An organisation checkout of three repositories: two that deliver, and one whose module and workflow they use. */
class CheckoutOfThreeTest {
  private static final String OWN_PIPELINE =
      """
      on: {%s: {}}
      jobs:
        a: {steps: [{run: terraform init}, {run: %s}, {run: terraform %s}]}
      """;
  private static final String SHARED_PIPELINE =
      """
      on: {pull_request: {}}
      jobs:
        a: {uses: acme/shared/.github/workflows/check.yml@v1}
      """;
  private static final String ROOT =
      """
      terraform {
        backend "s3" {}
      }
      module "q" {
        source = "%s"
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void shared() throws Exception {
    repository(
        "shared",
        Map.of(
            ".github/workflows/check.yml",
            """
            on: {workflow_call: {}}
            jobs:
              a: {steps: [{run: checkov -d .}]}
            """,
            "modules/queue/main.tf",
            "variable \"name\" {}\nresource \"aws_sqs_queue\" \"q\" {\n  name = var.name\n}\n",
            "README.md",
            "# Shared\n"));
  }

  private void repository(String name, Map<String, String> files) throws Exception {
    try (GitFixture git = GitFixture.in(folder.resolve(name))) {
      git.write("config", "[remote \"origin\"]\n\turl = git@github.com:acme/" + name + ".git\n");
      files.forEach(git::file);
      git.commit("first");
    }
  }

  private String report() {
    return Runs.real(
            Map.of(), "scan", folder.toString(), "--color=never", "-q", "-v", "--rubric=platform")
        .out();
  }

  @Test
  void aModuleOfTheNextRepositoryIsSharedAndUsed() throws Exception {
    String pinned = "git::ssh://git@github.com/acme/shared.git//modules/queue?ref=v1.0.0";
    repository("shop", Map.of("main.tf", ROOT.formatted(pinned)));
    repository("site", Map.of("main.tf", ROOT.formatted("terraform-aws-modules/sqs/aws")));
    String report = report();
    assertThat(report)
        .contains("1 of 1 teams or roots using something shared")
        .contains("0 of 1 teams or roots using something shared")
        .contains("1 of 1 calls to the organisation's modules by address pinned");
  }

  @Test
  void aTemplateOfTheNextRepositoryIsInUseAndSpeaksAgainstPipelinesOfTheirOwn() throws Exception {
    Map<String, String> site = new HashMap<>();
    site.put("CODEOWNERS", "a.yml @acme/a\nb.yml @acme/b\nc.yml @acme/c\n");
    site.put("main.tf", ROOT.formatted("./q"));
    site.put(
        ".github/workflows/a.yml", OWN_PIPELINE.formatted("pull_request", "checkov -d .", "test"));
    site.put(".github/workflows/b.yml", OWN_PIPELINE.formatted("pull_request", "tflint", "plan"));
    site.put(".github/workflows/c.yml", OWN_PIPELINE.formatted("pull_request", "ls", "validate"));
    Map<String, String> shop = new HashMap<>(site);
    shop.put(".github/workflows/a.yml", SHARED_PIPELINE);
    repository("site", site);
    repository("shop", shop);
    String report = report();
    assertThat(of("shop", report))
        .contains("shared pipeline templates in use: 1")
        .contains("pipeline templates in use: 1")
        .doesNotContain("▼ seen      0 Every team has pipelines of its own");
    assertThat(of("site", report))
        .contains("shared pipeline templates in use: none")
        .contains("▼ seen      0 Every team has pipelines of its own");
  }

  private JsonNode organisation() throws Exception {
    String json = Runs.real(Map.of(), "scan", folder.toString(), "-q", "--report=json").out();
    assertThat(ReportSchema.validate(json).getErrors()).isEmpty();
    return new ObjectMapper().readTree(json).get("organisation");
  }

  private static JsonNode verdict(JsonNode organisation, String id) {
    for (JsonNode rubric : organisation.get("rubrics")) {
      for (JsonNode area : rubric.get("areas")) {
        for (JsonNode indicator : area.get("indicators")) {
          if (indicator.get("id").asText().equals(id)) {
            return indicator;
          }
        }
      }
    }
    throw new AssertionError(id);
  }

  @Test
  void theOrganisationKnowsWhatItsRepositoriesTakeFromOneAnother() throws Exception {
    String pinned = "git::ssh://git@github.com/acme/shared.git//modules/queue?ref=v1.0.0";
    Map<String, String> shop = Map.of("main.tf", ROOT.formatted(pinned), "a.yml", "a: b\n");
    repository("shop", shop);
    repository(
        "site",
        Map.of(
            "live/main.tf",
            ROOT.formatted("github.com/acme/shared//modules/queue"),
            ".github/workflows/a.yml",
            SHARED_PIPELINE));
    JsonNode organisation = organisation();
    assertThat(organisation.get("adoption").toString())
        .isEqualTo(
            "[{\"what\":\"module\",\"repository\":\"acme/shared\",\"path\":\"modules/queue\","
                + "\"users\":[\"acme/shop\",\"acme/site\"],\"uses\":2,\"pinned\":1,\"versions\":["
                + "{\"version\":\"\",\"users\":[\"acme/site\"],\"uses\":1},"
                + "{\"version\":\"v1.0.0\",\"users\":[\"acme/shop\"],\"uses\":1}]},"
                + "{\"what\":\"template\",\"repository\":\"acme/shared\","
                + "\"path\":\".github/workflows/check.yml\",\"users\":[\"acme/site\"],"
                + "\"uses\":1,\"pinned\":0,\"versions\":["
                + "{\"version\":\"v1\",\"users\":[\"acme/site\"],\"uses\":1}]}]");
    assertThat(organisation.get("teams")).hasSize(3);
    assertThat(organisation.get("teams").get(0).get("knownBy").asText()).isEqualTo("repository");
    JsonNode templates = verdict(organisation, "platform.ci-templates");
    assertThat(templates.get("verdict").asText()).isEqualTo("HOLDS");
    JsonNode evidence = templates.get("evidence").get(0);
    assertThat(evidence.get("path").asText()).startsWith(".github/workflows/");
    assertThat(evidence.get("attributes").get("repository").asText()).startsWith("acme/");
    assertThat(evidence.get("link").asText())
        .startsWith(
            "https://github.com/" + evidence.get("attributes").get("repository").asText() + "/");
    assertThat(verdict(organisation, "platform.portal").get("verdict").asText()).isEqualTo("FAILS");
    assertThat(report()).contains("All 3 repositories together");
  }

  @Test
  void whatAnOrganisationHasOneOfIsSettledForEachRepository() throws Exception {
    String root = "terraform {\n  backend \"s3\" {}\n}\n";
    repository("shop", Map.of("main.tf", root));
    JsonNode alone = repository("shop", "scan", folder.resolve("shop").toString());
    for (String id :
        new String[] {"platform.portal", "platform.base-images", "iac.observability.no-metrics"}) {
      assertThat(verdict(alone, id).get("unknownBecause").asText()).as(id).isEqualTo("absent");
    }
    JsonNode shop = repository("shop", "scan", folder.toString());
    JsonNode portal = verdict(shop, "platform.portal");
    assertThat(portal.get("verdict").asText()).isEqualTo("FAILS");
    assertThat(portal.get("reason").asText())
        .isEqualTo("all 2 repositories together: portals and templates that create services: none");
    assertThat(portal.get("figure").isNull()).isTrue();
    JsonNode metrics = verdict(shop, "iac.observability.no-metrics");
    assertThat(metrics.get("verdict").asText()).isEqualTo("HOLDS");
    // what is asked of each repository itself stays open
    assertThat(verdict(shop, "iac.observability.alerting").get("unknownBecause").asText())
        .isEqualTo("absent");

    repository(
        "portal",
        Map.of(
            "template.yaml",
            """
            apiVersion: scaffolder.backstage.io/v1beta3
            kind: Template
            metadata: {name: service}
            spec:
              type: service
              steps: [{id: publish, name: publish, action: publish:github}]
            """,
            "alarm.tf",
            "resource \"aws_cloudwatch_metric_alarm\" \"a\" {\n  period = 60\n}\n"));
    shop = repository("shop", "scan", folder.toString());
    assertThat(verdict(shop, "iac.observability.no-metrics").get("verdict").asText())
        .isEqualTo("FAILS");
    portal = verdict(shop, "platform.portal");
    assertThat(portal.get("verdict").asText()).isEqualTo("HOLDS");
    assertThat(portal.get("reason").asText())
        .startsWith("all 3 repositories together: ")
        .contains("acme/portal/template.yaml");
    assertThat(portal.get("evidence")).isEmpty();
  }

  private JsonNode repository(String name, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("-q", "--report=json"));
    String json = Runs.real(Map.of(), words.toArray(String[]::new)).out();
    assertThat(ReportSchema.validate(json).getErrors()).isEmpty();
    for (JsonNode repository : new ObjectMapper().readTree(json).get("repositories")) {
      if (repository.get("name").asText().equals("acme/" + name)) {
        return repository;
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void foldersOfOneNameAreToldApartInEveryReport() throws Exception {
    for (String team : new String[] {"a", "b"}) {
      try (GitFixture git = GitFixture.in(folder.resolve("teams/" + team + "/infra"))) {
        git.file("main.tf", "terraform {\n  backend \"s3\" {}\n}\n")
            .file(
                ".github/workflows/a.yml",
                OWN_PIPELINE.formatted("pull_request", "tflint --" + team, "plan"));
        git.commit("first");
      }
    }
    for (String format : new String[] {"json", "html", "markdown", "csv", "terminal", "junit"}) {
      assertThat(Runs.real(Map.of(), "scan", folder.toString(), "-q", "--report", format).out())
          .as(format)
          .contains("teams/a/infra", "teams/b/infra");
    }
    assertThat(Runs.real(Map.of(), "pipelines", folder.toString()).out())
        .contains("teams/a/infra\n", "teams/b/infra\n");
    assertThat(verdict(organisation(), "iac.ci.some-tests").get("evidence"))
        .extracting(fact -> fact.get("attributes").get("repository").asText())
        .contains("teams/a/infra", "teams/b/infra");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a link takes a privilege there")
  void aFolderOfLinksSaysThatTheyAreNotFollowed() throws Exception {
    Path links = Files.createDirectory(folder.resolve("links"));
    assertThat(Runs.real(Map.of(), "scan", links.toString(), "-q").err()).isEmpty();
    Files.createSymbolicLink(links.resolve("shared"), folder.resolve("shared"));
    Runs.Outcome scan = Runs.real(Map.of(), "scan", links.toString(), "-q");
    assertThat(scan.code()).isZero();
    assertThat(scan.err()).contains("links are not followed; name what they lead to");
    assertThat(Runs.real(Map.of(), "scan", links.resolve("shared").toString(), "-q").out())
        .contains("acme/shared  at ");
  }

  @Test
  void whatIsOfOneRepositoryIsRefusedForSeveralBeforeAnythingIsRead() throws Exception {
    repository("site", Map.of("main.tf", "locals {}\n"));
    for (String command : new String[] {"gate", "baseline", "init"}) {
      Runs.Outcome refused = Runs.real(Map.of(), command, folder.toString());
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains(" one repository, and '" + folder + "' holds 2 repositories")
          .contains("name one of them, such as '" + folder.resolve("shared") + "'");
    }
    assertThat(Runs.real(Map.of(), "doctor", folder.toString()).out())
        .contains("a folder of 2 repositories");
    assertThat(Runs.real(Map.of(), "plan", folder.toString()).out())
        .contains("2 repositories, 1 with something to assess")
        .contains("What blocks the next level, and what to do");
  }

  @Test
  void threeRepositoriesWithPipelinesOfTheirOwnDiverge() throws Exception {
    String[] checks = {"checkov -d .", "tflint", "trivy config ."};
    for (int i = 0; i < 3; i++) {
      repository(
          "team" + i,
          Map.of(
              "main.tf",
              "terraform {\n  backend \"s3\" {}\n}\n",
              ".github/workflows/a.yml",
              OWN_PIPELINE.formatted("pull_request", checks[i], "plan")));
    }
    JsonNode divergent = verdict(organisation(), "platform.divergent-ci");
    assertThat(divergent.get("verdict").asText()).isEqualTo("HOLDS");
    assertThat(divergent.get("reason").asText()).contains("3 of 3 pipelines unlike");
    repository("user", Map.of(".github/workflows/a.yml", SHARED_PIPELINE));
    assertThat(verdict(organisation(), "platform.divergent-ci").get("verdict").asText())
        .isEqualTo("FAILS");
  }

  /** What the report says of one repository. */
  private static String of(String name, String report) {
    int from = report.indexOf("acme/" + name + "  at");
    int to = report.indexOf("\nacme/", from);
    return report.substring(from, to < 0 ? report.length() : to);
  }
}
