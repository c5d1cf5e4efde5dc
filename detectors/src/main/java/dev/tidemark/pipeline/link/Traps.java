package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Traps of a shell: what is run when the script ends or a command of it fails may end the script well all the same. */
final class Traps {
  private static final Set<String> OF_FAILURES = Set.of("EXIT", "ERR", "0", "SIGEXIT");

  private Traps() {}

  /** Takes in the command {@code trap}, with what it runs and the signals that it runs on. */
  static void set(List<String> words, ShellState state) {
    boolean ofFailures = words.stream().skip(2).anyMatch(OF_FAILURES::contains);
    if (ofFailures) {
      Node.Block handler = ShellScript.read(words.get(1)).body();
      Optional<Node.Block> function =
          last(handler)
              .filter(last -> last.size() == 1)
              .flatMap(last -> state.function(last.get(0)));
      state.forgiven = endsWell(function.orElse(handler));
    }
  }

  private static boolean endsWell(Node.Block handler) {
    return last(handler).filter(List.of("exit", "0")::equals).isPresent();
  }

  /** The words of the last command, where it is a plain one. */
  private static Optional<List<String>> last(Node.Block block) {
    List<Node> nodes = block.nodes();
    Node last = nodes.isEmpty() ? block : nodes.get(nodes.size() - 1);
    return last instanceof Node.Command command
        ? Optional.of(command.words().stream().map(word -> word.raw()).toList())
        : Optional.empty();
  }
}
