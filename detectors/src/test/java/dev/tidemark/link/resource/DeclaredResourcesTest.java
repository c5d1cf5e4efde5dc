package dev.tidemark.link.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.repository.RepoPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredResourcesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "live/main.tf",
        "stack.json",
        "infra/queue.py",
        "web/index.ts",
        "lib/shop-stack.ts"
      })
  void wherePlaceOrNameAllowsForThemTheyMayBe(String path) {
    assertThat(DeclaredResources.mayBeIn(RepoPath.of(path))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"conf/settings.py", "web/src/cart.ts", "infra/queue.test.ts", "a/b.rb"})
  void aProgramThatNobodyReadsForThemHoldsNone(String path) {
    assertThat(DeclaredResources.mayBeIn(RepoPath.of(path))).isFalse();
  }
}
