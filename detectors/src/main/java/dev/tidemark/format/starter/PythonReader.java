package dev.tidemark.format.starter;

import dev.tidemark.format.shell.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Goes through Python once: the programs that it starts with literal arguments, and the calls of AWS clients, which are
 * those of the AWS command line.
 */
final class PythonReader {
  private static final Set<String> STARTS =
      Set.of(
          "run",
          "call",
          "check_call",
          "check_output",
          "Popen",
          "getoutput",
          "getstatusoutput",
          "system",
          "popen",
          "run_command",
          "run_cmd",
          "execute",
          "exec_command",
          "shell",
          "sh",
          "cmd",
          "run_shell",
          "check_run",
          "create_subprocess_shell",
          "create_subprocess_exec");

  /** Those that start a program and nothing else, whoever defines the others. */
  private static final Set<String> SURELY =
      Set.of("subprocess.run", "subprocess.call", "os.system", "os.popen", "subprocess.Popen");

  /** Where sessions of nox start programs: each argument is a word. */
  private static final Set<String> SESSIONS =
      Set.of("session.run", "session.run_always", "session.run_install");

  /** What tasks of Invoke call their first argument; its {@code run} raises where the program fails. */
  private static final Set<String> INVOKE = Set.of("c", "ctx", "context");

  /** Those that raise an exception when the program fails. */
  private static final Set<String> RAISING =
      Set.of("check_call", "check_output", "run_command", "run_cmd", "execute", "check_run", "sh");

  private final String text;
  private final boolean asks;
  private final Map<String, String> clients = new TreeMap<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, List<String>> lists = new TreeMap<>();
  private final StartedCommands commands;
  private String assigned = "";
  private int at;
  private int line;

  PythonReader(String text, int firstLine) {
    this.text = text;
    this.line = firstLine;
    this.commands = new StartedCommands("python", firstLine);
    this.asks = text.contains("returncode") || text.contains("check=True");
  }

  ProgramScript read() {
    while (at < text.length() && !commands.isFull()) {
      char c = text.charAt(at);
      if (c == '#') {
        skipLine();
      } else if (c == '"' || c == '\'') {
        literal(false);
      } else if (Character.isJavaIdentifierStart(c)) {
        name();
      } else {
        assigned = c == '\n' ? "" : assigned;
        advance();
      }
    }
    clients.keySet().stream()
        .filter(client -> !used.contains(client))
        .findFirst()
        .ifPresent(client -> commands.addActing("boto3"));
    return commands.script(path -> false);
  }

