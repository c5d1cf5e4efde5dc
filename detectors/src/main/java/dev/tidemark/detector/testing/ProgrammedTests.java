package dev.tidemark.detector.testing;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.testsource.TestSource;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Programs that test infrastructure code, on the authority of what they import and call. */
@AutoService(Detector.class)
public final class ProgrammedTests implements Detector {

  @Override
  public String id() {
    return "programmed-tests";
  }

  @Override
  public String sees() {
    return "tests of infrastructure in Go, Python, Ruby, JavaScript, TypeScript, PowerShell and KCL, on the"
        + " authority of what they import and call";
  }

  @Override
  public Set<String> emits() {
    return Set.of("test.iac");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("go", "py", "rb", "ts", "js", "ps1", "k").contains(path.extension());
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    TestSubjects subjects = new TestSubjects(landscape);
    for (Placed<TestSource> placed : landscape.documents().inForce(TestSource.class)) {
      TestSource source = placed.document();
      fact(placed.path(), source)
          .filter(fact -> !isLibrarysOwn(landscape, placed.path(), source))
          .ifPresent(
              fact ->
                  sink.accept(
                      fact.at(
                          placed.at(source.line()),
                          subjects.named(placed.path(), source.texts()),
                          source.isSkipped())));
    }
  }

  private static Optional<TestFact> fact(RepoPath path, TestSource source) {
    if (path.extension().equals("k")) {
      return kcl(source);
    }
    return TestCatalogue.BUNDLED.of(path, source);
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
