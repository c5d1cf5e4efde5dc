package dev.tidemark.format.starter;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Goes through PowerShell once: the commands in it with their words, whatever blocks and conditions they stand in. */
final class PowerShellReader {
  /** Deeper nesting than scripts have is stepped over. */
  private static final int MAX_DEPTH = 60;

  /** Words after which a command may begin. */
  private static final Set<String> BEFORE_COMMAND =
      Set.of(
          "else",
          "try",
          "finally",
          "do",
          "begin",
          "process",
          "end",
          "return",
          "dynamicparam",
          "-not",
          "!",
          "&",
          ".");

  /** Words before a condition in brackets. */
  private static final Set<String> BEFORE_CONDITION =
      Set.of(
          "default", "if", "elseif", "while", "foreach", "for", "switch", "until", "catch",
          "param");

  /** Words before a value that is no command. */
  private static final Set<String> BEFORE_VALUE = Set.of("throw", "exit", "using");

  private static final String ENVIRONMENT = "$env:";

  private static final String STATEMENT_END = "\n;|)}";

  private final PowerShellText text;
  private final StartedCommands commands;
  private final List<String> roots;
  private final Set<String> defined = new HashSet<>();
  private int depth;

  PowerShellReader(String text, int firstLine) {
    this.text = new PowerShellText(text, firstLine);
    this.commands = new StartedCommands("powershell", firstLine);
    this.roots = roots(text);
  }

  /** Variables that hold the directory of the script itself, the one that PowerShell sets first. */
  private static List<String> roots(String text) {
    List<String> names = new ArrayList<>(List.of("$PSScriptRoot"));
    if (text.contains("$MyInvocation.MyCommand")) {
      for (String row : text.split("\n", -1)) {
        String bare = row.strip().toLowerCase(Locale.ROOT);
        int equals = bare.indexOf('=');
        boolean directory =
            bare.startsWith("$")
                && bare.indexOf("split-path", equals) > 0
                && bare.indexOf("$myinvocation.mycommand", equals) > 0;
        if (directory && equals > 0) {
          names.add(bare.substring(0, equals).strip());
        }
      }
    }
    return names;
  }

  ProgramScript read() {
    while (!text.atEnd()) {
      statements();
      text.advance(1); // a bracket that nothing opened
    }
    commands.removeIf(node -> node instanceof Node.Command command && isOwn(command));
    return commands.script(path -> false);
  }

  /** A function of the same file, or a block that a variable holds, is read where it is defined. */
  private boolean isOwn(Node.Command command) {
    return defined.contains(command.words().get(0).raw().toLowerCase(Locale.ROOT));
  }

  /** Statements up to a closing bracket, which is left. */
  private void statements() {
    while (!text.atEnd() && !text.isAny(")}")) {
      char c = text.current();
      if (Character.isWhitespace(c) || c == ';' || c == '|' || c == ',') {
        text.advance(1);
      } else if (!text.comment()) {
        statement();
      }
    }
  }

  private void statement() {
    int startLine = text.line();
    boolean attribute = text.current() == '[';
    if (attribute) {
      text.balanced('[', ']');
    }
    if (text.startsWith("${{") || text.startsWith("@/")) {
      command(text.word(), startLine); // a path that a template fills in
    } else if (attribute || beginsValue()) {
      text.assignedBlock().ifPresent(name -> defined.add(name.toLowerCase(Locale.ROOT)));
      expression();
    } else if (text.isAny("({")) {
      nested();
    } else {
      worded(startLine);
    }
  }

  /** Whether a value stands here, or an operator that goes on with that of the line before. */
  private boolean beginsValue() {
    boolean choice = text.startsWith("? $") || text.startsWith("? '"); // "? {" is a command
    return choice
        || text.isAny("$['\"@-:+*")
        || (!text.atEnd() && Character.isDigit(text.current()));
  }

  /** A statement that begins with a word: a command, or what stands before one or before a condition. */
  private void worded(int startLine) {
    String first = text.word();
    String lower = first.toLowerCase(Locale.ROOT);
    if (lower.equals("function")) {
      define();
    } else if (first.isEmpty() || BEFORE_COMMAND.contains(lower)) {
      text.spaces();
      boolean called = (lower.equals("&") || lower.equals(".")) && !text.atEnd();
      if (called && !text.isAny("{(")) {
        command(text.word(), startLine);
      }
    } else if (lower.startsWith(".") && lower.indexOf('/') < 0 && !lower.startsWith(".\\")) {
      expression(); // a method of what stood before
    } else if (BEFORE_CONDITION.contains(lower)) {
      text.spaces();
    } else if (BEFORE_VALUE.contains(lower)) {
      expression();
    } else {
      command(first, startLine);
    }
  }

