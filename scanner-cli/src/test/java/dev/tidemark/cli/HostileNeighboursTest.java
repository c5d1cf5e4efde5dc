package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.fixtures.GitFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs beside one another, and names that other systems would take for others. */
@DisabledOnOs(OS.WINDOWS)
class HostileNeighboursTest {
  private static final String TERRAFORM = "resource \"aws_s3_bucket\" \"b\" {\n}\n";

  @TempDir private Path temporary = Path.of("");
  private Path repository = Path.of("");

  @BeforeEach
  void begin() throws IOException {
    repository = Files.createDirectory(temporary.resolve("repo")).toRealPath();
  }

  @Test
  void twoRunsThatWriteTheSameReportLeaveOneThatIsWhole() throws Exception {
    try (GitFixture git = GitFixture.in(repository).file("main.tf", TERRAFORM)) {
      git.commit("first");
    }
    Path reports = Files.createDirectory(temporary.resolve("reports"));
    List<CompletableFuture<Runs.Outcome>> runs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ChildRun child = new ChildRun(Files.createDirectory(temporary.resolve("desk" + i)));
      runs.add(
          CompletableFuture.supplyAsync(
              () ->
                  child.run(
                      "scan",
                      repository.toString(),
                      "--report=json=" + reports.resolve("report.json"),
                      "--report=html=" + reports.resolve("report.html"),
                      "--report=json")));
    }
    for (CompletableFuture<Runs.Outcome> run : runs) {
      assertThat(run.get().code()).as(run.get().err()).isZero();
      assertThat(Files.readString(reports.resolve("report.json"))).isEqualTo(run.get().out());
    }
    assertThat(Files.readString(reports.resolve("report.html"))).endsWith("</html>\n");
    try (var files = Files.list(reports)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aMistakeInOneConfigurationKeepsNoOtherRepositoryFromBeingAssessed() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("acme"));
    for (String name : List.of("bad", "good")) {
      Path place = Files.createDirectory(folder.resolve(name));
      try (GitFixture git = GitFixture.in(place).file("main.tf", TERRAFORM)) {
        git.file(".tidemark.yml", name.equals("bad") ? "rolle: \"\\u202e\"\n" : "role: library\n");
        git.commit("first");
      }
    }
    Runs.Outcome all = Runs.real(Map.of(), "scan", folder.toString());
    assertThat(all.code()).as(all.err()).isZero();
    assertThat(all.out().replaceAll("\\s+", " "))
        .contains(
            "1 could not be read", "the configuration is not valid: .tidemark.yml:1:1: rolle");
    Runs.Outcome alone = Runs.real(Map.of(), "scan", folder.resolve("bad").toString());
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("the configuration is not valid\n  .tidemark.yml:1:1: rolle");
  }

  /**
   * What a file is written in is told from its name in any case; a place that one tool alone reads has to be written as
   * that tool wants it. Neither depends on the file system that the files lie on.
   */
  @Test
  void namesOfAnyCaseMeanTheSameInACommitAndInAFolder() throws Exception {
    Map<String, String> files =
        Map.of(
            "tf/Main.TF", TERRAFORM,
            "readme.MD", "# What this is\n",
            "JENKINSFILE",
                "pipeline { agent any\n stages { stage('a') { steps { sh 'terraform apply' } } } }\n",
            "dockerfile", "FROM scratch\n",
            ".GitHub/Workflows/CI.YML",
                "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: terraform apply\n",
            "App/CHART.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n");
    try (GitFixture git = GitFixture.in(repository)) {
      files.forEach(git::file);
      git.commit("first");
      git.checkOut();
    }
    JsonNode commit = facts();
    assertThat(commit.get("iac.root").asInt()).isEqualTo(1);
    assertThat(commit.get("docs.readme").asInt()).isEqualTo(1);
    assertThat(commit.get("ci.pipeline").asInt()).isEqualTo(1); // Jenkins alone
    assertThat(commit.get("image.build").asInt()).isEqualTo(1);
    assertThat(commit.has("helm.chart")).isFalse();
    JsonNode folder = facts("--worktree");
    for (String kind : List.of("iac.root", "docs.readme", "ci.pipeline", "image.build")) {
      assertThat(folder.get(kind)).as(kind).isEqualTo(commit.get(kind));
    }
  }

  private JsonNode facts(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("scan", repository.toString(), "--report", "json"));
    arguments.addAll(List.of(more));
    Runs.Outcome scan = Runs.real(Map.of(), arguments.toArray(String[]::new));
    assertThat(scan.code()).as(scan.err()).isZero();
    return new ObjectMapper()
        .readTree(scan.out().getBytes(StandardCharsets.UTF_8))
        .get("repositories")
        .get(0)
        .get("facts");
  }
}
