package dev.tidemark.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.cli.UserError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --as-of} means. */
class JudgingOptionsTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "2024-06-30, 2024-06-30T23:59:59Z",
    "2024-02-29, 2024-02-29T23:59:59Z",
    "2024-06-30T12:00:00Z, 2024-06-30T12:00:00Z",
    "2024-06-30T12:00:00+02:00, 2024-06-30T10:00:00Z",
  })
  void aDayMeansItsEnd(String typed, String instant) {
    assertThat(JudgingOptions.instant(typed)).hasToString(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2023-02-29", "2024-6-30", "30.06.2024", "2024-06-30T12:00:00", "now", ""})
  void whatIsNoDateIsRefused(String typed) {
    assertThatThrownBy(() -> JudgingOptions.instant(typed))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--as-of cannot be '" + typed + "'");
  }
}
