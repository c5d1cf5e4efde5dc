package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tidemark.fixtures.GitFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate says of changes to a mature repository: red, green, or not to be known. */
class GateTest {
  private static final String CHECK = ".github/workflows/check.yml";
  private static final String DEPLOY = ".github/workflows/deploy.yml";
  private static final String CONFIGURATION = ".tidemark.yml";
  private static final String SOFT = "    continue-on-error: true\n    runs-on: ubuntu-latest";
  private static final String HARD = "    runs-on: ubuntu-latest";

  @TempDir Path folder;
  private GateRuns runs;

  @BeforeEach
  void begin() {
    runs = GateRuns.mature(folder);
  }

  @AfterEach
  void end() {
    runs.close();
  }

  static Stream<Arguments> regressions() {
    return Stream.of(
        change("the checks may fail", "iac.ci", r -> r.replace(CHECK, HARD, SOFT)),
        change("the checks are gone", "iac.ci", r -> r.remove(CHECK)),
        change("the deployment is gone", "iac.provisioning", r -> r.remove(DEPLOY)),
        change(
            "the checks run by hand alone",
            "iac.ci.every-checkin",
            r ->
                r.replace(
                    CHECK,
                    "  pull_request:\n  push:\n    branches: [main]",
                    "  workflow_dispatch:")),
        change(
            "the alarm is gone",
            "iac.observability",
            r -> r.write("modules/queue/main.tf", "resource \"aws_sqs_queue\" \"this\" {}\n")));
  }

