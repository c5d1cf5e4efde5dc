package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows {@code npm run x}, {@code yarn x}, {@code pnpm x} and {@code bun x} into the scripts of {@code package.json}. */
final class NodeScripts {
  private static final Set<String> VALUED =
      Set.of("--prefix", "--cwd", "-C", "--dir", "-w", "--workspace", "--filter", "-F");

  private NodeScripts() {}

  static Optional<Deed> follow(Call call, CommandReader reader) {
    List<String> names = names(call);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    boolean run = names.get(0).equals("run") || names.get(0).equals("run-script");
    String first = names.get(0).equals("t") ? "test" : names.get(0);
    String name = run ? names.stream().skip(1).findFirst().orElse("") : first;
    String directory = RunnerOptions.directory(call, "--prefix", "--cwd", "-C", "--dir");
    Optional<Ground> ground = call.ground(directory);
    Optional<Placed<ConfigDocument>> file =
        ground.flatMap(g -> g.document(ConfigDocument.class, List.of("package.json")));
    Optional<Value> script =
        file.flatMap(f -> f.document().root())
            .flatMap(root -> root.at("scripts", name))
            .filter(value -> value.text().isPresent());
    if (script.isPresent()) {
      String text = script.get().text().get();
      int line = script.get().line();
      NamedTask task = new NamedTask(ground.get(), file.get().path(), name, text, line, directory);
      return Optional.of(task.followed(call, reader));
    }
    return NodeTools.named(call, name, run, reader)
        .or(
            () ->
                run
                    ? Optional.of(call.unresolved(ground.isEmpty() ? "dynamic" : "missing"))
                    : Optional.empty());
  }

  /** The words that are no options, nor their values. */
  private static List<String> names(Call call) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < call.words().size(); i++) {
      String word = call.words().get(i);
      boolean top = word.equals("-w") && call.program().equals("pnpm");
      if (!top && VALUED.contains(word)) {
        i++;
      } else if (!word.startsWith("-")) {
        names.add(word);
      }
    }
    return names;
  }
}
