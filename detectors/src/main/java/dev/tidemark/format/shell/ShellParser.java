package dev.tidemark.format.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the grammar of the shell from left to right, once. It goes on after anything that it does not understand, so
 * that any text gives some tree; nesting and the number of commands are bounded.
 */
final class ShellParser {
  /** Deeper nesting than people write (hostile scripts nest to overflow the stack): the rest is skipped. */
  private static final int MAX_DEPTH = 60;

  /** More commands than any script that people keep: the rest is left out. */
  private static final int MAX_COMMANDS = 50_000;

  private static final Set<String> CLOSING =
      Set.of("then", "fi", "do", "done", "else", "elif", "esac", "}");

  private final ScriptText in;
  private final WordReader reader;
  private final Redirections redirections;
  private final CompoundCommands compounds;
  private final SurplusWords surplus;
  private int depth;
  private int commands;
  private boolean complete = true;

  ShellParser(String text, int firstLine) {
    Substitutions substitutions = new Substitutions();
    this.in = new ScriptText(text, firstLine);
    this.reader = new WordReader(in, substitutions);
    this.redirections = new Redirections(in, reader, substitutions);
    this.compounds = new CompoundCommands(in, reader, this);
    this.surplus = new SurplusWords(text);
  }

  private ShellParser(String text, int firstLine, int depth) {
    this(text, firstLine);
    this.depth = depth;
  }

  boolean complete() {
    return complete;
  }

  /** Steps over a character that belongs to nothing. */
  void skipUnknown() {
    complete = false;
    in.advance(1);
  }

  Node.Block script() {
    List<Node> nodes = new ArrayList<>();
    while (!in.atEnd()) {
      nodes.addAll(list(false).nodes());
      if (!in.atEnd()) { // a closing word or bracket that nothing opened: step over it
        complete &= surplus.has(in.peekName());
        skipOne();
      }
    }
    return new Node.Block(nodes, false, 1);
  }

  /** Commands inside a word: in place between brackets, or cut out between backticks. */
  private final class Substitutions implements WordReader.Nesting {
    @Override
    public Node.Block here() {
      Node.Block body = list(true);
      in.skip(")");
      return body;
    }

    @Override
    public Node.Block in(String text, int line) {
      if (depth >= MAX_DEPTH) {
        complete = false;
        return new Node.Block(List.of(), true, line);
      }
      ShellParser inner = new ShellParser(text, line, depth + 1);
      Node.Block body = inner.script();
      complete &= inner.complete;
      return new Node.Block(body.nodes(), true, line);
    }
  }

  private void skipOne() {
    String word = in.peekName();
    in.advance(Math.max(1, word.length()));
  }

  /** Commands up to a word or bracket that closes what is open. */
  Node.Block list(boolean subshell) {
    int line = in.line();
    List<Node> nodes = new ArrayList<>();
    depth++;
    while (true) {
      in.skipBlankLines();
      if (in.atEnd() || closes()) {
        break;
      }
      int before = in.position();
      if (depth > MAX_DEPTH || commands > MAX_COMMANDS) {
        complete = false;
        in.toEnd();
        break;
      }
      Node node = chain();
      if (in.position() == before) {
        skipUnknown();
        continue;
      }
      in.skipBlanks();
      if (in.looksAt("&") && !in.looksAt("&&")) {
        in.advance(1);
        node = new Node.Background(node, node.line());
      }
      nodes.add(node);
    }
    depth--;
    return new Node.Block(nodes, subshell, line);
  }

  private boolean closes() {
    return in.looksAt(")")
        || in.looksAt(";;")
        || in.looksAt(";&")
        || CLOSING.contains(in.peekName());
  }

  private Node chain() {
    Node first = pipe();
    List<Node.Link> rest = new ArrayList<>();
    while (true) {
      in.skipBlanks();
      boolean and = in.looksAt("&&");
      if (!and && !in.looksAt("||")) {
        return rest.isEmpty() ? first : new Node.Chain(first, rest, first.line());
      }
      in.advance(2);
      in.skipBlankLines();
      if (in.atEnd() || closes()) {
        return rest.isEmpty() ? first : new Node.Chain(first, rest, first.line());
      }
      rest.add(new Node.Link(and, pipe()));
    }
  }

  private Node pipe() {
    in.skipBlanks();
    int line = in.line();
    boolean negated = false;
    while (in.peekName().equals("!")) {
      in.advance(1);
      in.skipBlanks();
      negated = !negated;
    }
    if (in.peekName().equals("time")) {
      in.advance(4);
    }
    List<Node> stages = new ArrayList<>();
    stages.add(command());
    while (true) {
      in.skipBlanks();
      if (!in.looksAt("|") || in.looksAt("||")) {
        break;
      }
      in.advance(in.looksAt("|&") ? 2 : 1);
      in.skipBlankLines();
      if (in.atEnd() || closes()) {
        break;
      }
      stages.add(command());
    }
    return stages.size() == 1 && !negated ? stages.get(0) : new Node.Pipe(stages, negated, line);
  }

  private Node command() {
    commands++;
    in.skipBlanks();
    int line = in.line();
    Node node = compounds.read(line);
    if (node != null) {
      redirections(); // of the compound command: they change nothing that we ask
      return node;
    }
    return simple(line);
  }

  /** A function whose body comes next. */
  Node definition(String name, int line) {
    in.skipBlankLines();
    Node body = new Node.Block(List.of(), false, line);
    if (!in.atEnd() && depth <= MAX_DEPTH) {
      depth++;
      body = command();
      depth--;
    }
    return new Node.Function(
        name,
        body instanceof Node.Block block ? block : new Node.Block(List.of(body), false, line),
        line);
  }

  private Node simple(int line) {
    SimpleCommand command = new SimpleCommand(line);
    while (true) {
      in.skipBlanks();
      if (redirections.isNext()) {
        redirections.read(command);
      } else if (in.atWordEnd()) {
        break;
      } else {
        command.add(reader.word());
        if (command.isOneName() && in.skipEmptyParentheses()) {
          return definition(command.name(), line);
        }
        if (command.opensTest()) {
          return test(command);
        }
      }
    }
    return command.built();
  }

  /** What a test of bats does stands in braces after its name, and runs when the file does. */
  private Node test(SimpleCommand head) {
    Node first = head.built();
    Node.Block body = list(false);
    in.skip("}");
    return new Node.Block(List.of(first, body), false, first.line());
  }

  private void redirections() {
    SimpleCommand ignored = new SimpleCommand(in.line());
    while (true) {
      in.skipBlanks();
      if (!redirections.isNext()) {
        return;
      }
      redirections.read(ignored);
    }
  }
}
