package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

  @Test
  void countsWhatTheTerminalShows() {
    assertThat(Columns.of("abc")).isEqualTo(3);
    assertThat(Columns.of("日本")).isEqualTo(4);
    assertThat(Columns.of("e\u0301")).isEqualTo(1);
    assertThat(Columns.of("😀")).isEqualTo(2);
  }

  @Test
  void cutsAtTheEndAndSaysSo() {
    assertThat(Columns.fit("abcdef", 4, "…")).isEqualTo("abc…");
    assertThat(Columns.fit("日本語", 5, "…")).isEqualTo("日本…");
    assertThat(Columns.fit("abc", 3, "…")).isEqualTo("abc");
    assertThat(Columns.fitEnd("abcdef", 4, "…")).isEqualTo("…def");
    assertThat(Columns.fitEnd("日本語", 5, "…")).isEqualTo("…本語");
    assertThat(Columns.fitEnd("abc", 3, "…")).isEqualTo("abc");
  }

  @Test
  void wrapsAtSpacesAndLeavesWordsWhole() {
    assertThat(Columns.wrap("one two three four", 10)).containsExactly("one two", "three four");
    assertThat(Columns.wrap("at a/long/path.tf:1 ok", 10))
        .containsExactly("at", "a/long/path.tf:1", "ok");
    assertThat(Columns.wrap("", 10)).containsExactly("");
    assertThat(Columns.wrap("between 28.6 % and 100 %, needs 70 %", 12))
        .containsExactly("between", "28.6 % and", "100 %, needs", "70 %");
    assertThat(Columns.wrap("%USERPROFILE% is not set", 12))
        .containsExactly("%USERPROFILE%", "is not set");
  }
}
