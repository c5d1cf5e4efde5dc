package dev.tidemark.format.starter;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the reader of a program collects: the commands that it starts, what it imports, and whether it starts more. */
final class StartedCommands {
  /** More commands than a program that people write starts. */
  private static final int MOST = 5_000;

  private final String language;
  private final int firstLine;
  private final List<Node> commands = new ArrayList<>();
  private final List<String> imports = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private boolean startsUnknown;
  private String acting = "";

  /** Of a program in a language, whose text begins at a line of its file. */
  StartedCommands(String language, int firstLine) {
    this.language = language;
    this.firstLine = firstLine;
  }

  boolean isFull() {
    return commands.size() >= MOST;
  }

  int count() {
    return commands.size();
  }

  /** Adds commands whose failure ends the program. */
  void add(List<? extends Node> nodes) {
    commands.addAll(nodes);
  }

  /** Adds commands that the program goes on after, whether they fail or not. */
  void addUnasked(List<? extends Node> nodes, int line) {
    Node ignored = SourceText.command(List.of("true"), line);
    for (Node node : nodes) {
      commands.add(new Node.Chain(node, List.of(new Node.Link(false, ignored)), line));
    }
  }

  void removeIf(Predicate<Node> condition) {
    commands.removeIf(condition);
  }

  void addImport(String path) {
    imports.add(path);
  }

  /** Adds what may be a file of the repository. */
  void addTaken(String path) {
    taken.add(path);
  }

  /** Notes that it hands on what acts on a cloud, so that not all that becomes of it is seen. */
  void addActing(String library) {
    acting = library;
  }

  List<String> imports() {
    return imports;
  }

  /** Notes that it starts something that cannot be read. */
  void addUnknown() {
    startsUnknown = true;
  }

  /**
   * All of it.
   *
   * @param ofRepository which imports name files of the repository
   */
  ProgramScript script(Predicate<String> ofRepository) {
    imports.stream().filter(ofRepository).forEach(taken::add);
    return new ProgramScript(
        new ShellScript(Optional.empty(), "", new Node.Block(commands, false, firstLine), true),
        Hidden.behind(language, imports, acting, startsUnknown && commands.isEmpty()),
        taken);
  }

  /** Whether an import names a file by its way from the one that imports it. */
  static boolean isRelative(String path) {
    return path.startsWith("./") || path.startsWith("../");
  }
}