  private void advance() {
    if (text.charAt(at++) == '\n') {
      line++;
    }
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void name() {
    int start = at;
    while (at < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String name = text.substring(start, at);
    if ((name.equals("import") || name.equals("from")) && beginsLine(start)) {
      imported();
      return;
    }
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      literal(name.toLowerCase(Locale.ROOT).contains("f"));
      return;
    }
    if (at < text.length() && text.charAt(at) == '(') {
      called(name);
      return;
    }
    int next = at;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    boolean assigns =
        (text.startsWith("=", next) && !text.startsWith("==", next) && name.indexOf('.') < 0)
            || (name.startsWith("self.") && text.startsWith("= ", next));
    if (assigns) {
      assigned = name;
      remember(name, next + 1);
    }
  }

  /** Keeps a list that begins with a word, or a text: the command line that a call may be given by this name. */
  private void remember(String name, int from) {
    int open = from;
    while (open < text.length() && text.charAt(open) == ' ') {
      open++;
    }
    lists.remove(name);
    boolean format = text.startsWith("f\"", open) || text.startsWith("f'", open);
    if (format || (open < text.length() && isQuote(open))) {
      at = open + (format ? 1 : 0);
      String line = literal(format);
      if (line.indexOf(' ') > 0) { // a single word says nothing of itself
        lists.put(name, List.of(line));
      }
      return;
    }
    int first = open + 1;
    while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    if (text.startsWith("[", open) && first < text.length() && isQuote(first)) {
      while (at <= open) {
        advance();
      }
      lists.put(name, list(']'));
    }
  }

  private boolean beginsLine(int place) {
    return text.substring(text.lastIndexOf('\n', place - 1) + 1, place).isBlank();
  }

  /** {@code import a.b} and {@code from a import b, c}, as {@code a.b} and {@code a.c}. */
  private void imported() {
    int start = at;
    skipLine();
    String written = text.substring(start, at);
    if (written.indexOf('(') > 0 && written.indexOf(')') < 0) { // over several lines
      while (at < text.length() && text.charAt(at) != ')') {
        advance();
      }
      written = text.substring(start, at);
    }
    String[] parts = written.strip().split(" import ", 2);
    String module = parts.length == 2 ? parts[0].strip() : "";
    String before = module.isEmpty() || module.endsWith(".") ? module : module + ".";
    for (String name : parts[parts.length - 1].split("[,()\n]")) {
      String bare = name.strip().split("[ #]", 2)[0];
      if (!bare.isEmpty()) {
        commands.addImport(before + bare);
        commands.addTaken(before + bare);
      }
    }
  }

  private void called(String name) {
    int startLine = line;
    int dot = name.lastIndexOf('.');
    String method = name.substring(dot + 1);
    String owner = dot < 0 ? "" : name.substring(0, dot);
    boolean ofValue = dot > 0 || (at > name.length() && before(at - name.length()) == '.');
    if ((method.equals("client") || method.equals("resource")) && ofValue) {
      at++;
      client(first(), startLine);
    } else if (clients.containsKey(owner)) {
      at++;
      used.add(owner);
      asked(clients.get(owner), method, startLine);
    } else if (STARTS.contains(method)) {
      at++;
      int before = commands.count();
      if (SESSIONS.contains(name)) {
        words(startLine);
      } else {
        started(owner, method, startLine);
        if (commands.count() == before && SURELY.contains(name)) {
          commands.addUnknown();
        }
      }
    } else {
      at++;
    }
  }

  private char before(int place) {
    return text.charAt(place - 1);
  }

  private void asked(String service, String method, int startLine) {
    List<String> words = List.of("aws", service, method.replace('_', '-'));
    commands.add(List.of(SourceText.command(words, startLine)));
  }

  /** A client of AWS: kept by a name, asked at once, or handed on to what is not seen. */
  private void client(String service, int startLine) {
    if (service.isEmpty()
        || !service.chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c))) {
      return;
    }
    int close = text.indexOf(')', at);
    boolean chained = close > 0 && text.startsWith(").", close) && text.indexOf('\n', at) > close;
    if (chained) {
      while (at < close + 2) {
        advance();
      }
      int start = at;
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
      asked(service, text.substring(start, at), startLine);
    } else if (assigned.isEmpty()) {
      commands.addActing("boto3");
    } else {
      clients.put(assigned, service);
    }
  }

  /** The literal that begins the arguments; empty where something else does. */
  private String first() {
    blanks();
    boolean quote = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    return quote ? literal(false) : "";
  }

  private void started(String owner, String method, int startLine) {
    blanks();
    List<Node> nodes = new ArrayList<>();
    if (at < text.length() && text.charAt(at) == '[') {
      at++;
      List<String> words = list(']');
      boolean line = words.size() == 1 && words.get(0).indexOf(' ') > 0;
      if (line) { // a whole command line, for the shell
        nodes.addAll(SourceText.shell(words.get(0), startLine));
      } else if (!words.isEmpty() && !words.get(0).startsWith("$")) {
        nodes.add(SourceText.command(words, startLine));
      }
    } else if (!listed().isEmpty()) {
      List<String> words = listed();
      boolean line = words.size() == 1 && words.get(0).indexOf(' ') > 0;
      nodes.addAll(
          line
              ? SourceText.shell(words.get(0), startLine)
              : List.of(SourceText.command(words, startLine)));
    } else if (at < text.length()) {
      boolean format = text.charAt(at) == 'f' && at + 1 < text.length() && isQuote(at + 1);
      at += format ? 1 : 0;
      if (at < text.length() && isQuote(at)) {
        nodes.addAll(SourceText.shell(literal(format), startLine));
      }
    }
    if (asks || RAISING.contains(method) || INVOKE.contains(owner)) {
      commands.add(nodes);
    } else {
      commands.addUnasked(nodes, startLine);
    }
  }

  /** The words of the list that stands here by its name, alone or before other arguments. */
  private List<String> listed() {
    int end = at;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    boolean whole = end < text.length() && ",) \n".indexOf(text.charAt(end)) >= 0;
    return whole ? lists.getOrDefault(text.substring(at, end), List.of()) : List.of();
  }

  /** Arguments that are the words of one command. */
  private void words(int startLine) {
    List<String> words = list(')');
    words.removeIf(
        word -> word.startsWith("${")); // options by name, and what is only known when it runs
    if (!words.isEmpty() && !words.get(0).startsWith("$")) {
      commands.add(List.of(SourceText.command(words, startLine)));
    }
  }

  private boolean isQuote(int place) {
    return text.charAt(place) == '"' || text.charAt(place) == '\'';
  }

  /** The elements of a list up to their closing bracket: literals, and what is only known when it runs as {@code ${name}}. */
  private List<String> list(char close) {
    List<String> words = new ArrayList<>();
    StringBuilder other = new StringBuilder();
    int depth = 0;
    while (at < text.length() && words.size() < 200) {
      char c = text.charAt(at);
      if (depth == 0 && (c == close || c == ',')) {
        if (!other.toString().isBlank()) {
          words.add("${" + other.toString().strip().replace('\n', ' ') + "}");
        }
        other.setLength(0);
        at++;
        if (c == close) {
          return words;
        }
      } else if (depth == 0 && isQuote(at)) {
        boolean format = other.toString().strip().equals("f");
        words.add(literal(format));
        other.setLength(0);
      } else if (c == '#') {
        skipLine();
      } else {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        if (other.length() < 60) {
          other.append(c);
        }
        advance();
      }
    }
    return words;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      advance();
    }
  }

  /** The literal that begins here, stepped over; {@code {x}} of an f-string becomes {@code ${x}}. */
  private String literal(boolean format) {
    String quote = text.substring(at, at + 1);
    if (text.startsWith(quote.repeat(3), at)) {
      quote = quote.repeat(3);
    }
    at += quote.length();
    StringBuilder value = new StringBuilder();
    while (at < text.length() && !text.startsWith(quote, at)) {
      char c = text.charAt(at);
      if (quote.length() == 1 && c == '\n') {
        break;
      }
      if (c == '\\' && at + 1 < text.length()) {
        advance();
        value.append(text.charAt(at) == 'n' ? '\n' : text.charAt(at));
      } else {
        value.append(format && c == '{' ? "${" : String.valueOf(c));
      }
      advance();
    }
    at = Math.min(text.length(), at + quote.length());
    return value.toString();
  }
}
