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
        .filter(path -> !path.isRoot() && landscape.hasAny(path) && !landscape.hasFile(path))
        .findFirst()
        .orElseGet(() -> around(file));
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
