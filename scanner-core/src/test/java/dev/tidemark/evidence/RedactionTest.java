package dev.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String LETTERS = "A1b2C3d4E5f6G7h8";
  private static final String CAPITALS = "ABCDEFGH12345678";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terraform",
        "modules/task-runner-service",
        "asian-kitchen akin to keys",
        "token",
        "the secret of good tea",
        "a key: b",
        "mask-layer-of-the-network-01",
        "ref=v1.2.3",
        "Großer Häher",
        "git::https://example.org/a.git?ref=v1"
      })
  void leavesWhatIsNoCredential(String text) {
    assertThat(Redaction.shorten(text)).isEqualTo(text);
  }

  @Test
  void blanksTheUserOfAnAddress() {
    assertThat(Redaction.shorten("git::https://user:hunter22@example.org/a.git"))
        .isEqualTo("git::https://***@example.org/a.git");
    assertThat(Redaction.shorten("git@example.org:a/b.git")).isEqualTo("git@example.org:a/b.git");
  }

  @Test
  void blanksKeysOfClouds() {
    assertThat(Redaction.shorten("AKIA" + CAPITALS)).isEqualTo("***");
    assertThat(Redaction.shorten("id=ASIA" + CAPITALS + ";")).isEqualTo("id=***;");
    assertThat(Redaction.shorten("XAKIA" + CAPITALS))
        .as("no word begins there")
        .isEqualTo("XAKIA" + CAPITALS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "sk-", "hvs."})
  void blanksTokensByTheirBeginning(String beginning) {
    assertThat(Redaction.shorten(beginning + LETTERS)).isEqualTo("***");
    assertThat(Redaction.shorten("use " + beginning + LETTERS + " here")).isEqualTo("use *** here");
    assertThat(Redaction.shorten("ä " + beginning + LETTERS)).isEqualTo("ä ***");
    assertThat(Redaction.shorten(beginning + "short")).isEqualTo(beginning + "short");
    assertThat(Redaction.shorten("a" + beginning + LETTERS)).isEqualTo("a" + beginning + LETTERS);
  }

  @Test
  void blanksSignedTokens() {
    assertThat(Redaction.shorten("eyJ" + LETTERS + "." + LETTERS + "." + LETTERS)).isEqualTo("***");
    assertThat(Redaction.shorten("bearer eyJ" + LETTERS + "." + LETTERS)).isEqualTo("bearer ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=",
        "DB_PASSWORD=",
        "Passwd: ",
        "client_secret = ",
        "auth-token:",
        "API_KEY=",
        "accessKey=",
        "credentials="
      })
  void blanksWhatIsSetToASecret(String name) {
    assertThat(Redaction.shorten(name + "hunter22")).isEqualTo(name + "***");
    assertThat(Redaction.shorten("x " + name + "'hunter22' y")).startsWith("x " + name + "***");
    assertThat(Redaction.shorten(name + "${var.given}"))
        .as("what is put in later is none")
        .isEqualTo(name + "${var.given}");
  }

  @Test
  void blanksPrivateKeys() {
    assertThat(Redaction.shorten("x -----BEGIN RSA PRIVATE KEY----- abc")).isEqualTo("x ***");
  }

  @Test
  void blanksSeveralInOneText() {
    assertThat(Redaction.shorten("ghp_" + LETTERS + " https://a:bcd@e.org token=abcdef"))
        .isEqualTo("*** https://***@e.org token=***");
  }

  @Test
  void putsTextsOnOneShortLine() {
    assertThat(Redaction.shorten("  a \t b\nc  ")).isEqualTo("a b c");
    assertThat(Redaction.shorten(" ")).isEmpty();
    assertThat(Redaction.shorten("")).isEmpty();
    assertThat(Redaction.shorten("x".repeat(160))).hasSize(160);
    assertThat(Redaction.shorten("x".repeat(161))).hasSize(160).endsWith("x…");
    assertThat(Redaction.shorten("y".repeat(151) + " token=" + "z".repeat(50)))
        .isEqualTo("y".repeat(151) + " token=*…")
        .as("cut after blanking, so that no part of it is left");
  }
}
