package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each output with what would break out of it. */
class EscapeTest {

  @Test
  void terminalShowsControlCharactersInsteadOfObeyingThem() {
    assertThat(Escape.terminal("a\u001b[31mred\u001b]52;c;eA==\u0007\r\n\tb\u007f\u009b1m"))
        .isEqualTo("a\\x1b[31mred\\x1b]52;c;eA==\\x07\\x0d\\x0a\\x09b\\x7f\\x9b1m");
  }

  @Test
  void terminalShowsWhatTurnsOrHidesText() {
    assertThat(Escape.terminal("x\u202etxt.exe\u2066\u200b\u2028y\ud800"))
        .isEqualTo("x\\u{202e}txt.exe\\u{2066}\\u{200b}\\u{2028}y\\u{d800}");
  }

  @Test
  void terminalSpeaksNoWorkflowCommand() {
    assertThat(Escape.terminal("::error file=x::pwned")).startsWith("\\x3a:error");
    assertThat(Escape.terminal("wrapped ::set-output name=a::b")).contains(" \\x3a:set-output");
    assertThat(Escape.terminal("\n::add-mask::x")).isEqualTo("\\x0a\\x3a:add-mask::x");
    assertThat(Escape.terminal("##[group]x ##vso[task.x]"))
        .isEqualTo("\\x23#[group]x \\x23#vso[task.x]");
    assertThat(Escape.terminal("git::https://host/x?ref=v1"))
        .isEqualTo("git::https://host/x?ref=v1");
  }

  @Test
  void terminalLeavesOrdinaryTextAlone() {
    assertThat(Escape.terminal("café/ünï 日本 😀 a-b_c.tf")).isEqualTo("café/ünï 日本 😀 a-b_c.tf");
  }

  @Test
  void asciiNamesWhatItCannotShow() {
    assertThat(Escape.ascii("café 😀")).isEqualTo("caf\\u{e9} \\u{1f600}");
  }

  @Test
  void markdownBecomesNothingButText() {
    assertThat(
            Escape.markdown(
                "| a | @team #12 <img src=x onerror=y> [x](javascript:y) `c` *b* <!-- m -->"))
        .doesNotContain("@", "<", ">", " | a")
        .doesNotContain("](")
        .contains("&#64;team", "&#35;12", "&lt;img", "\\[x\\]\\(javascript&#58;y\\)", "\\`c\\`");
    assertThat(Escape.markdown("a\nb")).isEqualTo("a\\\\x0ab");
  }

  @Test
  void markdownCodeIsFencedByMoreThanItHolds() {
    assertThat(Escape.markdownCode("a`b``c|d")).isEqualTo("``` a`b``c\\|d ```");
    assertThat(Escape.markdownCode("plain.tf")).isEqualTo("`plain.tf`");
    assertThat(Escape.markdownCode("a\n| b |")).isEqualTo("`a\\x0a\\| b \\|`");
  }

  @Test
  void htmlAndXmlHoldNoMarkupAndNoForbiddenCharacter() {
    assertThat(Escape.html("<script>'\"&</script>"))
        .isEqualTo("&lt;script&gt;&#39;&quot;&amp;&lt;/script&gt;");
    assertThat(Escape.xml("a]]>b\u0000\ufffe\ud800")).isEqualTo("a]]&gt;b\\x00\\u{fffe}\\u{d800}");
  }

  @Test
  void csvHoldsNoFormula() {
    assertThat(Escape.csv("=cmd()")).isEqualTo("\"'=cmd()\"");
    assertThat(Escape.csv("+1")).isEqualTo("\"'+1\"");
    assertThat(Escape.csv("@x")).isEqualTo("\"'@x\"");
    assertThat(Escape.csv("-x")).isEqualTo("\"'-x\"");
    assertThat(Escape.csv("\t=x")).isEqualTo("\"\\x09=x\"");
    assertThat(Escape.csv("a\"b,c")).isEqualTo("\"a\"\"b,c\"");
  }

  @Test
  void uriPathsKeepOnlyWhatMayStand() {
    assertThat(Escape.uriPath("a b/c#d%e:f/ü?.tf")).isEqualTo("a%20b/c%23d%25e%3Af/%C3%BC%3F.tf");
  }
}
