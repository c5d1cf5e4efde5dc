package dev.tidemark.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MovesTest {
  private static final TextSnapshot BASE =
      TextSnapshot.of(
          "-- old/app/main.tf --\nmodule a\n-- old/app/vars.tf --\nvariable b\n-- old/app/note.md --\nbefore\n-- keep.tf --\nx\n");

  @Test
  void filesOfTheSameContentMoved() {
    TextSnapshot head =
        TextSnapshot.of(
            "-- new/app/main.tf --\nmodule a\n-- new/app/vars.tf --\nvariable b\n-- keep.tf --\nx\n");
    Moves moves = Moves.between(BASE, head);
    assertThat(moves.headOf(RepoPath.of("old/app/main.tf")))
        .isEqualTo(RepoPath.of("new/app/main.tf"));
    assertThat(moves.headOf(RepoPath.of("old/app"))).isEqualTo(RepoPath.of("new/app"));
    assertThat(moves.headOf(RepoPath.of("keep.tf"))).isEqualTo(RepoPath.of("keep.tf"));
  }

  @Test
  void anEditedFileFollowsItsDirectory() {
    TextSnapshot head =
        TextSnapshot.of(
            "-- new/app/main.tf --\nmodule a\n-- new/app/vars.tf --\nvariable b\n-- new/app/note.md --\nafter\n-- keep.tf --\nx\n");
    assertThat(Moves.between(BASE, head).headOf(RepoPath.of("old/app/note.md")))
        .isEqualTo(RepoPath.of("new/app/note.md"));
  }

  @Test
  void aDeletedFileDidNotMove() {
    Moves moves = Moves.between(BASE, TextSnapshot.of("-- keep.tf --\nx\n"));
    assertThat(moves.any()).isFalse();
    assertThat(moves.headOf(RepoPath.of("old/app/main.tf")))
        .isEqualTo(RepoPath.of("old/app/main.tf"));
  }
}
