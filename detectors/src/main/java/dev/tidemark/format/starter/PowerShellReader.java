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

  private final String text;
  private final StartedCommands commands;
  private final List<String> roots;
  private final Set<String> defined = new HashSet<>();
  private String last = "";
  private int at;
  private int line;
  private int depth;

  /** From where on no template's expression is closed, and no name in braces. */
  private int unclosed = Integer.MAX_VALUE;

  private int unclosedName = Integer.MAX_VALUE;

  PowerShellReader(String text, int firstLine) {
    this.text = text;
    this.line = firstLine;
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
    while (at < text.length()) {
      statements();
      advance(1); // a bracket that nothing opened
    }
    commands.removeIf(node -> node instanceof Node.Command command && isOwn(command));
    return commands.script(path -> false);
  }

  /** A function of the same file is read where it is defined. */
  private boolean isOwn(Node.Command command) {
    return defined.contains(command.words().get(0).raw().toLowerCase(Locale.ROOT));
  }

  private void advance(int count) {
    for (int i = 0; i < count && at < text.length(); i++) {
      if (text.charAt(at++) == '\n') {
        line++;
      }
    }
  }

  /** Statements up to a closing bracket, which is left. */
  private void statements() {
    while (at < text.length() && text.charAt(at) != ')' && text.charAt(at) != '}') {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == ';' || c == '|' || c == ',') {
        advance(1);
      } else if (!comment()) {
        statement();
      }
    }
  }

  private boolean comment() {
    if (text.startsWith("<#", at)) {
      int end = text.indexOf("#>", at);
      advance((end < 0 ? text.length() : end + 2) - at);
      return true;
    }
    if (text.charAt(at) == '#') {
      int end = text.indexOf('\n', at);
      advance((end < 0 ? text.length() : end) - at);
      return true;
    }
    return false;
  }

  private void statement() {
    int startLine = line;
    char c = text.charAt(at);
    if (c == '[') {
      balanced('[', ']');
    }
    if (text.startsWith("${{", at) || text.startsWith("@/", at)) {
      command(word(), startLine); // a path that a template fills in
      return;
    }
    if (c == '$'
        || c == '['
        || c == '\''
        || c == '"'
        || c == '@'
        || c == '-'
        || Character.isDigit(c)
        || continues(c)) {
      expression();
      return;
    }
    if (c == '(' || c == '{') {
      nested();
      return;
    }
    String first = word().toLowerCase(Locale.ROOT).equals("function") ? defined() : last;
    String lower = first.toLowerCase(Locale.ROOT);
    if (first.isEmpty() || BEFORE_COMMAND.contains(lower)) {
      blanks();
      boolean called = (lower.equals("&") || lower.equals(".")) && at < text.length();
      if (called && text.charAt(at) != '{' && text.charAt(at) != '(') {
        command(word(), startLine);
      }
    } else if (lower.startsWith(".") && lower.indexOf('/') < 0 && !lower.startsWith(".\\")) {
      expression(); // a method of what stood before
    } else if (BEFORE_CONDITION.contains(lower)) {
      blanks();
    } else if (lower.equals("throw") || lower.equals("exit") || lower.equals("using")) {
      expression();
    } else {
      command(first, startLine);
    }
  }

  /** An operator that begins a line goes on with the value of the line before; {@code ? { … }} is a command. */
  private boolean continues(char c) {
    boolean choice = text.startsWith("? $", at) || text.startsWith("? '", at);
    return choice || c == ':' || c == '+' || c == '*';
  }

  private String defined() {
    blanks();
    String function = word().toLowerCase(Locale.ROOT);
    defined.add(function.substring(function.indexOf(':') + 1));
    return "";
  }

  /** A command's words up to its end; what its brackets hold is read on its own. */
  private void command(String program, int startLine) {
    List<Word> words = new ArrayList<>(List.of(of(name(program), startLine)));
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' || c == ';' || c == '|' || c == ')' || c == '}' || text.startsWith("&&", at)) {
        break;
      }
      if (c == ' ' || c == '\t' || c == '\r' || c == ',') {
        advance(1);
      } else if (c == '`' && at + 1 < text.length()) {
        advance(1);
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
          advance(1);
        }
      } else if (c == '(' || c == '{' || text.startsWith("@(", at) || text.startsWith("$(", at)) {
        advance(c == '@' || c == '$' ? 1 : 0);
        nested();
        words.add(Word.literal("$(…)", line));
      } else if (text.startsWith("@{", at)) {
        advance(1);
        balanced('{', '}');
      } else if (!comment()) {
        words.add(of(word(), line));
      }
    }
    if (at < text.length() && text.charAt(at) == '&') {
      advance(2);
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

  /** Steps over a value up to the end of its statement; after an assignment a command may stand. */
  private void expression() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' || c == ';' || c == '|' || c == ')' || c == '}') {
        return;
      }
      boolean assigns =
          c == '=' && (at + 1 >= text.length() || text.charAt(at + 1) != '=') && at > 0;
      if (text.startsWith("@{", at)) {
        advance(1);
        balanced('{', '}');
      } else if (closed() > at) {
        advance(closed() - at);
      } else if (c == '(' || c == '{') {
        nested();
      } else if (c == '\'' || c == '"' || text.startsWith("@'", at) || text.startsWith("@\"", at)) {
        quoted();
      } else if (c == '`') {
        advance(2);
      } else if (assigns) {
        advance(1);
        blanks();
        return;
      } else if (!comment()) {
        advance(1);
      }
    }
  }

  private void nested() {
    advance(1);
    if (++depth < MAX_DEPTH) {
      statements();
    }
    depth--;
    advance(1);
  }

  /** Steps over brackets with whatever is in them: attributes, tables of values. */
  private void balanced(char open, char close) {
    int nesting = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        quoted();
        continue;
      }
      nesting += c == open ? 1 : c == close ? -1 : 0;
      advance(1);
      if (nesting == 0) {
        return;
      }
    }
  }

  private void blanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      advance(1);
    }
  }

  /** The word that begins here, stepped over, without its quotes. */
  private String word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      int close = closed();
      if (close > at) {
        word.append(text, at, close);
        advance(close - at);
        continue;
      }
      if (Character.isWhitespace(c) || ";|(){},".indexOf(c) >= 0) {
        break;
      }
      if (c == '\'' || c == '"') {
        word.append(quoted());
      } else {
        word.append(c);
        advance(1);
        if ((c == '&' || c == '!') && word.length() == 1) {
          break;
        }
      }
    }
    if (word.length() == 0 && at < text.length() && "(){}".indexOf(text.charAt(at)) < 0) {
      advance(1);
    }
    last = word.toString();
    return last;
  }

  /** The end of a template's expression or a name in braces that begins here: {@code ${{ x }}}, {@code ${x}}. */
  private int closed() {
    if (!text.startsWith("${", at)) {
      return at;
    }
    String close = text.startsWith("${{", at) ? "}}" : "}";
    if ((at >= unclosed && close.length() > 1) || at >= unclosedName) {
      return at;
    }
    int end = text.indexOf(close, at);
    if (end >= 0) {
      return end + close.length();
    }
    // Nothing further on is closed either: it is not searched for again.
    unclosed = at;
    unclosedName = close.length() > 1 ? unclosedName : at;
    return at;
  }

  private String quoted() {
    boolean here = text.charAt(at) == '@';
    char quote = text.charAt(here ? at + 1 : at);
    String close = here ? "\n" + quote + "@" : String.valueOf(quote);
    int from = at + (here ? 2 : 1);
    int end = from;
    while (end < text.length() && !text.startsWith(close, end)) {
      end += text.charAt(end) == '`' && quote == '"' ? 2 : 1;
    }
    end = Math.min(end, text.length());
    String value = text.substring(Math.min(from, end), end);
    advance(end + close.length() - at);
    return value;
  }
}
