package dev.tidemark.format.shell;

import dev.tidemark.document.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A shell script as a tree of commands.
 *
 * @param interpreter the shell that its first line names; empty without one
 * @param options what the first line passes to it ({@code -e}, {@code -eo pipefail})
 * @param body its commands
 * @param complete whether all of it was understood
 */
public record ShellScript(
    Optional<String> interpreter, String options, Node.Block body, boolean complete)
    implements Document {

  /** Reads any text as a script; what is no shell gives what could be made of it. Never throws. */
  public static ShellScript read(String text) {
    return read(text, 1);
  }

  /** Reads a text that begins at a line of a larger file. */
  public static ShellScript read(String text, int firstLine) {
    Shebang shebang = Shebang.of(text);
    ShellParser parser = new ShellParser(text, firstLine);
    Node.Block body = parser.script();
    return new ShellScript(shebang.program(), shebang.options(), body, parser.complete());
  }

  /** Every simple command, in the order of the text, those in functions and substitutions too. */
  public List<Node.Command> commands() {
    List<Node.Command> found = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>();
    open.push(body);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof Node.Command command) {
        found.add(command);
      }
      List<Node> children = new ArrayList<>();
      children(node, children::add);
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(children.get(i));
      }
    }
    return found;
  }

  private static void children(Node node, Consumer<Node> sink) {
    if (node instanceof Node.Command command) {
      command.assignments().forEach(a -> substitutions(a.value(), sink));
      command.words().forEach(word -> substitutions(word, sink));
    } else if (node instanceof Node.Pipe pipe) {
      pipe.stages().forEach(sink);
    } else if (node instanceof Node.Chain chain) {
      sink.accept(chain.first());
      chain.rest().forEach(link -> sink.accept(link.node()));
    } else if (node instanceof Node.Block block) {
      block.nodes().forEach(sink);
    } else if (node instanceof Node.If branches) {
      for (Node.Branch branch : branches.branches()) {
        sink.accept(branch.condition());
        sink.accept(branch.body());
      }
    } else if (node instanceof Node.Loop loop) {
      loop.over().forEach(word -> substitutions(word, sink));
      sink.accept(loop.condition());
      sink.accept(loop.body());
    } else if (node instanceof Node.Case cases) {
      cases.arms().forEach(sink);
    } else if (node instanceof Node.Function function) {
      sink.accept(function.body());
    } else if (node instanceof Node.Background background) {
      sink.accept(background.node());
    }
  }

  private static void substitutions(Word word, Consumer<Node> sink) {
    word.substitutions().forEach(substitution -> sink.accept(substitution.body()));
  }
}
