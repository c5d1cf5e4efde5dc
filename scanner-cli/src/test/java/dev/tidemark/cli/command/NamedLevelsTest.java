package dev.tidemark.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.cli.UserError;
import dev.tidemark.compare.GatePolicy;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Rubric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed behind {@code --min-level} and {@code --target}. */
final class NamedLevelsTest {
  private static final String FORM = "AREA=LEVEL";

  @Test
  void eachNameHasItsLevelInTheOrderThatTheyWereTyped() {
    assertThat(of("platform=2", "iac.ci=-1", "a=b=0"))
        .containsExactly(Map.entry("platform", 2), Map.entry("iac.ci", -1), Map.entry("a=b", 0));
    assertThat(of()).isEmpty();
  }

  @Test
  void theSameTwiceIsNoContradictionAndTwoLevelsAre() {
    assertThat(of("platform=2", "platform=2")).containsExactly(Map.entry("platform", 2));
    assertThatThrownBy(() -> of("platform=2", "platform=3"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--target says both platform=2 and platform=3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform", "platform=", "platform=two", "platform=1.5", ""})
  void whatNamesNoLevelIsRefusedWithTheFormThatIsTaken(String typed) {
    assertThatThrownBy(() -> of(typed))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--target");
  }

  @Test
  void aLevelThatAModelDoesNotHaveIsRefused() {
    Rubric rubric =
        new Rubric(
            "platform",
            "1",
            "Platform",
            "a model",
            List.of(new Rubric.Level(0, "None"), new Rubric.Level(1, "Some")),
            new Condition.All(List.of()),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    NamedLevels.requireLevel(rubric, "platform", 1);
    assertThatThrownBy(() -> NamedLevels.requireLevel(rubric, "platform", 2))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("platform has no level 2");
  }

  @ParameterizedTest(name = "{0}: {1} of {2}")
  @CsvSource({
    "iac.ci=2, iac.ci, ''",
    "live/eu:iac.ci=2, iac.ci, live/eu",
    "./live/:platform=2, platform, live",
    ":platform=2, platform, ''",
    "a:b:platform=2, platform, a:b",
  })
  void aFloorIsAskedOfTheRepositoryOrOfAComponent(String typed, String area, String component) {
    assertThat(Floors.of(List.of(typed)))
        .containsExactly(new GatePolicy.Aim(RepoPath.of(component), area, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../live:platform=2", "/live:platform=2", "a/../..:platform=2"})
  void aFloorOutsideOfTheRepositoryIsRefused(String typed) {
    assertThatThrownBy(() -> Floors.of(List.of(typed)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("leaves the repository");
  }

  private static Map<String, Integer> of(String... typed) {
    return NamedLevels.of("--target", FORM, List.of(typed));
  }
}
