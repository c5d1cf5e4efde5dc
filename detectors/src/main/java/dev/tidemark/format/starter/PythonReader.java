package dev.tidemark.format.starter;

import dev.tidemark.format.shell.Node;
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

  private final PythonText text;
  private final boolean asks;

  /** Whether it ends by itself somewhere, as it may where a result that it keeps is bad. */
  private final boolean ends;

  private final Map<String, String> clients = new TreeMap<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, List<String>> lists = new TreeMap<>();
  private final StartedCommands commands;
  private String assigned = "";
  private String before = "";

  PythonReader(String text, int firstLine) {
    this.text = new PythonText(text, firstLine);
    this.commands = new StartedCommands("python", firstLine);
    this.asks = text.contains("returncode") || text.contains("check=True");
    this.ends = text.contains("raise ") || text.contains("exit(");
  }

  ProgramScript read() {
    while (!text.atEnd() && !commands.isFull()) {
      char c = text.current();
      if (c == '#') {
        text.skipLine();
      } else if (c == '"' || c == '\'') {
        text.literal(false);
      } else if (Character.isJavaIdentifierStart(c)) {
        name();
      } else {
        assigned = c == '\n' ? "" : assigned;
        text.advance();
      }
    }
    clients.keySet().stream()
        .filter(client -> !used.contains(client))
        .findFirst()
        .ifPresent(client -> commands.addActing("boto3"));
    return commands.script(path -> false);
  }

  private void name() {
    boolean begins = text.beginsLine();
    boolean ofValue = text.ahead(-1) == '.';
    String name = text.dottedName();
    boolean defined = before.equals("def");
    before = name;
    if (begins && (name.equals("import") || name.equals("from"))) {
      imported();
    } else if (text.isQuote(0)) {
      text.literal(name.toLowerCase(Locale.ROOT).contains("f"));
    } else if (text.ahead(0) == '(' && !defined) {
      called(name, ofValue || name.lastIndexOf('.') > 0);
    } else {
      int next = text.spacesFrom(0);
      boolean variable = name.indexOf('.') < 0 && !text.startsWith("==", next);
      boolean field = name.startsWith("self.") && text.startsWith("= ", next);
      if (text.startsWith("=", next) && (variable || field)) {
        assigned = name;
        remember(name, next + 1);
      }
    }
  }

  /** Keeps a list that begins with a word, or a text: the command line that a call may be given by this name. */
  private void remember(String name, int from) {
    int open = text.spacesFrom(from);
    lists.remove(name);
    boolean format = text.ahead(open) == 'f' && text.isQuote(open + 1);
    if (format || text.isQuote(open)) {
      text.advance(open + (format ? 1 : 0));
      String line = text.literal(format);
      if (line.indexOf(' ') > 0) { // a single word says nothing of itself
        lists.put(name, List.of(line));
      }
    } else if (text.startsWith("[", open) && text.isQuote(text.whiteSpaceFrom(open + 1))) {
      text.advance(open + 1);
      lists.put(name, text.list(']'));
    }
  }

  /** {@code import a.b} and {@code from a import b, c}, as {@code a.b} and {@code a.c}. */
  private void imported() {
    String written = text.statement();
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

  private void called(String name, boolean ofValue) {
    int startLine = text.line();
    int dot = name.lastIndexOf('.');
    String method = name.substring(dot + 1);
    String owner = dot < 0 ? "" : name.substring(0, dot);
    text.advance();
    if ((method.equals("client") || method.equals("resource")) && ofValue) {
      client(first(), startLine);
    } else if (clients.containsKey(owner)) {
      used.add(owner);
      asked(clients.get(owner), method, startLine);
    } else if (STARTS.contains(method)) {
      int count = commands.count();
      if (SESSIONS.contains(name)) {
        words(startLine);
      } else {
        boolean handed = skipContext();
        started(owner, method, startLine);
        boolean surely = SURELY.contains(name) || handed || INVOKE.contains(owner);
        if (commands.count() == count && surely) {
          commands.addUnknown();
        }
      }
    }
  }

  /** Steps over what Invoke hands to its tasks, where a function is given it before a command; whether it did. */
  private boolean skipContext() {
    text.blanks();
    String first = text.word();
    int comma = first.length();
    if (!INVOKE.contains(first) || text.ahead(comma) != ',') {
      return false;
    }
    text.advance(comma + 1);
    return true;
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
    int close = text.callEnd();
    if (close >= 0 && text.ahead(close + 1) == '.') {
      text.advance(close + 2);
      String method = text.word();
      text.advance(method.length());
      asked(service, method, startLine);
    } else if (assigned.isEmpty()) {
      commands.addActing("boto3");
    } else {
      clients.put(assigned, service);
    }
  }

  /** The literal that begins the arguments; empty where something else does. */
  private String first() {
    text.blanks();
    return text.isQuote(0) ? text.literal(false) : "";
  }

  private void started(String owner, String method, int startLine) {
    text.blanks();
    List<Node> nodes = given(method, startLine);
    boolean kept = ends && !assigned.isEmpty();
    if (asks || kept || RAISING.contains(method) || INVOKE.contains(owner)) {
      commands.add(nodes);
    } else {
      commands.addUnasked(nodes, startLine);
    }
  }

  /** The commands that the first argument is: a list of words, a line for the shell, or the name of either. */
  private List<Node> given(String method, int startLine) {
    if (text.ahead(0) == '[') {
      text.advance();
      return of(text.list(']'), startLine);
    }
    List<String> listed = listed();
    if (!listed.isEmpty()) {
      boolean statement = method.equals("execute") && DatabaseStatement.is(listed.get(0));
      return statement ? List.of() : of(listed, startLine);
    }
    boolean format = text.ahead(0) == 'f' && text.isQuote(1);
    text.advance(format ? 1 : 0);
    if (!text.isQuote(0)) {
      return List.of();
    }
    String line = text.sum(format);
    boolean statement = method.equals("execute") && DatabaseStatement.is(line);
    return statement ? List.of() : SourceText.shell(line, startLine);
  }

  /** The command of some words; a single one may be a whole line for the shell. */
  private static List<Node> of(List<String> words, int line) {
    if (words.size() == 1 && words.get(0).indexOf(' ') > 0) {
      return SourceText.shell(words.get(0), line);
    }
    boolean known = !words.isEmpty() && !words.get(0).startsWith("$");
    return known ? List.of(SourceText.command(words, line)) : List.of();
  }

  /** The words of the list that stands here by its name, alone or before other arguments. */
  private List<String> listed() {
    String name = text.word();
    boolean whole = ",) \n".indexOf(text.ahead(name.length())) >= 0;
    return whole ? lists.getOrDefault(name, List.of()) : List.of();
  }

  /** Arguments that are the words of one command. */
  private void words(int startLine) {
    List<String> words = text.list(')');
    words.removeIf(
        word -> word.startsWith("${")); // options by name, and what is only known when it runs
    if (!words.isEmpty() && !words.get(0).startsWith("$")) {
      commands.add(List.of(SourceText.command(words, startLine)));
    }
  }
}