  private void define() {
    text.spaces();
    String function = text.word().toLowerCase(Locale.ROOT);
    defined.add(function.substring(function.indexOf(':') + 1));
  }

  /** A command's words up to its end; what its brackets hold is read on its own. */
  private void command(String program, int startLine) {
    List<Word> words = new ArrayList<>(List.of(of(name(program), startLine)));
    while (!text.atEnd()) {
      char c = text.current();
      if (text.isAny(STATEMENT_END) || text.startsWith("&&")) {
        break;
      }
      if (c == ' ' || c == '\t' || c == '\r' || c == ',') {
        text.advance(1);
      } else if (c == '`' && !text.endsAfter(1)) {
        text.advance(1);
        text.whiteSpace();
      } else if (c == '('
          || (c == '{' && !text.isChoice())
          || text.startsWith("@(")
          || text.startsWith("$(")) {
        text.advance(c == '@' || c == '$' ? 1 : 0);
        nested();
        words.add(Word.literal("$(…)", text.line()));
      } else if (text.startsWith("@{")) {
        text.advance(1);
        text.balanced('{', '}');
      } else if (!text.comment()) {
        words.add(of(text.word(), text.line()));
      }
    }
    if (!text.atEnd() && text.current() == '&') {
      text.advance(2);
    }
    boolean assigns = words.size() > 1 && words.get(1).raw().startsWith("=");
    if (!commands.isFull() && !program.isBlank() && !assigns) {
      commands.add(List.of(new Node.Command(words, List.of(), List.of(), List.of(), startLine)));
    }
  }

  /** Names of commands that the shell knows by another. */
  private static String name(String program) {
    return switch (program.toLowerCase(Locale.ROOT)) {
      case "set-location", "push-location", "sl", "chdir" -> "cd";
      case "pop-location" -> "popd";
      case "invoke-expression", "iex" -> "eval";
      case "?", "where" -> "Where-Object";
      case "%" -> "ForEach-Object";
      case "select" -> "Select-Object";
      case "sort", "measure", "group", "tee", "ft", "fl" -> "Format-Table";
      case "gci", "gi", "gc", "gm", "sls" -> "Get-Item";
      default -> program;
    };
  }

  private Word of(String written, int line) {
    String path = written.replace('\\', '/');
    String root =
        roots.stream()
            .filter(name -> path.regionMatches(true, 0, name, 0, name.length()))
            .filter(name -> path.length() == name.length() || path.charAt(name.length()) == '/')
            .findFirst()
            .orElse("");
    if (path.regionMatches(true, 0, ENVIRONMENT, 0, ENVIRONMENT.length())) {
      return ofEnvironment(path, line);
    }
    if (path.regionMatches(true, 0, "$PWD/", 0, 5)) {
      return ofEnvironment(ENVIRONMENT + path.substring(1).replaceFirst("^(?i)pwd", "PWD"), line);
    }
    if (root.isEmpty()) {
      boolean script = written.startsWith(".\\") || path.endsWith(".ps1");
      return Word.literal(script ? path : written, line);
    }
    Node.Block none = new Node.Block(List.of(), false, line);
    return new Word(
        List.of(
            new Word.Substitution(none, "$(dirname \"$0\")"),
            new Word.Literal(path.substring(root.length()))),
        false,
        line);
  }

  /** A path that begins with a variable of the environment: {@code $env:AGENT_BUILDDIRECTORY/infra}. */
  private static Word ofEnvironment(String path, int line) {
    int end = ENVIRONMENT.length();
    while (end < path.length() && Character.isJavaIdentifierPart(path.charAt(end))) {
      end++;
    }
    String name = path.substring(ENVIRONMENT.length(), end);
    return new Word(
        List.of(
            new Word.Parameter(name, "", path.substring(0, end)),
            new Word.Literal(path.substring(end))),
        false,
        line);
  }

  /** Steps over a value up to the end of its statement; after an assignment a command may stand. */
  private void expression() {
    while (!text.atEnd()) {
      char c = text.current();
      if (text.isAny(STATEMENT_END)) {
        return;
      }
      boolean assigns = c == '=' && !text.startsWith("==");
      if (text.startsWith("@{")) {
        text.advance(1);
        text.balanced('{', '}');
      } else if (text.isAny("({")) {
        nested();
      } else if (c == '\'' || c == '"' || text.startsWith("@'") || text.startsWith("@\"")) {
        text.quoted();
      } else if (c == '`') {
        text.advance(2);
      } else if (assigns) {
        text.advance(1);
        text.spaces();
        return;
      } else if (!text.braced() && !text.comment()) {
        text.advance(1);
      }
    }
  }

  private void nested() {
    text.advance(1);
    if (++depth < MAX_DEPTH) {
      statements();
    }
    depth--;
    text.advance(1);
  }
}
