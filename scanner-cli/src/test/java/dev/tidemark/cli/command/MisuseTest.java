package dev.tidemark.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Runs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments that cannot be meant: told with what to do instead, and never taken for something else. */
class MisuseTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          scan --repport json, no option is called '--repport', did you mean --report?
          scna, no command is called 'scna', did you mean scan?
          scan nowhere, 'nowhere' does not exist, name a repository
          scan pom.xml, 'pom.xml' is no folder, name the folder that holds it
          doctor nowhere, 'nowhere' is no folder, name the repository's own folder
          init nowhere, 'nowhere' is no folder, name the repository's own folder
          scan --rev, --rev needs a value, --rev takes REVISION
          scan --evidence most, --evidence cannot be 'most', "--evidence takes some, all"
          scan --color often, --color cannot be 'often', "--color takes auto, always, never"
          explain, explain needs to be told ID, explain --help
          kinds nope, 'nope' is one argument too many, kinds --help
          gate --min-level iac.ci, --min-level cannot be 'iac.ci', "--min-level takes [PATH:]AREA=LEVEL"
          gate --min-level iac.ci=high, --min-level cannot be 'high', "--min-level takes [PATH:]AREA=LEVEL"
          gate --min-level iac.ci=9, iac.ci has no level 9, "its levels are "
          gate --min-level iac.cii=1, --min-level cannot be 'iac.cii', --min-level takes iac.
          gate . ., a gate judges one repository, run it once for each
          scan --report yaml, --report cannot be 'yaml', --report takes terminal
          scan --report json=, names no file, or leave out '='
          scan --report json --report terminal, two reports go to standard output, give each its own
          scan --as-of yesterday, --as-of cannot be 'yesterday', a date
          scan --rev main --worktree, exclude each other, leave out
          explain ci.chek, nothing is called 'ci.chek', did you mean ci.check?
          scan --verbose=maybe, --verbose cannot be 'maybe', --verbose takes true or false
          pipelines --rubric iac, no option is called '--rubric', pipelines --help
          baseline --reason why, --allow-lower is missing, leave out --reason
          baseline -o nowhere/base, the directory of 'nowhere/base' does not exist, create it first
          plan --target iac=9, iac has no level 9, "its levels are -1, 0, 1, 2"
          plan --target iac, --target cannot be 'iac', --target takes RUBRIC=LEVEL
          "plan --target iac=1,iac=2", --target says both iac=1 and iac=2, leave out one
          "gate --min-level iac.ci=1,iac.ci=0", --min-level says both iac.ci=1 and iac.ci=0, leave out one
          help exit-code, no help on 'exit-code', did you mean exit-codes?
          """)
  void whatCannotBeIsToldWithTheFix(String arguments, String message, String fix) {
    Runs.Outcome outcome = Runs.plain().run(arguments.split(" ", -1));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .startsWith("tidemark: ")
        .contains(message)
        .contains(fix)
        .doesNotContain("\tat ");
  }

  /** What a script leaves empty is a variable that was never set. */
  @ParameterizedTest
  @CsvSource({
    "scan, a path is empty",
    "doctor, a path is empty",
    "init, a path is empty",
    "scan --rev, --rev names no revision",
    "gate --against, --against names no base",
    "baseline -o, -o names no file"
  })
  void nothingIsNotTakenForADefault(String arguments, String message) {
    Runs.Outcome outcome = Runs.plain().run((arguments + " ").split(" ", -1));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(message);
  }
}
