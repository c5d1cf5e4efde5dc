package dev.tidemark.format.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the commands that hold others: groups, conditions, loops, cases, functions. */
final class CompoundCommands {
  private final ScriptText in;
  private final WordReader reader;
  private final ShellParser parser;

  CompoundCommands(ScriptText in, WordReader reader, ShellParser parser) {
    this.in = in;
    this.reader = reader;
    this.parser = parser;
  }

  /** The compound command that begins here; null where a simple one does. */
  @Nullable Node read(int line) {
    if (in.looksAt("((")) {
      in.skipArithmetic();
      return new Node.Command(
          List.of(Word.literal("((", line)), List.of(), List.of(), List.of(), line);
    }
    if (in.looksAt("(")) {
      in.advance(1);
      Node.Block body = parser.list(true);
      in.skip(")");
      return body;
    }
    return switch (in.peekName()) {
      case "{" -> {
        in.advance(1);
        Node.Block body = parser.list(false);
        in.skip("}");
        yield body;
      }
      case "if" -> ifs(line);
      case "while", "until" -> whileLoop(line);
      case "for", "select" -> forLoop(line);
      case "case" -> cases(line);
      case "function" -> function(line);
      case "[[" -> conditional(line);
      default -> null;
    };
  }

  private Node ifs(int line) {
    List<Node.Branch> branches = new ArrayList<>();
    in.advance(2);
    while (true) {
      Node.Block condition = parser.list(false);
      in.skip("then");
      branches.add(new Node.Branch(condition, parser.list(false)));
      if (!in.skip("elif")) {
        break;
      }
    }
    if (in.skip("else")) {
      branches.add(
          new Node.Branch(new Node.Block(List.of(), false, in.line()), parser.list(false)));
    }
    in.skip("fi");
    return new Node.If(branches, line);
  }

  private Node whileLoop(int line) {
    boolean until = in.peekName().equals("until");
    in.advance(5);
    Node.Block condition = parser.list(false);
    return new Node.Loop("", List.of(), condition, body(), until, line);
  }

  private Node forLoop(int line) {
    in.advance(in.peekName().length());
    in.skipBlanks();
    String variable = "";
    List<Word> over = new ArrayList<>();
    if (in.looksAt("((")) {
      in.skipArithmetic();
    } else {
      variable = in.peekName();
      in.advance(variable.length());
      in.skipBlankLines();
      if (in.skip("in")) {
        in.skipBlanks();
        while (!in.atWordEnd()) {
          over.add(reader.word());
          in.skipBlanks();
        }
      }
    }
    in.skipBlankLines();
    Node.Block none = new Node.Block(List.of(), false, line);
    return new Node.Loop(variable, over, none, body(), false, line);
  }

  private Node.Block body() {
    in.skipBlankLines();
    if (in.skip("{")) {
      Node.Block body = parser.list(false);
      in.skip("}");
      return body;
    }
    in.skip("do");
    Node.Block body = parser.list(false);
    in.skip("done");
    return body;
  }

  private Node cases(int line) {
    in.advance(4);
    in.skipBlanks();
    Word subject = in.atWordEnd() ? new Word(List.of(), false, line) : reader.word();
    in.skipBlankLines();
    in.skip("in");
    List<List<Word>> patterns = new ArrayList<>();
    List<Node.Block> arms = new ArrayList<>();
    boolean falls = false;
    in.skipBlankLines();
    while (!in.atEnd() && !in.skip("esac")) {
      int before = in.position();
      patterns.add(patterns());
      arms.add(parser.list(false));
      falls |= in.looksAt(";;&") || in.looksAt(";&");
      if (!in.skip(";;&") && !in.skip(";;")) {
        in.skip(";&");
      }
      if (in.position() == before) {
        parser.skipUnknown();
      }
      in.skipBlankLines();
    }
    return new Node.Case(subject, falls ? List.of() : patterns, arms, line);
  }

  /** The patterns of an arm, up to the bracket behind them, which is stepped over. */
  private List<Word> patterns() {
    List<Word> patterns = new ArrayList<>();
    in.skip("(");
    in.skipBlanks();
    boolean bar = in.looksAt("|");
    while (bar || !in.atWordEnd()) {
      if (bar) {
        in.advance(1);
      } else {
        patterns.add(reader.word());
      }
      in.skipBlanks();
      bar = in.looksAt("|");
    }
    in.skip(")");
    return patterns;
  }

  private Node function(int line) {
    in.advance(8);
    in.skipBlanks();
    String name = in.atWordEnd() ? "" : reader.word().raw();
    in.skipBlanks();
    if (in.skip("(")) {
      in.skip(")");
    }
    return parser.definition(name, line);
  }

  private Node conditional(int line) {
    List<Word> words = new ArrayList<>();
    while (!in.atEnd()) {
      in.skipBlankLines();
      if (in.looksAt("]]")) {
        in.advance(2);
        break;
      }
      words.add(reader.conditionWord());
    }
    return new Node.Command(words, List.of(), List.of(), List.of(), line);
  }
}
