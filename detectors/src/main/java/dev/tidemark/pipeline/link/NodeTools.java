package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Programs of a package that yarn, pnpm and bun start by their name where no script is called so: {@code yarn jest}. */
final class NodeTools {
  private static final Set<String> STARTING = Set.of("yarn", "pnpm", "bun");

  /** What these do themselves. */
  private static final Set<String> OWN = TaskRunnerCommands.of("node");

  private static final String PACKAGES = "node_modules/";

  private NodeTools() {}

  /** The tool of an installed package that {@code node} is given by its path: {@code node_modules/.bin/jest}. */
  static Optional<List<String>> ofPackage(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      int from = word.lastIndexOf(PACKAGES);
      if (!word.startsWith("-") && from >= 0) {
        String[] parts = word.substring(from + PACKAGES.length()).split("/", -1);
        boolean below = parts.length > 1 && (parts[0].equals(".bin") || parts[0].startsWith("@"));
        List<String> command = new ArrayList<>(List.of(parts[below ? 1 : 0]));
        command.addAll(words.subList(i + 1, words.size()));
        return Commands.KNOWN.knows(command.get(0)) ? Optional.of(command) : Optional.empty();
      }
      if (!word.startsWith("-")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The program of a name that is no script.
   *
   * @param run whether {@code run} stands before the name
   */
  static Optional<Deed> named(Call call, String name, boolean run, CommandReader reader) {
    String program = call.program();
    int at = call.words().indexOf(name);
    boolean starts =
        STARTING.contains(program) && at > 0 && (run || !OWN.contains(name)) && !name.isEmpty();
    if (!starts || (run && !Commands.KNOWN.knows(name))) {
      return Optional.empty();
    }
    if (!run && !Commands.KNOWN.knows(name) && !NodeScripts.mayInstall(call, name)) {
      return Optional.of(call.unresolved("missing"));
    }
    List<String> words = call.words().subList(at, call.words().size());
    return Optional.of(call.followed("a program that runs another", reader.read(call.with(words))));
  }
}
