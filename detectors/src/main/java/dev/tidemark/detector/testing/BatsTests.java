package dev.tidemark.detector.testing;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.testing.TestCatalogue;
import dev.tidemark.link.testing.TestSubjects;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Tests in bats that run tools of infrastructure, on the authority of the commands in them. */
@AutoService(Detector.class)
public final class BatsTests implements Detector {

  @Override
  public String id() {
    return "bats-tests";
  }

  @Override
  public String sees() {
    return "tests in bats that run policy engines, clusters, Terraform or charts, read from their commands";
  }

  @Override
  public Set<String> emits() {
    return Set.of("test.iac");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("bats", "sh", "bash").contains(path.extension());
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    TestSubjects subjects = new TestSubjects(landscape);
    for (Placed<ShellScript> placed : landscape.documents().inForce(ShellScript.class)) {
      boolean bats =
          placed.path().extension().equals("bats")
              || placed.document().interpreter().filter("bats"::equals).isPresent();
      if (bats) {
        script(placed, subjects, sink);
      }
    }
  }

  private static void script(
      Placed<ShellScript> placed, TestSubjects subjects, Consumer<Evidence> sink) {
    Set<String> words = new TreeSet<>();
    long tests = 0;
    int first = 0;
    for (Node.Command command : placed.document().commands()) {
      boolean test = !command.words().isEmpty() && command.words().get(0).raw().equals("@test");
      tests += test ? 1 : 0;
      first = test && first == 0 ? command.line() : first;
      if (!test) {
        command.words().forEach(word -> add(word.raw(), words));
        command.assignments().forEach(assignment -> add(assignment.value().raw(), words));
      }
    }
    long count = tests;
    int line = Math.max(1, first);
    TestCatalogue.BUNDLED
        .ofBats(words, count)
        .ifPresent(
            fact -> sink.accept(fact.at(placed.at(line), subjects.around(placed.path()), false)));
  }

  /** The command that a text begins with: commands often stand in a variable first. */
  private static void add(String text, Set<String> words) {
    int space = text.indexOf(' ');
    words.add(space < 0 ? text : text.substring(0, space));
  }
}
