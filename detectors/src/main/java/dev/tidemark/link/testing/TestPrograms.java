package dev.tidemark.link.testing;

import dev.tidemark.document.Placed;
import dev.tidemark.format.testsource.TestSource;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The programs here that test infrastructure code, on the authority of what they import and call. */
public final class TestPrograms {
  public static final Facet<TestPrograms> FACET = new Facet<>("test-programs", TestPrograms::new);

  private final List<Program> programs = new ArrayList<>();
  private final Set<RepoPath> paths = new TreeSet<>();

  /** A program and what it is. */
  public record Program(Placed<TestSource> placed, TestFact fact) {
    public RepoPath path() {
      return placed.path();
    }
  }

  private TestPrograms(Landscape landscape) {
    for (Placed<TestSource> placed : landscape.documents().inForce(TestSource.class)) {
      List<TestFact> facts = facts(placed.path(), placed.document());
      if (!facts.isEmpty() && !isLibrarysOwn(landscape, placed.path(), placed.document())) {
        facts.forEach(fact -> programs.add(new Program(placed, fact)));
      }
    }
    programs.forEach(program -> paths.add(program.path()));
  }

  public List<Program> all() {
    return List.copyOf(programs);
  }

  public boolean isOne(RepoPath path) {
    return paths.contains(path);
  }

  private static List<TestFact> facts(RepoPath path, TestSource source) {
    return path.extension().equals("k")
        ? kcl(source).stream().toList()
        : TestCatalogue.BUNDLED.of(path, source);
  }

  /** Tests of Crossplane compositions that are written in KCL. */
  private static Optional<TestFact> kcl(TestSource source) {
    if (source.names().stream().anyMatch(name -> name.endsWith("E2ETest"))) {
      return Optional.of(new TestFact("crossplane-e2e-test", TestFact.Level.END_TO_END, true, 1));
    }
    return source.names().stream().anyMatch(name -> name.endsWith("CompositionTest"))
        ? Optional.of(new TestFact("crossplane-composition-test", TestFact.Level.UNIT, false, 1))
        : Optional.empty();
  }

  /**
   * A test beside the code of the very library that it imports tests that library, and no infrastructure: some
   * {@code host/owner/repository/dir} of its imports is a directory here, and the test lies with other code.
   */
  private static boolean isLibrarysOwn(Landscape landscape, RepoPath path, TestSource source) {
    if (!path.extension().equals("go")) {
      return false;
    }
    boolean beside =
        landscape.in(path.parent()).stream()
            .map(entry -> entry.path().name())
            .anyMatch(name -> name.endsWith(".go") && !name.endsWith("_test.go"));
    return beside && source.imports().stream().anyMatch(imported -> isHere(landscape, imported));
  }

  private static boolean isHere(Landscape landscape, String imported) {
    String[] names = imported.split("/", 4);
    return names.length == 4
        && names[0].indexOf('.') > 0
        && RepoPath.ROOT
            .resolve(names[3])
            .filter(path -> !path.isRoot() && landscape.hasAny(path))
            .isPresent();
  }
}
