package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.fixtures.GitFixture;
import dev.tidemark.fixtures.GitFixture.TreeEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Repositories and places that mean harm or are in a bad way, before the program as a user starts it. */
@DisabledOnOs(OS.WINDOWS)
class HostileRepositoriesTest {
  private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");
  private static final ObjectId ABSENT =
      ObjectId.fromString("1234567890123456789012345678901234567890");
  private static final String TERRAFORM = "resource \"aws_s3_bucket\" \"b\" {\n}\n";

  @TempDir private Path temporary = Path.of("");
  private Path repository = Path.of("");
  private ChildRun child = new ChildRun(Path.of(""));

  @BeforeEach
  void begin() throws IOException {
    repository = Files.createDirectory(temporary.resolve("repo")).toRealPath();
    child = new ChildRun(Files.createDirectory(temporary.resolve("desk")).toRealPath());
  }

  @Test
  void aPartialCloneIsNotFilledByTheCommandThatItNames() throws Exception {
    try (GitFixture git = GitFixture.in(repository)) {
      git.commit(
          "partial",
          NOON,
          git.tree(
              TreeEntry.file("here.tf", git.blob(TERRAFORM)),
              TreeEntry.file("left-behind.tf", ABSENT)),
          List.of());
      git.write(
          "config",
          """
          [core]
            repositoryformatversion = 1
          [extensions]
            partialClone = origin
          [remote "origin"]
            url = file:///nowhere
            promisor = true
            partialclonefilter = blob:none
            uploadpack = touch %s
          """
              .formatted(child.pwned()));
    }
    Runs.Outcome scan = child.run("scan", repository.toString(), "--report", "json");
    assertThat(scan.code()).isZero();
    assertThat(scan.out())
        .contains("\"missing-object\"", "left-behind.tf", "git fetch --refetch --no-filter")
        .contains("\"complete\": false");
    assertThat(child.ranSomething()).isFalse();
  }

  @Test
  void aPipeInThePlaceOfOneOfGitsFilesIsNotWaitedFor() throws Exception {
    try (GitFixture git = GitFixture.in(repository).file("main.tf", TERRAFORM)) {
      git.commit("first");
      makePipe(repository.resolve("pipe"));
      git.write("config", "[include]\n\tpath = " + repository.resolve("pipe") + "\n");
      assertThat(child.run("scan", repository.toString()).code()).isZero();
      Files.delete(git.gitFolder().resolve("config"));
      makePipe(git.gitFolder().resolve("config"));
      assertRefused("config");
      Files.delete(git.gitFolder().resolve("config"));
      for (String file : List.of("shallow", "packed-refs", "objects/info/alternates")) {
        Files.createDirectories(git.gitFolder().resolve(file).getParent());
        makePipe(git.gitFolder().resolve(file));
      }
      assertThat(child.run("scan", repository.toString()).code()).isZero();
      Files.delete(git.gitFolder().resolve("HEAD"));
      makePipe(git.gitFolder().resolve("HEAD"));
      assertRefused("HEAD");
    }
  }

  @Test
  void aRepositoryOfSomebodyElseIsReadBecauseNothingOfItIsRun() throws Exception {
    try (GitFixture git = GitFixture.in(repository).file("main.tf", TERRAFORM)) {
      git.commit("first");
    }
    assumeThat(Files.getOwner(repository).getName()).isEqualTo("root");
    var nobody =
        repository.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Files.setOwner(repository, nobody);
    Files.setOwner(repository.resolve(".git"), nobody);
    Runs.Outcome scan = child.run("scan", repository.toString());
    assertThat(scan.code()).isZero();
    Runs.Outcome doctor = child.run("doctor", repository.toString());
    assertThat(doctor.out()).contains("belongs to somebody else").doesNotContain("safe.directory");
  }

  @Test
  void aFolderOfWhichNoRepositoryCanBeReadIsNoResult() throws Exception {
    for (String name : List.of("one", "two")) {
      Path inside = Files.createDirectories(repository.resolve(name));
      try (GitFixture git = GitFixture.in(inside).file("main.tf", TERRAFORM)) {
        git.commit("first");
        git.write("HEAD", "rubbish\n");
      }
    }
    Runs.Outcome none = child.run("scan", repository.toString());
    assertThat(none.code()).as(none.out() + none.err()).isEqualTo(2);
    assertThat(none.out()).contains("one", "two", "not read");
    assertThat(none.err()).contains("none of the repositories there could be read");
    Path whole = Files.createDirectories(repository.resolve("three"));
    try (GitFixture git = GitFixture.in(whole).file("main.tf", TERRAFORM)) {
      git.commit("first");
    }
    assertThat(child.run("scan", repository.toString()).code()).isZero();
  }

