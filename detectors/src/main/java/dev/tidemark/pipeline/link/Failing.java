package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a script makes something of a failure: leaves with an error, or keeps it for later. */
final class Failing {
  private static final Set<String> GIVES_UP =
      Set.of(
          "die",
          "fail",
          "error",
          "abort",
          "fatal",
          "err",
          "error_exit",
          "bail",
          "false",
          "kill",
          "((");

  private Failing() {}

  /** Whether a handler fails in its turn: {@code (echo no; exit 1)} does, {@code true} does not. */
  static boolean failsIn(Node handler) {
    for (Node.Command command : commands(handler)) {
      if (command.words().isEmpty()) {
        if (command.assignments().stream().anyMatch(Failing::keepsFailure)) {
          return true;
        }
        continue;
      }
      String program = command.words().get(0).raw();
      boolean leaves = program.equals("exit") || program.equals("return");
      String code = command.words().size() > 1 ? command.words().get(1).raw() : "$?";
      if ((leaves && !code.equals("0")) || GIVES_UP.contains(program)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a loop does what it asks for again until that succeeds: {@code until x}, {@code while ! x}. */
  static boolean isRepeated(Node.Loop loop) {
    List<Node> asked = loop.condition().nodes();
    boolean negated =
        !asked.isEmpty() && asked.get(asked.size() - 1) instanceof Node.Pipe pipe && pipe.negated();
    return !asked.isEmpty() && loop.until() != negated;
  }

  /** Whether the body of a loop may give it up without an error. */
  static boolean leavesWell(Node body) {
    for (Node.Command command : commands(body)) {
      String program = command.words().isEmpty() ? "" : command.words().get(0).raw();
      boolean leaves = program.equals("exit") || program.equals("return");
      if (program.equals("break")
          || (leaves && (command.words().size() < 2 || command.words().get(1).raw().equals("0")))) {
        return true;
      }
    }
    return false;
  }

  private static boolean keepsFailure(Node.Assignment assignment) {
    String value = assignment.value().raw();
    return assignment.appends() // to the list of what failed
        || value.equals("$?")
        || value.equals("true")
        || value.equals("failed")
        || value.startsWith("$((")
        || (value.length() == 1 && value.charAt(0) >= '1' && value.charAt(0) <= '9');
  }

  /** Whether a command asks how the one before it ended. */
  static boolean asksStatus(Node node) {
    List<Node.Command> commands = commands(node);
    if (commands.isEmpty()) {
      return false;
    }
    Node.Command first = commands.get(0);
    return first.words().stream().anyMatch(Failing::isStatus)
        || first.assignments().stream().anyMatch(a -> isStatus(a.value()));
  }

  private static boolean isStatus(Word word) {
    return word.parts().stream()
        .anyMatch(
            part ->
                part instanceof Word.Parameter parameter
                    && (parameter.name().equals("?") || parameter.name().equals("PIPESTATUS")));
  }

  private static List<Node.Command> commands(Node node) {
    return new ShellScript(
            Optional.empty(), "", new Node.Block(List.of(node), false, node.line()), true)
        .commands();
  }
}
