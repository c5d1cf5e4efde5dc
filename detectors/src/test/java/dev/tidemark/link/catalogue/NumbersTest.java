package dev.tidemark.link.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "30s, 30",
    "1m30s, 90",
    "2m, 120",
    "PT5M, 300",
    "PT1H, 3600",
    "P1D, 86400",
    "rate(5 minutes), 300",
    "90, 90",
    "1h, 3600",
    "500ms, 1"
  })
  void readsSpans(String text, long seconds) {
    assertThat(Numbers.seconds(text, 1)).contains(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "soon",
    "5 parsecs",
    "cron(0 4 * * ? *)",
    "$__interval",
    "99999999999999999999999"
  })
  void leavesTheRest(String text) {
    assertThat(Numbers.seconds(text, 1)).isEmpty();
  }
}
