package dev.tidemark.format.dockerfile;

import dev.tidemark.document.Document;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a Dockerfile says.
 *
 * @param stages in order, with what each builds on
 * @param commands what {@code RUN} runs, with lines
 * @param entrypoint what the last stage starts, as words; a shell where it is written as one line
 * @param command what it gives that, or starts by itself
 * @param directory where the last stage works, as an absolute path
 * @param copies what the last stage takes from the folder that it is built in
 */
public record Dockerfile(
    List<Stage> stages,
    List<Run> commands,
    List<String> entrypoint,
    List<String> command,
    String directory,
    List<Copy> copies)
    implements Document {

  public Dockerfile {
    stages = List.copyOf(stages);
    commands = List.copyOf(commands);
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    copies = List.copyOf(copies);
  }

  /** A stage: its base as far as arguments with defaults tell, and its name, empty without one. */
  public record Stage(String base, String name, int line) {}

  /** Files or folders, and the absolute path that they get; it ends with a slash where it is a folder of their names. */
  public record Copy(List<String> sources, String target) {
    public Copy {
      sources = List.copyOf(sources);
    }
  }

  /** A command that builds the image. */
  public record Run(String script, int line) {}

  /** The names of stages in lower case: a base of such a name is a stage of this file and no image. */
  public Set<String> stageNames() {
    Set<String> names = new HashSet<>();
    for (Stage stage : stages) {
      if (!stage.name().isEmpty()) {
        names.add(stage.name().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
