package dev.tidemark.detector.testing;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.testsource.TestSource;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.testing.TestPrograms;
import dev.tidemark.link.testing.TestSubjects;
import dev.tidemark.repository.RepoPath;
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
    return "tests of infrastructure in Go, Python, Ruby, JavaScript, TypeScript, PowerShell and KCL, read"
        + " from what they import and call";
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
    for (TestPrograms.Program program : landscape.facet(TestPrograms.FACET).all()) {
      TestSource source = program.placed().document();
      sink.accept(
          program
              .fact()
              .at(
                  program.placed().at(source.line()),
                  subjects.named(program.path(), source.texts()),
                  source.isSkipped()));
    }
  }
}
