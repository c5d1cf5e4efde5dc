package dev.tidemark.link.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.repository.RepoPath;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JoinedNamesTest {

  @Test
  void aBeginningThatProductionSharesWithAnotherEnvironmentIsTheProducts() {
    JoinedNames names = of("shopdev", "shoppreprod", "shopprod", "shopfront", "logs");
    assertThat(names.of(RepoPath.of("shopdev/eu/queue"))).contains("dev");
    assertThat(names.of(RepoPath.of("shoppreprod"))).contains("preprod");
    assertThat(names.of(RepoPath.of("shopprod/eu"))).contains("prod");
    assertThat(names.of(RepoPath.of("shopfront"))).isEmpty();
    assertThat(names.of(RepoPath.of("logs/eu"))).isEmpty();
  }

  @Test
  void wordsThatOnlyEndLikeEnvironmentsAreNone() {
    assertThat(of("olive", "alive", "contest", "latest").of(RepoPath.of("olive"))).isEmpty();
    assertThat(of("shopprod").of(RepoPath.of("shopprod"))).isEmpty();
    assertThat(of("shopprod", "shopprd").of(RepoPath.of("shopprod"))).isEmpty();
    assertThat(of("shopdev", "shopqa").of(RepoPath.of("shopdev"))).isEmpty();
    assertThat(of("shopdev", "mailprod").of(RepoPath.of("shopdev"))).isEmpty();
    assertThat(of("a/shopdev", "b/shopprod").of(RepoPath.of("a/shopdev"))).isEmpty();
    assertThat(of("xdev", "xprod").of(RepoPath.of("xdev"))).isEmpty();
  }

  private static JoinedNames of(String... folders) {
    return new JoinedNames(Stream.of(folders).map(RepoPath::of).toList());
  }
}
