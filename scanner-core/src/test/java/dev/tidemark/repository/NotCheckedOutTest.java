package dev.tidemark.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NotCheckedOutTest {
  private static List<Entry> files(String... paths) {
    return Stream.of(paths).map(path -> Entry.file(RepoPath.of(path), "", 0)).toList();
  }

  private static List<String> leftOut(List<Entry> committed, List<Entry> there) {
    return NotCheckedOut.of(committed, there).stream()
        .map(problem -> problem.path().value())
        .toList();
  }

  @Test
  void aDirectoryOfWhichNothingIsThereIsOneProblem() {
    assertThat(
            leftOut(
                files("a.tf", "infra/prod/db/main.tf", "infra/prod/main.tf", "infra/x.tf"),
                files("a.tf")))
        .containsExactly("infra");
  }

  @Test
  void aFileWhoseNeighboursAreThereIsOneOfItsOwn() {
    assertThat(
            leftOut(
                files("infra/b.tf", "infra/a.tf", "infra/prod/main.tf", "top.tf"),
                files("infra/a.tf")))
        .containsExactly("infra/b.tf", "infra/prod", "top.tf");
  }

  @Test
  void whatIsThereIsNone() {
    assertThat(leftOut(files("a.tf", "infra/a.tf"), files("a.tf", "infra/a.tf", "new.tf")))
        .isEmpty();
  }

  @Test
  void aSubmoduleIsNeverThereAndNoProblemOfThisKind() {
    Entry submodule = new Entry(RepoPath.of("vendor/lib"), "", Entry.Mode.SUBMODULE, -1, null);

    assertThat(leftOut(List.of(submodule), List.of())).isEmpty();
  }

  @Test
  void theProblemLosesContentAndSaysTheWayOut() {
    assertThat(NotCheckedOut.of(files("a.tf"), List.of()))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("not-checked-out");
              assertThat(problem.detail()).contains("scan without --worktree");
              assertThat(problem.loses()).isTrue();
            });
  }
}
