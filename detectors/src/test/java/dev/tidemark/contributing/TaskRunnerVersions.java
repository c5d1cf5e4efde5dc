package dev.tidemark.contributing;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** The version of the task runner, by the file that it reads itself. */
public final class TaskRunnerVersions implements Detector {
  @Override
  public String id() {
    return "task-runner-versions";
  }

  @Override
  public String sees() {
    return "The version of the task runner, by the file that it reads itself.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.version-constraint");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.name().equals("taskrunner.yml");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<ConfigDocument> file : landscape.documents().inForce(ConfigDocument.class)) {
      if (looksAt(file.path())) {
        file.document()
            .root()
            .flatMap(root -> root.at("runner"))
            .ifPresent(
                version ->
                    version.text().ifPresent(text -> sink.accept(fact(file, version, text))));
      }
    }
  }

  private static Evidence fact(Placed<ConfigDocument> file, Value version, String text) {
    return Evidence.of("iac.version-constraint", file.at(version.line()))
        .with("tool", "taskrunner")
        .with("what", "runner")
        .with("constraint", text)
        .with("bounded", true)
        .with("dir", file.directory().asDirectory());
  }
}
