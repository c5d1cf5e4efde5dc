package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a command that runs in the background: nothing, unless its script waits for its
 * process id, whose status is then the command's. A {@code wait} that names nobody always succeeds,
 * so it asks for no status.
 */
final class Awaited {
  private static final String UNAWAITED = "runs in the background";

  /** Stands for the process id while the script is searched for who waits for it. */
  private static final String ID = "this&";

  /** Scripts wait within some lines of what they start. */
  private static final int LOOKED_AT = 100;

  private Awaited() {}

  /** Why the failure of the node before these ones does not count; empty when it does. */
  static String soft(List<Node> later, Scope scope, ShellState state, Fate fate) {
    List<String> found = new ArrayList<>();
    ScriptWalk.Commands waits =
        call -> {
          if (isFor(call.words())) {
            found.add(call.soft());
          }
          return List.of();
        };
    ScriptWalk search = new ScriptWalk(waits, scope);
    ShellState known = state.copy();
    known.set("!", ID);
    for (int i = 0; i < Math.min(later.size(), LOOKED_AT) && found.isEmpty(); i++) {
      Node node = later.get(i);
      if (node instanceof Node.Background) {
        known.set("!", "other&");
      } else if (matters(node)) {
        search.among(later, i, known, fate);
      }
    }
    return found.isEmpty() ? UNAWAITED : found.get(0);
  }

  /** With several ids the status is that of the last; in a loop each is the last once. */
  private static boolean isFor(List<String> words) {
    String last = words.get(words.size() - 1);
    return words.size() > 1
        && words.get(0).equals("wait")
        && (last.endsWith(ID) || (last.startsWith("{") && last.contains(ID)));
  }

  private static boolean matters(Node node) {
    boolean sets = node instanceof Node.Command command && command.words().isEmpty();
    return sets
        || new ShellScript(
                Optional.empty(), "", new Node.Block(List.of(node), false, node.line()), true)
            .commands().stream()
                .anyMatch(
                    command ->
                        !command.words().isEmpty() && command.words().get(0).raw().equals("wait"));
  }
}