  @Test
  void aSparseCheckoutLacksFilesAndNoPractice() throws Exception {
    try (GitFixture git =
        GitFixture.in(repository)
            .file("app/main.tf", TERRAFORM)
            .file("app/deeper/more.tf", TERRAFORM)
            .file("kept/main.tf", TERRAFORM)
            .file("kept/left.tf", TERRAFORM)) {
      git.commit("first").name();
      Files.createDirectories(repository.resolve("kept"));
      Files.writeString(repository.resolve("kept/main.tf"), TERRAFORM);
      git.write("config", "[core]\n\tsparseCheckout = true\n");
      assertSparse();
      git.write(
          "config",
          "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tworktreeConfig = true\n");
      git.write("config.worktree", "[core]\n\tsparseCheckout = true\n");
      assertSparse();
      Files.delete(git.gitFolder().resolve("config.worktree"));
      Runs.Outcome deleted =
          child.run("scan", repository.toString(), "--worktree", "--report", "json");
      assertThat(deleted.out()).doesNotContain("not-checked-out");
    }
  }

  private void assertSparse() {
    Runs.Outcome tree = child.run("scan", repository.toString(), "--worktree", "--report", "json");
    assertThat(tree.code()).isZero();
    assertThat(tree.out())
        .contains("\"not-checked-out\"", "\"path\": \"app\"", "\"path\": \"kept/left.tf\"")
        .doesNotContain("\"path\": \"app/main.tf\"", "\"path\": \"app/deeper");
    Runs.Outcome head = child.run("scan", repository.toString(), "--report", "json");
    assertThat(head.out()).doesNotContain("not-checked-out").contains("app/main.tf");
  }

