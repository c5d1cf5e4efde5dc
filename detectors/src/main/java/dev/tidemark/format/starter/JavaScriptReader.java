package dev.tidemark.format.starter;

import dev.tidemark.format.shell.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through JavaScript or TypeScript once: the programs that it starts with literal arguments, and what it asks of
 * GitHub, which is what GitHub's command line does.
 */
final class JavaScriptReader {
  /** What starts a program, whoever offers it. */
  private static final Set<String> STARTS =
      Set.of(
          "execSync",
          "execFile",
          "execFileSync",
          "spawn",
          "spawnSync",
          "execa",
          "execaSync",
          "execaCommand",
          "execaCommandSync",
          "execAsync",
          "execPromise",
          "getExecOutput",
          "run",
          "runCommand",
          "sh");

  /** Whose {@code exec} starts a program: that of a pattern looks for a text. */
  private static final Set<String> OWNERS =
      Set.of("", "child_process", "cp", "exec", "shell", "shelljs", "process", "childProcess");

  /** Those that throw where the program fails. */
  private static final Set<String> THROWING =
      Set.of(
          "execSync",
          "execFileSync",
          "execa",
          "execaSync",
          "execaCommand",
          "execaCommandSync",
          "execAsync",
          "execPromise",
          "getExecOutput",
          "$");

  /** What is asked of GitHub, by the end of the method's name. */
  private static final Map<String, List<String>> ASKED =
      Map.of(
          "createRelease", List.of("gh", "release", "create"),
          "uploadReleaseAsset", List.of("gh", "release", "upload"),
          "createComment", List.of("gh", "issue", "comment"),
          "updateComment", List.of("gh", "issue", "comment"),
          "createWorkflowDispatch", List.of("gh", "workflow", "run"),
          "pulls.create", List.of("gh", "pr", "create"),
          "pulls.merge", List.of("gh", "pr", "merge"),
          "issues.create", List.of("gh", "issue", "create"));

  /** What begins a statement that may take something in. */
  private static final Set<String> STATEMENTS = Set.of("import", "const", "let", "var", "export");

  private final SourceText text;
  private final boolean ends;
  private final StartedCommands commands;
  private final AwsClients clients = new AwsClients();

  /** Texts that names stand for. */
  private final Map<String, String> constants = new HashMap<>();

  private String assigned = "";
  private boolean making;

  JavaScriptReader(String program, int firstLine) {
    this.text = new SourceText(program, firstLine);
    this.commands = new StartedCommands("node", firstLine);
    this.ends =
        program.contains("process.exit")
            || program.contains("setFailed")
            || program.contains("@actions/exec"); // its exec throws where the program fails
  }

  ProgramScript read() {
    while (!text.atEnd() && !commands.isFull()) {
      char c = text.current();
      assigned = c == ';' ? "" : assigned;
      if (!stepped() && !isLiteral()) {
        if (Character.isJavaIdentifierStart(c)) {
          name();
        } else {
          text.advance(1);
        }
      }
    }
    clients.unseen().ifPresent(commands::addActing);
    return commands.script(StartedCommands::isRelative);
  }

  private boolean isLiteral() {
    return literal().isPresent();
  }

  private Optional<String> literal() {
    char c = text.current();
    if (c == '\'' || c == '"') {
      return Optional.of(text.literal(c, false, false, ""));
    }
    return c == '`' ? Optional.of(text.literal('`', true, false, "${")) : Optional.empty();
  }

  /** Steps over a comment or a pattern. */
  private boolean stepped() {
    if (text.startsWith("//")) {
      text.skipLine();
      return true;
    }
    if (text.startsWith("/*")) {
      text.skipPast("*/");
      return true;
    }
    if (text.current() == '/' && "(,=:[!&|?{};\n".indexOf(text.before()) >= 0) {
      text.literal('/', false, false, "");
      return true;
    }
    return false;
  }

  private void name() {
    boolean ofValue = text.before() == '.';
    String name = (ofValue ? "?." : "") + text.dottedName();
    if (name.isEmpty() || name.equals("?.")) {
      text.advance(1);
      return;
    }
    boolean makes = making;
    making = name.equals("new");
    if (STATEMENTS.contains(name)) {
      clients.begin();
      assigned = "";
    }
    if (name.equals("from") || name.equals("import")) {
      text.spaces();
      imported();
    } else if (makes && !text.atEnd() && text.current() == '(') {
      clients.made(name, assigned).ifPresent(this::ask);
    } else if (!text.atEnd()
        && text.current() == '`'
        && (name.equals("$") || name.endsWith("execa"))) {
      int line = text.line();
      add(SourceText.shell(literal().orElse(""), line), "$", line);
    } else if (!text.atEnd() && text.current() == '(') {
      text.advance(1);
      called(name);
    } else {
      clients.named(name);
      assigned(name);
    }
  }

  private void ask(List<String> command) {
    commands.add(List.of(SourceText.command(command, text.line())));
  }

  /** A name that a value is given: a text is kept. */
  private void assigned(String name) {
    text.spaces();
    if (!text.atEnd() && text.startsWith("=") && !text.startsWith("==") && !text.startsWith("=>")) {
      assigned = name.startsWith("this.") ? name.substring("this.".length()) : name;
      text.advance(1);
      text.blanks();
      if (!text.atEnd()) {
        literal().ifPresent(value -> constants.put(name, value));
      }
    }
  }

  private void imported() {
    if (!text.atEnd() && text.current() == '(') {
      text.advance(1);
    }
    if (!text.atEnd()) {
      literal()
          .ifPresent(
              library -> {
                if (!clients.take(library)) {
                  commands.addImport(library);
                }
              });
    }
  }

  private void called(String name) {
    int line = text.line();
    int dot = name.lastIndexOf('.');
    String method = name.substring(dot + 1);
    String owner = dot < 0 ? "" : name.substring(0, dot);
    if (name.equals("require")) {
      imported();
      return;
    }
    boolean starts =
        STARTS.contains(method)
            || (method.equals("exec")
                && OWNERS.contains(owner.substring(owner.lastIndexOf('.') + 1)));
    if (starts) {
      started(method, line);
      return;
    }
    clients.called(owner, method).ifPresent(this::ask);
    for (Map.Entry<String, List<String>> asked : ASKED.entrySet()) {
      String wanted = asked.getKey();
      if (wanted.indexOf('.') > 0 ? name.endsWith("." + wanted) : method.equals(wanted)) {
        commands.add(List.of(SourceText.command(asked.getValue(), line)));
      }
    }
  }

  private void started(String method, int line) {
    text.blanks();
    String constant = constants.getOrDefault(text.nameAhead(), "");
    List<String> words = new ArrayList<>(text.arguments(this::next, c -> c == '['));
    if (!constant.isEmpty() && !words.isEmpty()) {
      words.set(0, constant);
    }
    if (words.isEmpty() || words.get(0).startsWith("$") || words.get(0).isBlank()) {
      if (!method.equals("run") && !method.equals("sh") && !words.isEmpty()) {
        commands.addUnknown();
      }
      return;
    }
    boolean oneLine = words.get(0).strip().indexOf(' ') > 0;
    List<Node> nodes =
        oneLine ? SourceText.shell(words.get(0), line) : List.of(SourceText.command(words, line));
    add(nodes, method, line);
  }

  private Optional<String> next() {
    return text.atEnd() ? Optional.empty() : literal();
  }

  private void add(List<Node> nodes, String method, int line) {
    if (ends || THROWING.contains(method)) {
      commands.add(nodes);
    } else {
      commands.addUnasked(nodes, line);
    }
  }
}
