package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.configuration.Configuration;
import dev.tidemark.cli.setup.CiJob;
import dev.tidemark.fixtures.SampleRepository;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.TextSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code tidemark init} in a repository of a mature team. */
class InitTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    TextSnapshot sample = SampleRepository.MATURE.snapshot();
    for (Entry entry : sample.entries()) {
      Path file = folder.resolve(entry.path().value());
      Files.createDirectories(file.getParent());
      Files.write(file, sample.read(entry, Long.MAX_VALUE));
    }
  }

  @Test
  void writesTheConfigurationAndTheJobOfTheSystemInUse() throws IOException {
    Runs.Outcome outcome = init();

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("written: .tidemark.yml", "written: .github/workflows/tidemark.yml")
        .contains("questions in .tidemark.yml");
    assertThat(text(Configuration.FILE))
        .startsWith(
            "# yaml-language-server: $schema=https://raw.githubusercontent.com/tidemark-dev/")
        .contains("/v" + Version.NUMBER + "/scanner-cli/src/main/resources/schema/");
    assertThat(Repository.file("scanner-cli/src/main/resources/schema/configuration.schema.json"))
        .exists();
    assertThat(text(CiJob.GITHUB.path())).contains("uses: tidemark-dev/tidemark@v");
  }

  @Test
  void aFolderInsideARepositoryIsNoPlaceForIt() throws IOException {
    Files.createDirectory(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Runs.Outcome outcome = run("init", inside.toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("inside the repository '" + folder.toAbsolutePath() + "'");
    assertThat(inside).isEmptyDirectory();
    Runs.Outcome gate = run("gate", inside.toString());
    assertThat(gate.code()).isEqualTo(2);
    assertThat(gate.err()).contains("it lies in the repository", "gate that one");
  }

  @Test
  void changesNothingAboutTheJudgementUntilSomethingIsAnswered() {
    String before = run("scan", folder.toString(), "--report", "csv").out();
    init("--ci", "none");

    assertThat(run("scan", folder.toString(), "--report", "csv").out())
        .isEqualTo(before)
        .isNotEmpty();
  }

  @Test
  void asksWhatCanBeAnsweredByFillingIn() throws IOException {
    init("--ci", "none");
    String answered =
        text(Configuration.FILE)
            .lines()
            .map(InitTest::answered)
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(folder.resolve(Configuration.FILE), answered);

    Runs.Outcome scan = run("scan", folder.toString(), "--report", "csv");

    assertThat(scan.err()).doesNotContain("not valid");
    assertThat(scan.code()).isZero();
    assertThat(scan.out()).contains("attested");
  }

  /** Takes the mark from a line of settings, and gives each question an answer. */
  private static String answered(String line) {
    boolean setting = line.startsWith("#   ") || line.matches("# [a-z]+:.*");
    String open = setting ? line.substring(2) : line;
    return open.replaceFirst("(?<=by: )# .*", "a platform lead")
        .replaceFirst("(?<=on: )# .*", LocalDate.now(ZoneOffset.UTC).toString())
        .replaceFirst("(?<=reason: )# .*", "told by who runs it");
  }

  @Test
  void showsAndWritesNothingWhenRunDry() {
    Runs.Outcome outcome = init("--dry-run", "--ci", "gitlab");

    assertThat(outcome.out())
        .contains("--- .tidemark.yml", "# attestations:")
        .contains("--- .gitlab/tidemark.gitlab-ci.yml", "stage: test");
    assertThat(folder.resolve(".tidemark.yml")).doesNotExist();
    assertThat(folder.resolve(".gitlab")).doesNotExist();
  }

  @Test
  void keepsWhatIsThere() throws IOException {
    Files.writeString(folder.resolve(".tidemark.yml"), "role: library\n");

    Runs.Outcome outcome = init("--ci", "none");

    assertThat(outcome.out()).contains("kept:    .tidemark.yml");
    assertThat(text(".tidemark.yml")).isEqualTo("role: library\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void writesNothingThroughALink(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(folder.resolve(".azure-pipelines"), elsewhere);

    Runs.Outcome outcome = init("--ci", "azure");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("'.azure-pipelines' is a link");
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(folder.resolve(".tidemark.yml")).doesNotExist();
  }

  @Test
  void refusesAnUnknownSystemBeforeItScans() {
    Runs.Outcome outcome = init("--ci", "gihtub");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--ci", "github, gitlab, jenkins, azure or none");
  }

  @Test
  void refusesABareRepository(@TempDir Path bare) throws IOException {
    Files.createDirectories(bare.resolve("objects"));
    Files.writeString(bare.resolve("HEAD"), "ref: refs/heads/main\n");

    Runs.Outcome outcome = run("init", bare.toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("bare repository");
  }

  @ParameterizedTest
  @EnumSource(CiJob.class)
  void namesThisVersionAndTheWholeHistoryInEveryJob(CiJob job) {
    String text = job.text() + sharedStep(job);

    assertThat(text).contains("v" + Version.NUMBER);
    assertThat(text)
        .containsAnyOf("fetch-depth: 0", "GIT_DEPTH: \"0\"", "shallow: false", "fetchDepth: 0");
  }

  private static String sharedStep(CiJob job) {
    return job == CiJob.JENKINS
        ? Repository.text("integrations/jenkins/vars/tidemarkGate.groovy")
        : "";
  }

  @Test
  void choosesTheSystemThatMostPipelinesAreOf() {
    assertThat(CiJob.inUse(List.of("gitlab-ci", "jenkins", "jenkins"))).contains(CiJob.JENKINS);
    assertThat(CiJob.inUse(List.of("jenkins", "github-actions"))).contains(CiJob.GITHUB);
    assertThat(CiJob.inUse(List.of("concourse"))).isEmpty();
  }

  private Runs.Outcome init(String... more) {
    List<String> arguments = new ArrayList<>(List.of("init", folder.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static Runs.Outcome run(String... arguments) {
    return Runs.real(Map.of(), arguments);
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
