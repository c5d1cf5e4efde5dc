package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.List;
import java.util.Optional;

/** Follows {@code npm run x}, {@code yarn x}, {@code pnpm x} and {@code bun x} into the scripts of {@code package.json}. */
final class NodeScripts {
  private static final List<String> DEPENDENCIES =
      List.of("dependencies", "devDependencies", "optionalDependencies");

  private NodeScripts() {}

  /** Whether the project installs a package of a name, so that a program may be called so; nobody knows without its file. */
  static boolean mayInstall(Call call, String name) {
    Optional<Value> project =
        call.ground(RunnerOptions.directory(call, "--prefix", "--cwd", "-C", "--dir"))
            .flatMap(g -> g.document(ConfigDocument.class, List.of("package.json")))
            .flatMap(file -> file.document().root());
    return project.isEmpty()
        || DEPENDENCIES.stream().anyMatch(kind -> project.get().at(kind, name).isPresent());
  }

  static Optional<Deed> follow(Call call, CommandReader reader) {
    List<String> names =
        CommandArguments.read(call.words(), 1, OptionCatalogue.of(call.program())).operands();
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
      String text = script.get().text().get() + given(call, run, names.get(run ? 1 : 0));
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

  /**
   * What is given to a script, which the programs put behind its text: everything after its name, of npm the options only
   * behind two dashes.
   *
   * @param named the script as the command names it
   */
  private static String given(Call call, boolean run, String named) {
    List<String> words = call.words();
    int at = 1;
    if (run) {
      at = Math.max(words.indexOf("run"), words.indexOf("run-script")) + 1;
    }
    while (at < words.size() && !words.get(at).equals(named)) {
      at++;
    }
    boolean passing = !call.program().equals("npm");
    StringBuilder given = new StringBuilder();
    for (String word : words.subList(Math.min(at + 1, words.size()), words.size())) {
      if (word.equals("--")) {
        passing = true;
      } else if (passing || !word.startsWith("-")) {
        given.append(' ').append(quoted(word));
      }
    }
    return given.toString();
  }

  /** A word as it is written so that it stays one; what a variable stands for may still be put in. */
  private static String quoted(String word) {
    boolean plain = !word.isEmpty();
    for (int i = 0; i < word.length() && plain; i++) {
      char c = word.charAt(i);
      plain = Character.isLetterOrDigit(c) || "-_./:=@,%+$".indexOf(c) >= 0;
    }
    return plain ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
