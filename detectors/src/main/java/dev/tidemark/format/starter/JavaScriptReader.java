package dev.tidemark.format.starter;

import dev.tidemark.format.shell.Node;
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
          "sh",
          "$");

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

  private final SourceText text;
  private final boolean ends;
  private final StartedCommands commands;

  JavaScriptReader(String program, int firstLine) {
    this.text = new SourceText(program, firstLine);
    this.commands = new StartedCommands("node", firstLine);
    this.ends = program.contains("process.exit") || program.contains("setFailed");
  }

  ProgramScript read() {
    while (!text.atEnd() && !commands.isFull()) {
      char c = text.current();
      if (!stepped() && !isLiteral()) {
        if (Character.isJavaIdentifierStart(c)) {
          name();
        } else {
          text.advance(1);
        }
      }
    }
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
    String name = (ofValue ? "?." : "") + text.name();
    if (name.isEmpty() || name.equals("?.")) {
      text.advance(1);
      return;
    }
    if (name.equals("from") || name.equals("import")) {
      text.spaces();
      imported();
    } else if (!text.atEnd()
        && text.current() == '`'
        && (name.equals("$") || name.endsWith("execa"))) {
      int line = text.line();
      add(SourceText.shell(literal().orElse(""), line), "$", line);
    } else if (!text.atEnd() && text.current() == '(') {
      text.advance(1);
      called(name);
    }
  }

  private void imported() {
    if (!text.atEnd() && text.current() == '(') {
      text.advance(1);
    }
    if (!text.atEnd()) {
      literal().ifPresent(commands::addImport);
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
    for (Map.Entry<String, List<String>> asked : ASKED.entrySet()) {
      String wanted = asked.getKey();
      if (wanted.indexOf('.') > 0 ? name.endsWith("." + wanted) : method.equals(wanted)) {
        commands.add(List.of(SourceText.command(asked.getValue(), line)));
      }
    }
  }

  private void started(String method, int line) {
    List<String> words = text.arguments(this::next, c -> c == '[');
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
