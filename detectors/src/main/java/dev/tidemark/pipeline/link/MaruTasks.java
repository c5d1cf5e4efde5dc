package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows {@code uds run x} and {@code maru run x} into the actions of a {@code tasks.yaml}, and of files that it includes. */
final class MaruTasks implements Follower {
  private static final Set<String> PROGRAMS = Set.of("uds", "maru");

  private static final String FILE = "tasks.yaml";

  /** A task in the file that it is written in. */
  private record Found(Ground ground, RepoPath file, Value root, Value task) {}

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    if (!PROGRAMS.contains(call.program())) {
      return Optional.empty();
    }
    CommandArguments arguments =
        CommandArguments.read(call.words(), 1, OptionCatalogue.of(call.program()));
    List<String> operands = arguments.operands();
    if (operands.isEmpty() || !operands.get(0).equals("run")) {
      return Optional.empty();
    }
    String name = operands.size() > 1 ? operands.get(1) : "default";
    String place = call.place(arguments.value("-f", "--file").orElse(FILE));
    Optional<Ground> file = call.ground(place);
    Optional<Value> root = file.flatMap(MaruTasks::root);
    if (root.isEmpty()) {
      return Optional.of(call.unresolved(place.indexOf('*') < 0 ? "missing" : "dynamic"));
    }
    Ground ground = file.get();
    int colon = name.indexOf(':');
    if (colon < 0) {
      return Optional.of(task(ground, root.get(), name, call, reader));
    }
    Optional<String> included = included(root.get(), name.substring(0, colon));
    Optional<Ground> there = included.flatMap(path -> beside(ground, path));
    Optional<Value> other = there.flatMap(MaruTasks::root);
    return Optional.of(
        other.isPresent()
            ? task(there.get(), other.get(), name.substring(colon + 1), call, reader)
            : call.unresolved(
                included.filter(path -> path.contains("://")).isPresent() ? "remote" : "missing"));
  }

  private static Deed task(
      Ground ground, Value root, String name, Call call, CommandReader reader) {
    return root.items("tasks").stream()
        .filter(task -> task.text("name").filter(name::equals).isPresent())
        .findFirst()
        .map(task -> named(new Found(ground, ground.path(), root, task), name, call))
        .map(task -> task.followed(call, reader))
        .orElseGet(() -> call.unresolved("missing"));
  }

  private static NamedTask named(Found found, String name, Call call) {
    return new NamedTask(
        found.ground(),
        found.file(),
        name,
        script(found, call.program()),
        found.task().line(),
        call.state().directory);
  }

  private static Optional<Value> root(Ground file) {
    return file.landscape()
        .documents()
        .at(file.path(), ConfigDocument.class)
        .map(Placed::document)
        .flatMap(ConfigDocument::root);
  }

  /** Where a file includes others: a list of one name each. */
  private static Optional<String> included(Value root, String name) {
    return root.items("includes").stream()
        .flatMap(include -> include.text(name).stream())
        .findFirst();
  }

  /** A file that is named from another one. */
  private static Optional<Ground> beside(Ground file, String written) {
    return written.contains("://")
        ? Optional.empty()
        : file.path()
            .parent()
            .resolve(written)
            .map(path -> new Ground(file.landscape(), file.repository(), path));
  }

  /** The commands of a task, each where it says that it works; a task of the same file is called with that file. */
  private static String script(Found found, String program) {
    StringBuilder script = new StringBuilder();
    String file =
        found.ground().repository().isEmpty()
            ? "@/" + found.file()
            : Places.of(found.ground().repository(), found.file().value());
    for (Value action : found.task().items("actions")) {
      Optional<String> task = action.text("task");
      if (task.isPresent()) {
        script.append(program).append(" run -f ").append(file).append(' ').append(task.get());
        script.append('\n');
        continue;
      }
      Optional<String> line = action.text("cmd").map(MaruTasks::ownPrograms);
      Optional<String> place = action.text("dir");
      line.ifPresent(
          text ->
              script.append(
                  place.map(dir -> "(cd " + dir + "\n" + text + "\n)\n").orElse(text + "\n")));
    }
    return script.toString();
  }

  /** The runner stands in for the programs that it brings, which are called as if they lay in the folder. */
  private static String ownPrograms(String line) {
    return line.replace("./uds ", "uds ").replace("./zarf ", "zarf ");
  }
}
