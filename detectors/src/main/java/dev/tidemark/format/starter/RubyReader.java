package dev.tidemark.format.starter;

import dev.tidemark.format.shell.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through Ruby once: the programs that it starts with literal arguments. */
final class RubyReader {
  private static final Set<String> STARTS =
      Set.of(
          "system",
          "exec",
          "spawn",
          "sh",
          "run",
          "shell_out",
          "execute",
          "Open3.capture2",
          "Open3.capture2e",
          "Open3.capture3",
          "Open3.popen3",
          "Open3.popen2e",
          "IO.popen",
          "Kernel.system",
          "Kernel.exec",
          "Process.spawn");

  /** What begins what is set in brackets of any kind: {@code %x(…)}. */
  private static final String OPENING = "([{";

  private final SourceText text;
  private final boolean asks;
  private final StartedCommands commands;

  RubyReader(String program, int firstLine) {
    this.text = new SourceText(program, firstLine);
    this.commands = new StartedCommands("ruby", firstLine);
    this.asks =
        program.contains("abort")
            || program.contains("exit")
            || program.contains("raise")
            || program.contains("success?")
            || program.contains("exception: true");
  }

  ProgramScript read() {
    while (!text.atEnd() && !commands.isFull()) {
      char c = text.current();
      if (text.beginsLine() && text.startsWith("__END__")) {
        break;
      }
      if (c == '#') {
        text.skipLine();
      } else if (text.beginsLine() && text.startsWith("=begin")) {
        text.skipPast("\n=end");
      } else if (c == '`') {
        line(text.literal('`', true, false, "#{"), text.line());
      } else if (text.startsWith("%x")) {
        bracketed();
      } else if (literal().isEmpty()) {
        if (Character.isJavaIdentifierStart(c)) {
          name();
        } else {
          text.advance(1);
        }
      }
    }
    return commands.script(StartedCommands::isRelative);
  }

  private void bracketed() {
    text.advance(2);
    int kind = text.atEnd() ? -1 : OPENING.indexOf(text.current());
    if (kind >= 0) {
      int line = text.line();
      line(text.literal(")]}".charAt(kind), true, false, "#{"), line);
    }
  }

  private Optional<String> literal() {
    if (text.atEnd()) {
      return Optional.empty();
    }
    char c = text.current();
    return switch (c) {
      case '"' -> Optional.of(text.literal('"', false, false, "#{"));
      case '\'' -> Optional.of(text.literal('\'', false, false, ""));
      default -> Optional.empty();
    };
  }

  private void name() {
    int line = text.line();
    boolean symbol = text.before() == ':';
    String name = text.dottedName();
    if (name.isEmpty()) {
      text.advance(1);
      return;
    }
    text.spaces();
    if (text.atEnd()) {
      return;
    }
    boolean brackets = text.current() == '(';
    if (name.equals("require") || name.equals("require_relative")) {
      text.advance(brackets ? 1 : 0);
      String before = name.equals("require") ? "" : "./";
      literal().ifPresent(path -> commands.addImport(before + path));
    } else if (!symbol && STARTS.contains(name)) {
      started(name, brackets, line);
    }
  }

  private void started(String name, boolean brackets, int line) {
    List<String> words = brackets ? inBrackets() : onLine();
    if (words.isEmpty() || words.get(0).startsWith("$") || words.get(0).isBlank()) {
      if (!words.isEmpty() && !Set.of("run", "execute", "exec").contains(name)) {
        commands.addUnknown();
      }
      return;
    }
    if (name.equals("execute") && words.size() == 1 && DatabaseStatement.is(words.get(0))) {
      return;
    }
    List<Node> nodes =
        words.size() == 1
            ? SourceText.shell(words.get(0), line)
            : List.of(SourceText.command(words, line));
    if (name.equals("sh")) {
      commands.add(nodes); // it raises where the program fails
    } else {
      add(nodes, line);
    }
  }

  private List<String> inBrackets() {
    text.advance(1);
    return text.arguments(this::literal, c -> c == '[');
  }

  /** Literals up to the first thing that is none. */
  private List<String> onLine() {
    List<String> words = new ArrayList<>();
    Optional<String> word = literal();
    while (word.isPresent()) {
      words.add(word.get());
      text.spaces();
      if (text.atEnd() || text.current() != ',') {
        return words;
      }
      text.advance(1);
      text.blanks();
      word = literal();
    }
    return words;
  }

  private void line(String written, int line) {
    add(SourceText.shell(written, line), line);
  }

  private void add(List<Node> nodes, int line) {
    if (asks) {
      commands.add(nodes);
    } else {
      commands.addUnasked(nodes, line);
    }
  }
}
