package dev.tidemark.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Runs;
import dev.tidemark.cli.Samples;
import dev.tidemark.cli.Version;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user meets on the command line. */
class CommandsTest {
  @TempDir Path folder;

  static List<String> names() {
    return Commands.names();
  }

  @Test
  void versionIsTheProjects() throws IOException {
    assertThat(Runs.plain().run("--version").out()).isEqualTo("tidemark " + Version.NUMBER + "\n");
    assertThat(Files.readString(Path.of("../pom.xml")))
        .contains("<version>" + Version.NUMBER + "</version>");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCommandHasHelpWithAnExample(String command) {
    Runs.Outcome outcome = Runs.plain().run(command, "--help");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("Usage: tidemark " + command).containsPattern("Examples?:");
    assertThat(outcome.out().lines().filter(line -> line.length() > 80)).isEmpty();
  }

  @Test
  void scanWithoutACommandSaysWhatToDo() {
    Runs.Outcome outcome = Runs.plain().run();
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("tidemark scan PATH");
  }

  @Test
  void reportsGoWhereTheyAreSent() throws IOException {
    Path json = folder.resolve("out.json");
    Runs.Outcome outcome =
        Runs.plain()
            .run("scan", folder.toString(), "--report", "json=" + json, "--report", "terminal");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("acme/infra");
    assertThat(outcome.err()).isEmpty();
    assertThat(Files.readString(json)).startsWith("{\n  \"schemaVersion\": 1,");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(json);
    }
  }

  @Test
  void doctorTellsWhereEachSettingComesFrom() throws IOException {
    Files.writeString(folder.resolve(".tidemark.yml"), "role: library\ntargets: {iac.ci: 2}\n");
    Runs.Outcome outcome =
        Runs.plain().with("TIDEMARK_REPORT", "json").run("doctor", folder.toString());
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .containsPattern("--report +json +TIDEMARK_REPORT")
        .containsPattern("--evidence +some +default")
        .containsPattern("role +library +\\.tidemark\\.yml:1")
        .containsPattern("origins +- +default");
    Files.writeString(folder.resolve(".tidemark.yml"), "rol: library\n");
    assertThat(Runs.plain().run("doctor", folder.toString()).out())
        .contains(".tidemark.yml:1:1: rol: is not a field here");
  }

