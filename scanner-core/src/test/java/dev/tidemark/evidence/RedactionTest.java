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
        "git::https://example.org/a.git?ref=v1",
        "ssh://git@example.org/acme/infrastructure.git",
        "http://localhost:8080",
        "http://host:${PORT}",
        "cd $(pwd): here",
        "pypi-publish-of-a-long-workflow",
        "npm_config_registry_of_the_house",
        "docker run --user 1000:1000 -u root image",
        "docker login --password-stdin",
        "create --token-ttl 3600",
        "basic infrastructure, bearer of news",
        "sg.tf",
        "keyboard: german",
        "cat /etc/passwd: missing"
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
  @ValueSource(
      strings = {
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "glpat-",
        "xoxb-",
        "sk-",
        "hvs."
      })
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm_A1b2C3d4E5f6G7h8A1b2C3d4E5f6G7h8A1b2",
        "sk_live_A1b2C3d4E5f6G7h8",
        "rk_live_A1b2C3d4E5f6G7h8",
        "glptt-A1b2C3d4E5f6G7h8A1b2",
        "gldt-A1b2C3d4E5f6G7h8A1b2",
        "dp.st.A1b2C3d4E5f6G7h8A1b2C3d4",
        "shpat_0123456789abcdef0123456789abcdef",
        "xapp-1-A111-222-A1b2C3d4E5f6",
        "xoxe.xoxp-1-A1b2C3d4E5f6",
        "glrt-A1b2C3d4E5f6G7h8A1b2",
        "AIzaSyA-A1b2C3d4E5f6G7h8A1b2C3d4E5f6G7h",
        "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQ",
        "dop_v1_0123456789abcdef0123456789abcdef",
        "dckr_pat_A1b2C3d4E5f6G7h8A1b2",
        "pypi-AgEIcHlwaS5vcmcCA1b2C3d4E5f6",
        "ATATT3xFfGF0A1b2C3d4E5f6G7h8",
        "pul-0123456789abcdef0123456789abcdef01234567",
        "NRAK-ABCDEFGH12345678ABCDEFG",
        "HRKU-A1b2C3d4-E5f6",
        "s.A1b2C3d4E5f6G7h8A1b2C3d4",
        "ya29.A1b2C3d4E5f6G7h8A1b2",
        "dp.pt.A1b2C3d4E5f6G7h8A1b2C3d4",
        "SG.A1b2C3d4E5f6G7h8.A1b2C3d4E5f6G7h8A1b2",
        "abcdefghij1234.atlasv1.A1b2C3d4E5f6G7h8A1b2C3d4"
      })
  void blanksTokensOfManyServices(String token) {
    assertThat(Redaction.shorten(token)).isEqualTo("***");
    assertThat(Redaction.shorten("terraform apply -var x=" + token + " now"))
        .isEqualTo("terraform apply -var x=*** now");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/services/T00/B00/hunter22hunter22",
        "https://discord.com/api/webhooks/123/hunter22hunter22",
        "https://acme.webhook.office.com/webhookb2/hunter22/x",
        "https://x.blob.core.windows.net/c?sv=2020&sig=hunter22%2Bx",
        "https://x.blob.core.windows.net/c?sig=hunter22%2Bx",
        "curl --user admin:hunter22 https://x",
        "tool --token hunter22 --force",
        "tool --client-secret hunter22 --force",
        "tool --api-key hunter22 --force",
        "https://hunter22hunter22@example.org/o/r",
        "https://user:hunter22",
        "AccountName=x;AccountKey=hunter22==;EndpointSuffix=core",
        "Server=x;Uid=sa;Pwd=hunter22;",
        "Authorization: Bearer hunter22",
        "curl -H 'Authorization: Basic hunter22=='",
        "bearer hunter22hunter22",
        "curl -u admin:hunter22 https://x",
        "tool --password hunter22 --force",
        "mysql -u root -phunter22 shop",
        "sshpass -p hunter22 ssh x",
        "\"private_key\": \"-----BEGIN PRIVATE KEY-----\\nhunter22\"",
        "tool --db-password 'hunter22'"
      })
  void blanksSecretsByWhatStandsBeforeThem(String text) {
    assertThat(Redaction.shorten(text)).contains("***").doesNotContain("hunter22");
    assertThat(Redaction.blank("    ? " + text)).startsWith("    ? ").doesNotContain("hunter22");
  }
}
