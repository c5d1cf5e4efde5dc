package dev.tidemark.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.repository.Entry.Mode;
import dev.tidemark.repository.Snapshot.Held;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as they lie, hostile ones included: nothing outside is read, nothing special is opened. */
class FolderSnapshotTest {
  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(temporary.resolve("root")).toRealPath();
    Files.writeString(temporary.resolve("secret.tf"), "SECRET");
  }

  @Test
  void readsRegularFilesSorted() throws IOException {
    write("b.tf", "b");
    write("a/c.tf", "c");
    FolderSnapshot snapshot = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    assertThat(paths(snapshot)).containsExactly("a/c.tf", "b.tf");
    assertThat(text(snapshot, "a/c.tf")).isEqualTo("c");
    assertThat(snapshot.revision()).isEmpty();
    assertThat(snapshot.held(RepoPath.of("b.tf"))).isEqualTo(Held.NO_REPOSITORY);
  }

  @Test
  void linksAreFollowedInsideAndNeverOut() throws IOException {
    write("shared/versions.tf", "v");
    write("app/main.tf", "m");
    link("app/versions.tf", "../shared/versions.tf");
    link("app/again.tf", "versions.tf");
    link("out.tf", "../secret.tf");
    link("absolute.tf", temporary.resolve("secret.tf").toString());
    link("everything", "/");
    link("self", "self");
    link("dangling", "nope");
    link("directory", "shared");
    link("through.tf", "directory/versions.tf");
    FolderSnapshot snapshot = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    assertThat(text(snapshot, "app/versions.tf")).isEqualTo("v");
    assertThat(text(snapshot, "app/again.tf")).isEqualTo("v");
    assertThat(text(snapshot, "through.tf")).isEqualTo("v");
    assertThat(entry(snapshot, "app/again.tf").blob())
        .isEqualTo(entry(snapshot, "shared/versions.tf").blob());
    for (String dead :
        List.of("out.tf", "absolute.tf", "everything", "self", "dangling", "directory")) {
      assertThat(entry(snapshot, dead).mode()).as(dead).isEqualTo(Mode.DEAD_LINK);
      assertThatThrownBy(() -> snapshot.read(entry(snapshot, dead), 100))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aChainOfLinksEnds() throws IOException {
    write("end", "x");
    link("l0", "end");
    for (int i = 1; i < 60; i++) {
      link("l" + i, "l" + (i - 1));
    }
    FolderSnapshot snapshot = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    assertThat(entry(snapshot, "l30").mode()).isEqualTo(Mode.FILE);
    assertThat(entry(snapshot, "l59").mode()).isEqualTo(Mode.DEAD_LINK);
  }

  @Test
  void aFileSwappedForALinkIsNotRead() throws IOException {
    write("a/main.tf", "mine");
    FolderSnapshot snapshot = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    Files.delete(root.resolve("a/main.tf"));
    link("a/main.tf", "../../secret.tf");
    assertThatThrownBy(() -> text(snapshot, "a/main.tf")).isInstanceOf(IOException.class);
    Files.delete(root.resolve("a/main.tf"));
    Files.delete(root.resolve("a"));
    Files.createDirectory(temporary.resolve("elsewhere"));
    Files.writeString(temporary.resolve("elsewhere/main.tf"), "SECRET");
    link("a", "../elsewhere");
    assertThatThrownBy(() -> text(snapshot, "a/main.tf")).isInstanceOf(IOException.class);
  }

  @Test
  void pipesAreNeverOpened() throws Exception {
    assumeThat(
            new ProcessBuilder("mkfifo", root.resolve("values.yaml").toString()).start().waitFor())
        .isZero();
    write("a.tf", "a");
    FolderSnapshot snapshot = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    assertThat(paths(snapshot)).containsExactly("a.tf");
  }

  @Test
  void aHugeFileIsRefusedBeforeItIsRead() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("big.yaml").toFile(), "rw")) {
      sparse.setLength(100L << 30);
    }
    FolderSnapshot snapshot = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    assertThatThrownBy(() -> snapshot.read(entry(snapshot, "big.yaml"), 1_000_000))
        .isInstanceOf(Snapshot.TooLargeException.class);
  }

  @Test
  void aFileThatIsGoneIsAnError() throws IOException {
    write("a.tf", "a");
    FolderSnapshot snapshot = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    Files.delete(root.resolve("a.tf"));
    assertThatThrownBy(() -> text(snapshot, "a.tf")).isInstanceOf(IOException.class);
  }

  @Test
  void noMoreIsReadThanAskedForWhileAFileGrows() throws Exception {
    write("log.yaml", "");
    FolderSnapshot snapshot = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              try (var out =
                  Files.newOutputStream(root.resolve("log.yaml"), StandardOpenOption.APPEND)) {
                while (!stop.get()) {
                  out.write(new byte[1 << 16]);
                }
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
            });
    writer.start();
    try {
      for (int i = 0; i < 20; i++) {
        try {
          assertThat(snapshot.read(entry(snapshot, "log.yaml"), 100_000))
              .hasSizeLessThanOrEqualTo(100_000);
        } catch (Snapshot.TooLargeException grown) {
          assertThat(grown.size()).isGreaterThan(100_000);
        }
      }
    } finally {
      stop.set(true);
      writer.join();
    }
  }

  @Test
  void aFileThatClaimsToBeEmptyIsReadToItsLimit() throws IOException {
    Path kernel = Path.of("/proc/sys/kernel/random");
    assumeThat(kernel.resolve("uuid")).isRegularFile();
    FolderSnapshot snapshot = FolderSnapshot.unversioned(kernel, Limits.DEFAULT);
    assertThat(entry(snapshot, "uuid").size()).isZero();
    assertThat(text(snapshot, "uuid")).hasSizeGreaterThan(30);
    assertThatThrownBy(() -> snapshot.read(entry(snapshot, "uuid"), 10))
        .isInstanceOf(Snapshot.TooLargeException.class);
  }

  @Test
  void gitFoldersAndRepositoriesInsideAreLeftOut() throws IOException {
    write(".git/config", "x");
    write("other/.GIT/config", "x");
    write("inner/.git/HEAD", "x");
    write("inner/main.tf", "x");
    write("bare/HEAD", "ref: refs/heads/main");
    write("a.tf", "a");
    FolderSnapshot snapshot = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    assertThat(paths(snapshot)).containsExactly("a.tf", "bare/HEAD");
    assertThat(snapshot.problems()).extracting("code").containsExactly("nested-repository");
  }

  @Test
  void aWorkingTreeTellsWhatGitDoesNotHold() throws IOException {
    write("held.tf", "1");
    write("new.tf", "2");
    write("secret.auto.tfvars", "3");
    write(".terraform/modules/m.tf", "4");
    write("forced/x.log", "5");
    write("kept.auto.tfvars", "6");
    write(".gitignore", "*.tfvars\n!kept.auto.tfvars\n.terraform/\n*.log\n");
    List<Entry> committed =
        List.of(
            Entry.file(RepoPath.of("held.tf"), "1", 1),
            Entry.file(RepoPath.of("forced/x.log"), "2", 1));
    FolderSnapshot snapshot = FolderSnapshot.worktree(root, committed, false, Limits.DEFAULT);
    assertThat(paths(snapshot))
        .containsExactly(".gitignore", "forced/x.log", "held.tf", "kept.auto.tfvars", "new.tf");
    assertThat(snapshot.held(RepoPath.of("held.tf"))).isEqualTo(Held.COMMITTED);
    assertThat(snapshot.held(RepoPath.of("new.tf"))).isEqualTo(Held.UNTRACKED);
    assertThat(snapshot.held(RepoPath.of("secret.auto.tfvars"))).isEqualTo(Held.IGNORED);
    assertThat(snapshot.ignored()).containsExactly(RepoPath.of("secret.auto.tfvars"));
  }

  @Test
  void tooManyAndTooDeepAreProblems() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("f" + i, "x");
    }
    FolderSnapshot few = FolderSnapshot.unversioned(root, Limits.DEFAULT.withEntries(10));
    assertThat(few.entries()).hasSizeLessThanOrEqualTo(10);
    assertThat(few.problems()).extracting("code").containsExactly("too-many-entries");
    write("d/".repeat(300) + "deep.tf", "x");
    FolderSnapshot deep = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    assertThat(deep.problems()).extracting("code").containsExactly("too-deep");
  }

  @Test
  void oddNamesAreReadLikeAnyOther() throws IOException {
    List<String> names =
        List.of(
            "a\nb.tf",
            "-rf.tf",
            "=cmd().tf",
            "::error::x.tf",
            "<img src=x>.tf",
            "ü\u202e.tf",
            "${{ }}.tf");
    for (String name : names) {
      write(name, name);
    }
    FolderSnapshot snapshot = FolderSnapshot.unversioned(root, Limits.DEFAULT);
    for (String name : names) {
      assertThat(text(snapshot, name)).isEqualTo(name);
    }
  }

  private void write(String path, String content) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), content);
  }

  private void link(String path, String target) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.createSymbolicLink(root.resolve(path), Path.of(target));
  }

  private static List<String> paths(Snapshot snapshot) {
    return snapshot.entries().stream().map(entry -> entry.path().value()).toList();
  }

  private static Entry entry(Snapshot snapshot, String path) {
    return snapshot.entries().stream()
        .filter(e -> e.path().equals(RepoPath.of(path)))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Snapshot snapshot, String path) throws IOException {
    return new String(snapshot.read(entry(snapshot, path), 1_000), StandardCharsets.UTF_8);
  }
}