  @Test
  void doctorTellsWhatAScanHereWouldMiss() throws IOException {
    Path git = Files.createDirectory(folder.resolve(".git"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.createDirectories(git.resolve("objects/info"));
    Files.writeString(git.resolve("objects/info/alternates"), "/a\n/b\n\n/c\n/d\n");
    assertThat(Runs.plain().run("doctor", folder.toString()).out())
        .contains("it borrows objects from /a, /b, /c and others")
        .contains("--follow-alternates");
    Path inside = Files.createDirectory(folder.resolve("inside"));
    assertThat(Runs.plain().run("doctor", inside.toString()).out())
        .contains("a folder inside the repository '" + folder.toAbsolutePath() + "': scan that one")
        .doesNotContain("is evidence");
  }

  @Test
  void aReportReplacesALinkAndDoesNotFollowIt() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "keep");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), secret);
    Runs.plain().run("scan", folder.toString(), "--report", "json=" + link);
    assertThat(secret).hasContent("keep");
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  @Test
  void aLinkThatLeadsNowhereIsNotTakenForOneThatIsMissing() throws IOException {
    Path circle = folder.resolve("circle");
    Files.createSymbolicLink(circle, circle);
    for (String option : List.of("--worktree", "--quiet")) {
      Runs.Outcome outcome = Runs.plain().run("scan", option, circle.toString());
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err()).contains("is a link that leads nowhere", "name the folder");
    }
  }

  @Test
  void filesThatCannotBeAreRefusedBeforeTheScan() {
    String here = folder.toString();
    assertThat(Runs.plain().run("scan", here, "--report", "json=" + here).err())
        .contains("is a directory");
    assertThat(Runs.plain().run("scan", here, "--report", "json=" + here + "/no/x").err())
        .contains("does not exist");
    Runs.Outcome twice =
        Runs.plain()
            .run(
                "scan",
                here,
                "--report",
                "json=" + here + "/x",
                "--report",
                "terminal=" + here + "/./x");
    assertThat(twice.err()).contains("two reports go to 'x'");
    assertThat(twice.code()).isEqualTo(2);
  }

  @Test
  void aVariableStandsForAnOption() {
    Runs.Outcome json = Runs.plain().with("TIDEMARK_REPORT", "json").run("scan", folder.toString());
    assertThat(json.out()).startsWith("{");
    Runs.Outcome outranked =
        Runs.plain()
            .with("TIDEMARK_REPORT", "json")
            .run("scan", folder.toString(), "--report", "terminal");
    assertThat(outranked.out()).startsWith("acme/infra");
  }

  @Test
  void anArgumentIsNoListOfArguments() throws IOException {
    Path list = Files.writeString(folder.resolve("list"), "--report\njson\n");
    Runs.Outcome outcome = Runs.plain().run("scan", "@" + list);
    assertThat(outcome.err()).contains("'@" + list + "' does not exist");
  }

  @Test
  void whatFollowsTwoDashesIsAPath() {
    assertThat(Runs.plain().run("scan", "--", "--rev").err()).contains("'--rev' does not exist");
  }

  @ParameterizedTest
  @CsvSource({
    "auto, '', '', true, true",
    "auto, NO_COLOR, 1, true, false",
    "auto, CLICOLOR, 0, true, false",
    "auto, TERM, dumb, true, false",
    "auto, '', '', false, false",
    "auto, CLICOLOR_FORCE, 1, false, true",
    "always, NO_COLOR, 1, false, true",
    "never, '', '', true, false"
  })
  void colourIsWhereItIsWanted(
      String when, String variable, String value, boolean terminal, boolean coloured) {
    Runs run = terminal ? Runs.plain().onTerminal() : Runs.plain();
    Runs.Outcome outcome =
        run.with(variable, value).run("scan", folder.toString(), "--color", when);
    assertThat(outcome.out().contains("\u001b[")).isEqualTo(coloured);
  }

  @Test
  void anOldEncodingGetsAscii() {
    Runs.Outcome outcome =
        Runs.plain()
            .in(StandardCharsets.US_ASCII)
            .answering(Samples.hostile())
            .run("scan", folder.toString(), "-v");
    assertThat(outcome.out().chars().allMatch(c -> c < 0x7F)).isTrue();
    assertThat(outcome.out()).contains("### ???").doesNotContain("�");
  }

  @Test
  void jsonIsUtf8WhateverTheTerminalSpeaks() {
    String here = Runs.plain().run("scan", folder.toString(), "--report", "json").bytes();
    String there =
        Runs.plain()
            .in(StandardCharsets.ISO_8859_1)
            .run("scan", folder.toString(), "--report", "json")
            .bytes();
    assertThat(there).isEqualTo(here);
  }

  @Test
  void nothingFoundIsNoResult() {
    Runs.Outcome outcome =
        Runs.plain().answering(new Assessment(true, List.of())).run("scan", folder.toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("no repository was found");
  }

  @Test
  void planSaysWhatToChangeAndWhere() {
    Runs.Outcome outcome = Runs.plain().run("plan", folder.toString());
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("Infrastructure as Code · Testing and integration  0, up to 2")
        .contains("  1. ? Environments come in order · not visible to this scan")
        .contains("  2. ▼ Checks run on one machine only · 1 place to change")
        .contains("at services/a b/main.tf:3")
        .contains("→ Fetch the whole history (git fetch --unshallow), and scan again.")
        .contains("→ Do this first. Then do that.");
  }

  @Test
  void aPlanKnowsWhatItIsAskedFor() {
    Runs.Outcome area = Runs.plain().run("plan", folder.toString(), "--area", "iac.cii");
    assertThat(area.code()).isEqualTo(2);
    assertThat(area.err()).contains("no area here is called 'iac.cii'", "did you mean iac.ci?");
    Runs.Outcome target = Runs.plain().run("plan", folder.toString(), "--target", "harbour=1");
    assertThat(target.code()).isEqualTo(2);
    assertThat(target.err()).contains("no rubric here is called 'harbour'", "known: iac");
  }

  @Test
  void whoAsksForAllEvidenceIsShownIt() {
    String all = Runs.plain().run("scan", "--evidence", "all").out();
    assertThat(all).isEqualTo(Runs.plain().run("scan", "-v", "--evidence", "all").out());
    assertThat(all).isNotEqualTo(Runs.plain().run("scan").out());
  }

  @Test
  void anArgumentTooManyIsNoMisspeltOption() {
    assertThat(Runs.plain().run("detectors", "x").err())
        .contains("'x' is one argument too many")
        .doesNotContain("did you mean");
  }

  @Test
  void exitCodesAreExplained() {
    assertThat(Runs.plain().run("help", "exit-codes").out()).contains("  3  ", "130  ");
    assertThat(Runs.plain().run("help", "environment").out()).contains("TIDEMARK_AS_OF");
  }

  @Test
  void completionNamesEveryCommand() {
    assertThat(Runs.plain().run("generate-completion").out()).contains(Commands.names());
  }
}
