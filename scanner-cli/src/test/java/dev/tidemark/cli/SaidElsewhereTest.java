package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.fixtures.GitFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories of one checkout of which others say something: their protection, their applies, their controllers. */
class SaidElsewhereTest {
  private static final String PROTECTED = "iac.ci.not-left-broken";
  private static final String APPLIED = "iac.provisioning.pipeline-provisioned";

  private static final String PROTECTION =
      """
      resource "github_branch_protection" "%s" {
        repository_id = "%s"
        required_status_checks { contexts = ["plan"] }
      }
      """;

  private static final String DEPLOY =
      """
      on: {push: {branches: [main]}}
      jobs:
        a:
          steps:
            - uses: actions/checkout@v4
              with: {repository: acme/%s, path: it}
            - run: terraform -chdir=it/stacks/prod apply -auto-approve
      """;

  @TempDir Path folder;

  @BeforeEach
  void shop() throws Exception {
    repository("shop", Map.of("stacks/prod/main.tf", "terraform {\n  backend \"s3\" {}\n}\n"));
  }

  private void repository(String name, Map<String, String> files) throws Exception {
    try (GitFixture git = GitFixture.in(folder.resolve(name))) {
      git.write("config", "[remote \"origin\"]\n\turl = git@github.com:acme/" + name + ".git\n");
      files.forEach(git::file);
      git.commit("first");
    }
  }

  private JsonNode repository(String name) throws Exception {
    String json = Runs.real(Map.of(), "scan", folder.toString(), "-q", "--report=json").out();
    assertThat(ReportSchema.validate(json).getErrors()).isEmpty();
    for (JsonNode repository : new ObjectMapper().readTree(json).get("repositories")) {
      if (repository.get("name").asText().equals("acme/" + name)) {
        return repository;
      }
    }
    throw new AssertionError(name);
  }

  private static JsonNode verdict(JsonNode repository, String id) {
    for (JsonNode area : repository.at("/rubrics/0/areas")) {
      for (JsonNode indicator : area.get("indicators")) {
        if (indicator.get("id").asText().equals(id)) {
          return indicator;
        }
      }
    }
    throw new AssertionError(id);
  }

  private String verdict(String id) throws Exception {
    return verdict(repository("shop"), id).get("verdict").asText();
  }

  @Test
  void protectionThatASiblingDeclaresIsEvidenceAtItsPlaceThere() throws Exception {
    repository("forge", Map.of("github/main.tf", "# rules\n" + PROTECTION.formatted("a", "shop")));
    JsonNode shop = repository("shop");
    JsonNode left = verdict(shop, PROTECTED);
    assertThat(left.get("verdict").asText()).isEqualTo("HOLDS");
    assertThat(left.get("reason").asText()).contains("acme/forge/github/main.tf:2");
    JsonNode fact = left.get("evidence").get(0);
    assertThat(fact.get("path").asText()).isEqualTo("github/main.tf");
    assertThat(fact.get("startLine").asInt()).isEqualTo(2);
    assertThat(fact.get("attributes").get("repository").asText()).isEqualTo("acme/forge");
    assertThat(fact.get("link").asText())
        .startsWith("https://github.com/acme/forge/blob/")
        .endsWith("/github/main.tf#L2-L5");
    assertThat(shop.get("facts").has("governance.branch-protection")).isFalse();
  }

  @Test
  void protectionOfANameThatIsComputedOrAnothersLeavesItOpen() throws Exception {
    repository(
        "forge",
        Map.of(
            "main.tf",
            PROTECTION.formatted("a", "site")
                + PROTECTION.formatted("b", "umbrella/shop")
                + PROTECTION.formatted("c", "${var.prefix}-shop")));
    assertThat(verdict(PROTECTED)).isEqualTo("UNKNOWN");
  }

  @Test
  void aStackThatASiblingsPipelineAppliesIsApplied() throws Exception {
    repository("notes", Map.of("README.md", "# Notes\n"));
    assertThat(verdict(APPLIED)).isEqualTo("FAILS");
    repository("deploy", Map.of(".github/workflows/a.yml", DEPLOY.formatted("site")));
    assertThat(verdict(APPLIED)).isEqualTo("FAILS");
    repository("deploy2", Map.of(".github/workflows/a.yml", DEPLOY.formatted("shop")));
    JsonNode applied = verdict(repository("shop"), APPLIED);
    assertThat(applied.get("verdict").asText()).isEqualTo("HOLDS");
    JsonNode by = applied.get("evidence").get(0);
    assertThat(by.get("path").asText()).isEqualTo(".github/workflows/a.yml");
    assertThat(by.get("attributes").get("repository").asText()).isEqualTo("acme/deploy2");
    assertThat(by.get("attributes").get("trigger").asText())
        .as("the sibling's commits are not this repository's")
        .isEqualTo("upstream");
  }

  @Test
  void objectsThatASiblingPutsIntoAClusterAreNoStacksBelowThem() throws Exception {
    String objects =
        DEPLOY
            .formatted("shop")
            .replace(
                "terraform -chdir=it/stacks/prod apply -auto-approve",
                "kubectl apply -f it/stacks");
    repository("deploy", Map.of(".github/workflows/a.yml", objects));
    assertThat(verdict(APPLIED)).isEqualTo("FAILS");
  }

  @Test
  void whatASiblingsControllerTakesIsApplied() throws Exception {
    String app =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: shop}
        spec:
          source: {repoURL: "https://github.com/acme/%s.git", path: stacks/prod}
          syncPolicy: {automated: {selfHeal: true}}
        """;
    repository("gitops", Map.of("apps/shop.yaml", app.formatted("site")));
    assertThat(verdict(APPLIED)).isEqualTo("FAILS");
    repository("gitops2", Map.of("apps/shop.yaml", app.formatted("shop")));
    assertThat(verdict(APPLIED)).isEqualTo("HOLDS");
  }

  @Test
  void aFileThatCannotBeReadLeavesOpenWhatItMaySay() throws Exception {
    String broken = "jobs: [\n  - run: *\n";
    repository("deploy", Map.of(".github/workflows/a.yml", broken));
    assertThat(verdict(APPLIED)).as("nothing there names the repository").isEqualTo("FAILS");

    repository("deploy2", Map.of(".github/workflows/a.yml", "# acme/shop\n" + broken));
    JsonNode shop = repository("shop");
    assertThat(verdict(shop, APPLIED).get("unknownBecause").asText()).isEqualTo("unreadable");
    assertThat(shop.get("problems")).hasSize(1);
    assertThat(shop.at("/problems/0/detail").asText())
        .startsWith("acme/deploy2/.github/workflows/a.yml:");
    assertThat(shop.at("/problems/0/affects").toString()).contains(APPLIED);
  }

  @Test
  void aFileWhoseWordsCannotBeReadMaySpeakOfAnybody() throws Exception {
    try (GitFixture git = GitFixture.in(folder.resolve("deploy"))) {
      git.file(".github/workflows/a.yml", "\0\0\0\0");
      git.commit("first");
    }
    assertThat(verdict(APPLIED)).isEqualTo("UNKNOWN");
  }
}
