package dev.tidemark.link.testing;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which directory a test is about: the one that it names by a relative path, or the unit that it lies in. */
public final class TestSubjects {
  private static final Set<String> TEST_FOLDERS =
      Set.of(
          "test",
          "tests",
          "spec",
          "molecule",
          "controls",
          "unit",
          "integration",
          "e2e",
          "suite",
          "_test",
          "__tests__",
          ".kyverno-test",
          ".chainsaw-test");

  /** More names than a test joins into the path of what it tests. */
  private static final int MOST_NAMES = 100;

  private final Landscape landscape;

  public TestSubjects(Landscape landscape) {
    this.landscape = landscape;
  }

  /** The first directory of the repository that one of the texts names from where the test lies. */
  public RepoPath named(RepoPath file, Collection<String> texts) {
    return texts.stream()
        .filter(text -> text.startsWith("../") && text.length() > 3)
        .sorted()
        .map(text -> file.parent().resolve(text))
        .flatMap(Optional::stream)
        .filter(this::isDirectory)
        .findFirst()
        .or(() -> joined(file.parent(), texts))
        .orElseGet(() -> around(file));
  }

  /** Names that are joined when it runs: {@code filepath.Join("..", "modules", "vpc")}, the deepest directory counting. */
  private Optional<RepoPath> joined(RepoPath from, Collection<String> texts) {
    List<String> names =
        texts.stream().filter(TestSubjects::isPlain).sorted().limit(MOST_NAMES).toList();
    RepoPath found = RepoPath.ROOT;
    for (String up : texts) {
      Optional<RepoPath> start = isUp(up) ? from.resolve(up) : Optional.empty();
      for (String name : start.isPresent() ? names : List.<String>of()) {
        RepoPath one = start.get().resolve(name).filter(this::isDirectory).orElse(RepoPath.ROOT);
        found = one.depth() > found.depth() ? one : found;
        for (String below : one.isRoot() ? List.<String>of() : names) {
          RepoPath two = one.resolve(below).filter(this::isDirectory).orElse(RepoPath.ROOT);
          found = two.depth() > found.depth() ? two : found;
        }
      }
    }
    return found.isRoot() ? Optional.empty() : Optional.of(found);
  }

  private static boolean isUp(String text) {
    String rest = text.replace("../", "");
    return text.startsWith("..") && (rest.isEmpty() || rest.equals(".."));
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && !text.startsWith(".")
        && !text.startsWith("/")
        && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/_-.".indexOf(c) >= 0);
  }

  private boolean isDirectory(RepoPath path) {
    return !path.isRoot() && landscape.hasAny(path) && !landscape.hasFile(path);
  }

  /** The unit that holds a test, or else the directory above the folders that are made for tests. */
  public RepoPath around(RepoPath file) {
    RepoPath directory = file.parent();
    while (!directory.isRoot() && TEST_FOLDERS.contains(directory.lowerName())) {
      directory = directory.parent();
    }
    List<Unit> units = landscape.units().around(directory);
    return units.isEmpty() || units.get(0).directory().isRoot()
        ? directory
        : units.get(0).directory();
  }
}