  @Test
  void whatGitKeepsInAnotherWayIsRefusedAndReadAsItLies() throws Exception {
    for (String extension : List.of("objectformat = sha256", "refstorage = reftable", "new = x")) {
      Path folder = Files.createTempDirectory(temporary, "odd");
      try (GitFixture git = GitFixture.in(folder).file("main.tf", TERRAFORM)) {
        git.commit("first");
        git.checkOut();
        git.write(
            "config", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\t" + extension + "\n");
        Runs.Outcome refused = child.run("scan", folder.toString());
        assertThat(refused.code()).as(extension).isEqualTo(2);
        assertThat(refused.err()).contains("repository").doesNotContain("\tat ");
        Runs.Outcome lying = child.run("scan", folder.toString(), "--worktree", "--report", "json");
        assertThat(lying.code()).as(extension).isZero();
        assertThat(lying.out()).contains("main.tf", "without history");
      }
    }
  }

  @Test
  void nothingIsWrittenWhereThereIsNoHomeAndNothingMayBeWritten() throws Exception {
    try (GitFixture git = GitFixture.in(repository).file("main.tf", TERRAFORM)) {
      git.commit("first");
      git.checkOut();
    }
    SortedMap<Path, Instant> before = everything();
    makeReadOnly();
    for (String worktree : List.of("--report=terminal", "--worktree")) {
      assertThat(child.run("scan", repository.toString(), worktree).code()).isZero();
    }
    assertThat(everything()).isEqualTo(before);
    assertThat(temporary.resolve("desk/nonexistent")).doesNotExist();
    assertThat(child.ranSomething()).isFalse();
    Files.walkFileTree(
        repository,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Test
  void whatInvitesToLookElsewhereIsNotFollowed() throws Exception {
    String secret = "canary-" + "of-the-desk";
    Path outside = Files.writeString(temporary.resolve("outside.json"), secret);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("../../climbed.tf"));
      zip.write(new byte[20 << 20]);
    }
    try (GitFixture git =
        GitFixture.in(repository)
            .file("main.tf", TERRAFORM)
            .file("charts/app/Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n")
            .file(
                "charts/app/values.schema.json",
                "{\"properties\": {\"a\": {\"$ref\": \"file://"
                    + outside
                    + "\"}, \"b\": {\"$ref\": \"/dev/zero\"}, \"c\": {\"$ref\": \"#/properties/c\"}}}\n")
            .file(
                "pom.xml",
                "<!DOCTYPE p [<!ENTITY x SYSTEM \"file://" + outside + "\">]><p>&x;</p>\n")) {
      git.commit("first");
    }
    Files.createDirectories(repository.resolve("charts/app/charts"));
    Files.write(repository.resolve("charts/app/charts/base-1.0.0.tgz"), archive.toByteArray());
    Runs.Outcome scan = child.run("scan", repository.toString(), "--worktree", "-v");
    assertThat(scan.code()).as(scan.err()).isZero();
    assertThat(scan.out() + scan.err()).doesNotContain(secret);
    assertThat(Files.exists(temporary.resolve("climbed.tf"))).isFalse();
    assertThat(child.ranSomething()).isFalse();
  }

  @Test
  void whatJavaSaysOfItsOptionsIsNotInTheReport() throws Exception {
    Files.writeString(repository.resolve("main.tf"), TERRAFORM);
    child.with("JAVA_TOOL_OPTIONS", "-XX:ActiveProcessorCount=1");
    Runs.Outcome scan = child.run("scan", repository.toString(), "--report", "json");
    assertThat(scan.code()).isZero();
    assertThat(scan.err()).contains("Picked up");
    assertThat(scan.out()).startsWith("{").doesNotContain("Picked up");
  }

  @Test
  void aPathThatWindowsWouldRefuseForItsLengthIsReadLikeAnyOther() throws Exception {
    String path = "a-folder-of-a-name-that-takes-forty-letters/".repeat(9) + "main.tf";
    try (GitFixture git = GitFixture.in(repository).file(path, TERRAFORM)) {
      git.commit("first");
    }
    Runs.Outcome scan = child.run("scan", repository.toString(), "--report", "json");
    assertThat(scan.code()).isZero();
    assertThat(scan.out()).contains(path).contains("\"complete\": true");
  }

  @Test
  void whatMayNotBeReadIsAProblemOfItsPlace() throws Exception {
    Files.writeString(repository.resolve("secret.tf"), TERRAFORM);
    Files.createDirectory(repository.resolve("closed"));
    Files.writeString(repository.resolve("closed/main.tf"), TERRAFORM);
    Files.writeString(repository.resolve("open.tf"), TERRAFORM);
    var nothing = PosixFilePermissions.fromString("---------");
    Files.setPosixFilePermissions(repository.resolve("secret.tf"), nothing);
    Files.setPosixFilePermissions(repository.resolve("closed"), nothing);
    assumeThat(child.heedPermissions()).as("root reads all").isTrue();
    Runs.Outcome scan = child.run("scan", repository.toString(), "--report", "json");
    Files.setPosixFilePermissions(
        repository.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
    assertThat(scan.code()).isZero();
    assertThat(scan.out()).contains("\"unreadable\"", "\"unreadable-directory\"", "open.tf");
  }

  @Test
  void aLocaleOfPlainAsciiLosesNoNameOfACommitAndSaysSo() throws Exception {
    try (GitFixture git = GitFixture.in(repository).file("café/main.tf", TERRAFORM)) {
      git.commit("first");
    }
    child.with("LC_ALL", "C");
    Runs.Outcome scan = child.run("scan", repository.toString(), "--report", "json");
    assertThat(scan.code()).isZero();
    assertThat(scan.out()).contains("café/main.tf");
    assertThat(child.run("scan", repository.toString(), "-v").code()).isZero();
    Path plain = Files.createDirectory(temporary.resolve("plain"));
    Files.createDirectory(plain.resolve("café"));
    Files.writeString(plain.resolve("café/main.tf"), TERRAFORM);
    Runs.Outcome folder = child.run("scan", plain.toString(), "--report", "json");
    assertThat(folder.code()).isZero();
    assertThat(folder.err()).doesNotContain("\tat ");
    assertThat(child.run("doctor", plain.toString()).out()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void namesThatWindowsCannotHoldAreNamesLikeAnyOther() throws Exception {
    List<String> names =
        List.of(
            "CON", "aux", "a.", "a:b", "x.tf::$DATA", "back\\slash", "NUL.txt", "x".repeat(250));
    try (GitFixture git = GitFixture.in(repository)) {
      names.forEach(name -> git.file(name + "/main.tf", TERRAFORM));
      git.commit("first");
    }
    Path report = temporary.resolve("report.html");
    Runs.Outcome scan =
        child.run(
            "scan",
            repository.toString(),
            "--report",
            "json",
            "--evidence",
            "all",
            "--report",
            "html=" + report);
    assertThat(scan.code()).isZero();
    for (String name : names) {
      assertThat(scan.out()).contains("\"" + name.replace("\\", "\\\\") + "/main.tf\"");
    }
    assertThat(report).exists();
  }

  private void assertRefused(String word) {
    Runs.Outcome scan = child.run("scan", repository.toString());
    assertThat(scan.code()).isEqualTo(2);
    assertThat(scan.err()).contains(word).doesNotContain("\tat ");
  }

  private static void makePipe(Path path) throws Exception {
    assumeThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
  }

  private void makeReadOnly() throws IOException {
    try (var files = Files.walk(repository)) {
      for (Path file : files.toList()) {
        Files.setPosixFilePermissions(
            file,
            PosixFilePermissions.fromString(Files.isDirectory(file) ? "r-xr-xr-x" : "r--r--r--"));
      }
    }
  }

  /** Every file of the repository, and when it was written. */
  private SortedMap<Path, Instant> everything() throws IOException {
    SortedMap<Path, Instant> found = new TreeMap<>();
    try (var files = Files.walk(repository)) {
      for (Path file : files.toList()) {
        found.put(file, Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant());
      }
    }
    return found;
  }
}
