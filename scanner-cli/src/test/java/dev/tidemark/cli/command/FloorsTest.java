package dev.tidemark.cli.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.cli.Samples;
import dev.tidemark.cli.UserError;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels are asked of what is there: of areas and components that were assessed, and of levels that a model has. */
class FloorsTest {
  private static final Assessment.Repository HEAD = withComponent("live/eu");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iac.ci=0",
        "iac.observability=1",
        "live/eu:iac.ci=1",
        "./live/eu/:iac.ci=1",
        ":iac.ci=0"
      })
  void whatIsThereIsAsked(String typed) {
    assertThatCode(() -> Floors.refuseUnknown(Floors.of(List.of(typed)), HEAD))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "live:iac.ci=0        | --min-level names 'live', which is no component",
        "live/eu/a:iac.ci=0   | --min-level names 'live/eu/a', which is no component",
        "live/eu:iac.other=0  | --min-level cannot be 'iac.other'",
        "ci=0                 | --min-level cannot be 'ci'",
        "iac=0                | --min-level cannot be 'iac'",
        "iac.ci=9             | iac.ci has no level 9",
      })
  void whatIsNotThereIsRefused(String typed, String message) {
    assertThatThrownBy(() -> Floors.refuseUnknown(Floors.of(List.of(typed)), HEAD))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"iac.ci=0,live:iac.ci=0", "live/eu:iac.ci=0,iac.other=0"})
  void eachOfThemIsLookedAt(String first, String second) {
    assertThatThrownBy(() -> Floors.refuseUnknown(Floors.of(List.of(first, second)), HEAD))
        .isInstanceOf(UserError.class);
  }

  private static Assessment.Repository withComponent(String path) {
    Assessment.Repository plain = Samples.ordinary().repositories().get(0);
    return new Assessment.Repository(
        plain.name(),
        plain.remote(),
        plain.revision(),
        plain.role(),
        plain.files(),
        plain.rubrics(),
        List.of(new Assessment.Component(RepoPath.of(path), List.of(), plain.rubrics())),
        plain.ahead(),
        plain.stalls(),
        plain.signals(),
        plain.facts(),
        plain.evidence(),
        plain.problems());
  }
}
