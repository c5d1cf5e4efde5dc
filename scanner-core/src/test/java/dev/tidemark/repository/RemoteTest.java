package dev.tidemark.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteTest {

  @ParameterizedTest
  @CsvSource({
    "https://github.com/org/name.git, org/name, https://github.com/org/name",
    "https://user:token@github.com/org/name, org/name, https://github.com/org/name",
    "git@github.com:org/name.git, org/name, https://github.com/org/name",
    "ssh://git@gitlab.example.org:2222/group/sub/name.git, group/sub/name, https://gitlab.example.org/group/sub/name",
    "git@ssh.dev.azure.com:v3/org/project/name, org/name, https://dev.azure.com/org/project/_git/name",
    "https://me@dev.azure.com/org/project/_git/name, org/name, https://dev.azure.com/org/project/_git/name",
    "git://example.org/org/name/, org/name, https://example.org/org/name",
  })
  void showsThePageWithoutCredentials(String address, String name, String page) {
    assertThat(Remote.of(address)).contains(new Remote(name, page));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/srv/git/name.git",
        "../name",
        "file:///srv/git/name",
        "ext::sh -c 'touch PWNED'",
        "C:\\git\\name",
        "https://example.org/<img src=x>/name",
        "https://example.org/org/../../etc",
        "https://example.org/\u001b[31m/name",
        "https://localhost/org/name",
        "javascript://x.y/a/b",
        ""
      })
  void whatIsNoForgeGivesNothing(String address) {
    assertThat(Remote.of(address)).isEmpty();
  }
}
