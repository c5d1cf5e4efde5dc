package dev.tidemark.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SnapshotTest {
  private static final TextSnapshot FILES =
      TextSnapshot.of("-- a/b.tf --\n\n-- a-b.tf --\n\n-- b/a/c.tf --\n\n-- z --\n\n");

  @Test
  void eachEntryIsFoundByItsPath() {
    for (Entry entry : FILES.entries()) {
      assertThat(FILES.entry(RepoPath.of(entry.path().value()))).contains(entry);
    }
  }

  @Test
  void whatIsNoEntryIsNotFound() {
    for (String path : new String[] {"", "a", "a/b", "a/b.tf/c", "b/a", "zz", "0"}) {
      assertThat(FILES.entry(RepoPath.of(path))).isEmpty();
    }
    assertThat(TextSnapshot.of("").entry(RepoPath.of("a"))).isEmpty();
  }
}