  static Stream<Arguments> lostPractices() {
    return Stream.of(
        change("the README is deleted", "platform.tooling-index", r -> r.remove("README.md")),
        change(
            "a pin is removed",
            "iac.management",
            r -> r.replace("charts/pilot/values.yaml", "tag: 2.3.1", "tag: latest")),
        change(
            "the policy only warns",
            "platform.policy-enforcement",
            r ->
                r.replace(
                    CHECK,
                    "conftest test --policy policies charts/pilot",
                    "conftest test --policy policies charts/pilot || true")));
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        change(
            "a file is moved", "", r -> r.move("policies/images.rego", "policies/registry.rego")),
        change(
            "a directory is renamed",
            "",
            r -> r.move("stacks", "roots").replaceEverywhere("stacks/", "roots/")),
        change(
            "a module is renamed",
            "",
            r ->
                r.move("modules/queue", "modules/mailbox")
                    .replaceEverywhere("modules/queue", "modules/mailbox")),
        change(
            "a workflow is formatted",
            "",
            r -> r.replace(CHECK, "jobs:\n", "\n# what is checked\njobs:\n\n")),
        change("a workflow is renamed", "", r -> r.move(CHECK, ".github/workflows/verify.yaml")),
        change("a word is changed", "", r -> r.replace("README.md", "harbour services", "port")),
        change("a program is added", "", r -> r.write("src/main.go", "package main\n")));
  }

  private static Arguments change(String name, String names, Consumer<GateRuns> edit) {
    return arguments(name, names, edit);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("regressions")
  void aLostLevelIsRed(String name, String says, Consumer<GateRuns> edit) {
    Runs.Outcome outcome = changed(edit);
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(1);
    assertThat(outcome.out()).contains("FAILED").contains(says);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lostPractices")
  void aLostPracticeIsRedWhereIndicatorsCount(String name, String says, Consumer<GateRuns> edit) {
    Runs.Outcome outcome = changed(edit, "--fail-on", "indicator");
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(1);
    assertThat(outcome.out()).contains("FAILED").contains(says).contains("to restore:");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void whatLosesNothingIsGreen(String name, String says, Consumer<GateRuns> edit) {
    Runs.Outcome outcome = changed(edit, "--fail-on", "indicator");
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out()).contains("PASSED").contains(says);
  }

  @Test
  void aDecisiveFileThatCannotBeReadIsNeitherRedNorGreen() {
    runs.commit("base");
    runs.write(CHECK, "name: check\non: [push\njobs: {terraform: {steps: [\n").commit("broken");
    Runs.Outcome broken = runs.gate();
    assertThat(broken.code()).as(broken.out()).isEqualTo(3);
    assertThat(broken.out()).contains("CANNOT TELL").contains(CHECK);
    assertThat(runs.gate("--allow-incomplete").code()).isZero();
    assertThat(runs.gate("--informational").code()).isZero();
  }

  @Test
  void aDecisiveFileThatIsTooLargeIsNeitherRedNorGreen() {
    runs.commit("base");
    runs.write(DEPLOY, "# " + "x".repeat(9 << 20) + "\n").commit("large");
    Runs.Outcome large = runs.gate();
    assertThat(large.code()).as(large.out()).isEqualTo(3);
    assertThat(large.out()).contains(DEPLOY);
  }

  @Test
  void aMissedFloorOutranksWhatCannotBeKnown() {
    runs.commit("base");
    runs.write(CHECK, "on: [push\njobs: {a: [\n").commit("broken");
    Runs.Outcome both = runs.gate("--min-level", "platform=4");
    assertThat(both.code()).as(both.out()).isEqualTo(1);
    assertThat(both.out()).contains("platform is 0, and at least 4").contains("cannot be told");
  }

  @Test
  void informationalReportsAndPasses() {
    Runs.Outcome outcome = changed(r -> r.replace(CHECK, HARD, SOFT), "--informational");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("FAILED")
        .contains("The gate is informational: the run ends with 0 all the same.");
    assertThat(runs.gate("--report", "markdown").out()).doesNotContain("informational");
    assertThat(runs.gate("--informational", "--report", "markdown").out())
        .contains("The gate is informational");
    assertThat(runs.gate("--informational", "--report", "junit").out())
        .contains("The gate is informational");
    assertThat(runs.gate("--informational", "--report", "github-annotations").out())
        .contains("::warning file=")
        .doesNotContain("::error");
  }

  @Test
  void informationalSaysNothingOfItselfWhereTheGateIsGreen() {
    Runs.Outcome outcome = changed(r -> r.write("notes.md", "x"), "--informational");
    assertThat(outcome.out()).contains("PASSED").doesNotContain("informational");
  }

  @Test
  void aMergeThatAForgeMadeIsNamedByTheCommitThatItsAuthorKnows() {
    ObjectId base = ObjectId.fromString(runs.commit("base"));
    ObjectId before = ObjectId.fromString(runs.write("notes.md", "x").commit("others went on"));
    runs.replace(CHECK, HARD, SOFT);
    Instant day = Instant.parse("2024-05-01T00:00:00Z");
    GitFixture git = runs.git();
    ObjectId soft = git.sideCommit("soften", day, base);
    runs.write("more.md", "x");
    ObjectId author = git.sideCommit("more", day, soft);
    ObjectId merge = git.merge("Merge", day, before, author);
    Runs.Outcome outcome = runs.gate("--against", before.name());
    assertThat(outcome.out())
        .contains(
            "at " + author.name().substring(0, 10) + ", merged as " + merge.name().substring(0, 10))
        .contains(soft.name().substring(0, 10))
        .containsOnlyOnce(merge.name().substring(0, 10));
    Runs.Outcome straight = runs.gate("--against", base.name());
    assertThat(straight.out())
        .as("what was merged into something else than the base is named as it is")
        .doesNotContain(", merged as ");
  }

  @Test
  void aLevelThatMustBeProvenIsAskedWhateverTheBaseHad() {
    Runs.Outcome outcome =
        changed(r -> r.write("notes.md", "x"), "--min-level", "iac.observability=2");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains("iac.observability is 0, and at least 2 is asked for");
    assertThat(runs.gate("--min-level", "iac.observability=0").code()).isZero();
    Runs.Outcome mistyped = runs.gate("--min-level", "iac.obsrvability=0");
    assertThat(mistyped.code()).isEqualTo(2);
    assertThat(mistyped.err()).contains("iac.observability");
    assertThat(runs.gate("--min-level", "nowhere:iac.ci=0").err()).contains("no component");
  }

  @Test
  void targetsOfTheBaseAreAskedWhereTheyCount() {
    runs.write(CONFIGURATION, "targets:\n  iac.ci: 2\n");
    Runs.Outcome below = changed(r -> r.write("notes.md", "x"), "--fail-on", "below-target");
    assertThat(below.code()).as(below.out() + below.err()).isEqualTo(1);
    assertThat(below.out()).contains("iac.ci is 1, and at least 2 is asked for");
    assertThat(runs.gate().code()).isZero();
  }

  @Test
  void aLevelThatTheRubricDoesNotHaveIsNoTarget() {
    runs.write(CONFIGURATION, "targets:\n  iac.ci: 4\n");
    Runs.Outcome refused = changed(r -> r.write("notes.md", "x"), "--fail-on", "below-target");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("targets.iac.ci: must be a level from -1 to 3");
    Runs.Outcome typed = runs.gate("--min-level", "iac.ci=4");
    assertThat(typed.code()).isEqualTo(2);
  }

  @Test
  void aChangeCannotLowerItsOwnBar() {
    Runs.Outcome outcome =
        changed(
            r ->
                r.replace(CHECK, HARD, SOFT)
                    .write(
                        CONFIGURATION,
                        suppression("iac.ci.ci-server", "2030-01-01")
                            + suppressionItem("iac.ci.some-tests", "2030-01-01")
                            + suppressionItem("iac.ci.every-checkin", "2030-01-01")));
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(1);
    assertThat(outcome.out()).contains(CONFIGURATION + " differs at the head");
  }

  @Test
  void aSuppressedLossDoesNotFailUntilItExpires() {
    runs.write(CONFIGURATION, suppression("platform.tooling-index", "2024-02-01"));
    Runs.Outcome accepted = changed(r -> r.remove("README.md"), "--fail-on", "indicator");
    assertThat(accepted.code()).as(accepted.out() + accepted.err()).isZero();
    assertThat(accepted.out()).contains("suppressed: platform.tooling-index in ");
    Runs.Outcome later = runs.gate("--fail-on", "indicator", "--as-of", "2024-03-01");
    assertThat(later.code()).as(later.out() + later.err()).isEqualTo(1);
    assertThat(later.out()).contains("suppression expired: platform.tooling-index");
  }

  @Test
  void aSuppressionThatNothingNeedsIsListed() {
    runs.write(CONFIGURATION, suppression("iac.ci.ci-server", "2030-01-01"));
    Runs.Outcome outcome = changed(r -> r.write("notes.md", "x"));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("not needed by this change: iac.ci.ci-server");
  }

  @Test
  void aMovedComponentIsMoved() {
    runs.write(CONFIGURATION, "components:\n  - path: stacks/berths\n");
    Runs.Outcome outcome =
        changed(r -> r.move("stacks", "roots").replaceEverywhere(" stacks/", " roots/"));
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out()).contains("stacks/berths moved to roots/berths");
  }

  @Test
  void aMistypedRevisionIsNoResult() {
    runs.commit("base");
    Runs.Outcome outcome = runs.gate("--against", "mian");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("mian");
  }

  @Test
  void aShallowCloneWithoutTheBaseCannotTellAndSaysHowTo() {
    runs.commit("base");
    String head = runs.write("notes.md", "x").commit("head");
    runs.git().write("shallow", head + "\n");
    Runs.Outcome outcome = runs.gate();
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(3);
    assertThat(outcome.err()).contains("fetch-depth: 0");
    Runs.Outcome named = runs.with("GITHUB_BASE_REF", "release").gate();
    assertThat(named.code()).isEqualTo(3);
    assertThat(named.err()).contains("GITHUB_BASE_REF").contains("fetch-depth: 0");
  }

  @Test
  void aShallowCloneOfTheHeadAndItsOwnParentIsEnough() {
    String base = runs.commit("base");
    String between = runs.write("notes.md", "x").commit("between");
    String head = runs.write("notes.md", "y").commit("head");
    runs.git().write("shallow", head + "\n" + between + "\n" + base + "\n");
    Runs.Outcome parent = runs.gate("--against", between);
    assertThat(parent.code()).as(parent.out() + parent.err()).isZero();
    Runs.Outcome further = runs.gate("--against", base);
    assertThat(further.code()).isEqualTo(3);
    assertThat(further.err()).contains("does not hold the commit");
  }

  @Test
  void aBaselineIsComparedWith() throws Exception {
    runs.commit("base");
    Path file = folder.resolveSibling(folder.getFileName() + ".baseline");
    assertThat(runs.run("baseline", folder.toString(), "-o", file.toString()).code()).isZero();
    assertThat(runs.gate("--against", file.toString()).code()).isZero();
    String kept = Files.readString(file);
    runs.remove(CHECK).commit("worse");
    assertThat(runs.gate("--against", file.toString()).code()).isEqualTo(1);
    assertThat(runs.run("baseline", folder.toString(), "-o", file.toString()).code()).isEqualTo(2);
    assertThat(file).hasContent(kept);

    Files.writeString(file, kept + "<<<<<<< ours\n");
    Runs.Outcome conflict = runs.gate("--against", file.toString());
    assertThat(conflict.code()).isEqualTo(2);
    assertThat(conflict.err()).contains("merge conflict");

    Files.writeString(file, kept.replaceFirst("rubric iac \\S+", "rubric iac 0"));
    Runs.Outcome otherVersion = runs.gate("--against", file.toString());
    assertThat(otherVersion.code()).isEqualTo(2);
    assertThat(otherVersion.err()).contains("not comparable");
    Files.delete(file);
  }

  private Runs.Outcome changed(Consumer<GateRuns> edit, String... options) {
    runs.commit("base");
    edit.accept(runs);
    runs.commit("head");
    return runs.gate(options);
  }

  private static String suppression(String indicator, String expires) {
    return "suppressions:\n" + suppressionItem(indicator, expires);
  }

  private static String suppressionItem(String indicator, String expires) {
    return "  - id: "
        + indicator
        + "\n    path: \"**\"\n    reason: being moved\n    expires: "
        + expires
        + "\n";
  }
}
