package dev.tidemark.format.starter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Goes through a file of Go once: the programs that it starts with literal arguments, and what it imports. */
final class GoReader {
  /** What starts a program, with how many arguments stand before its name. */
  private static final Map<String, Integer> STARTS =
      Map.ofEntries(
          Map.entry("exec.Command", 0),
          Map.entry("exec.CommandContext", 1),
          Map.entry("sh.Run", 0),
          Map.entry("sh.RunV", 0),
          Map.entry("sh.RunCmd", 0),
          Map.entry("sh.OutCmd", 0),
          Map.entry("sh.Output", 0),
          Map.entry("sh.RunWith", 1),
          Map.entry("sh.RunWithV", 1),
          Map.entry("sh.OutputWith", 1),
          Map.entry("sh.Exec", 3),
          Map.entry("script.Exec", 0));

  private final SourceText text;
  private final StartedCommands commands;

  GoReader(String program, int firstLine) {
    this.text = new SourceText(program, firstLine);
    this.commands = new StartedCommands("go", firstLine);
  }

  ProgramScript read() {
    while (!text.atEnd() && !commands.isFull()) {
      char c = text.current();
      if (text.startsWith("//")) {
        text.skipLine();
      } else if (text.startsWith("/*")) {
        text.skipPast("*/");
      } else if (c == '\'') {
        text.literal('\'', false, false, "");
      } else if (literal().isEmpty()) {
        if (Character.isJavaIdentifierStart(c)) {
          name();
        } else {
          text.advance(1);
        }
      }
    }
    return commands.script(path -> true);
  }

  private Optional<String> literal() {
    if (text.atEnd()) {
      return Optional.empty();
    }
    return switch (text.current()) {
      case '"' -> Optional.of(text.literal('"', false, false, ""));
      case '`' -> Optional.of(text.literal('`', true, true, ""));
      default -> Optional.empty();
    };
  }

  private void name() {
    boolean first = text.beginsLine();
    String name = text.dottedName();
    if (name.isEmpty()) {
      text.advance(1);
      return;
    }
    if (first && name.equals("import")) {
      imported();
    } else if (name.endsWith("Input") && !text.atEnd() && text.current() == '{') {
      asked(name);
    } else if (STARTS.containsKey(name) && !text.atEnd() && text.current() == '(') {
      int line = text.line();
      text.advance(1);
      started(text.arguments(this::literal, c -> false), STARTS.get(name), line);
    }
  }

  /** What a client of AWS is given says what it asks for: {@code &ec2.RunInstancesInput{…}}. */
  private void asked(String name) {
    int dot = name.indexOf('.');
    String service = dot < 0 ? "" : name.substring(0, dot);
    boolean ofAws =
        commands.imports().stream()
            .anyMatch(path -> path.contains("aws-sdk-go") && path.endsWith("/service/" + service));
    String operation = dot < 0 ? "" : name.substring(dot + 1, name.length() - "Input".length());
    if (ofAws && !operation.isEmpty()) {
      String dashed = operation.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
      commands.add(List.of(SourceText.command(List.of("aws", service, dashed), text.line())));
    }
  }

  /** One import, or those between brackets; each may bear another name. */
  private void imported() {
    text.spaces();
    boolean several = !text.atEnd() && text.current() == '(';
    while (!text.atEnd() && text.current() != (several ? ')' : '\n')) {
      if (text.startsWith("//")) {
        text.skipLine();
      } else {
        Optional<String> path = literal();
        path.ifPresent(commands::addImport);
        if (path.isEmpty()) {
          text.advance(1);
        }
      }
    }
  }

  private void started(List<String> arguments, int before, int line) {
    List<String> words =
        arguments.size() > before ? arguments.subList(before, arguments.size()) : List.of();
    if (words.isEmpty() || words.get(0).startsWith("$")) {
      commands.addUnknown();
    } else if (words.size() == 1 && words.get(0).indexOf(' ') > 0) {
      commands.add(SourceText.shell(words.get(0), line));
    } else {
      commands.add(List.of(SourceText.command(words, line)));
    }
  }
}
