package dev.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareSecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "h3Qz+9vLk2TfYwB7nRs0XcJ1uGmD5aPeV8iKoN4Z",
        "AC0123456789abcdef0123456789abcdef",
        "SK0123456789abcdef0123456789abcdef",
      })
  void aSecretWithoutAPrefixIsBlanked(String secret) {
    assertThat(Redaction.shorten("deploy " + secret + " now")).isEqualTo("deploy *** now");
    assertThat(Redaction.shorten(secret)).isEqualTo("***");
    assertThat(Redaction.blank("(\"" + secret + "\")")).isEqualTo("(\"***\")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3f146251a9c04be7d8f1e2a3b4c5d6e7f8091a2b",
        "3F146251A9C04BE7D8F1E2A3B4C5D6E7F8091A2B",
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef",
        "GetAzureResourceGroupDeployment2021V2Api",
        "Microsoft/Windows2019/Datacenter/Latest1",
        "AC0123456789ABCDEF0123456789ABCDEF",
        "prod-h3Qz9vLk2TfYwB7nRs0XcJ1uGmD5aPeV8iK",
        "h3Qz9vLk2TfYwB7nRs0XcJ1uGmD5aPeV8iKoN4Zq=",
        "h3Qz9vLk2TfYwB7nRs0XcJ1uGmD5aPeV8iKoN4Z",
        "",
      })
  void idsOfCommitsDigestsNamesAndOtherLengthsStay(String text) {
    assertThat(Redaction.shorten(text)).isEqualTo(text);
    assertThat(Redaction.blank("x " + text)).isEqualTo("x " + text);
  }
}
