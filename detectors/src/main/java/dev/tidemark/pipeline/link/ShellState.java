package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a shell remembers from one command to the next, as far as it can be read. */
final class ShellState {
  /** Longer values than paths and names have are not kept. */
  private static final int MAX_VALUE = 2_000;

  boolean errexit;
  boolean pipefail;
  String directory;
  private final Map<String, String> variables;
  private final Map<String, Node.Block> functions;

  ShellState(String directory, boolean errexit, boolean pipefail, Map<String, String> variables) {
    this(directory, errexit, pipefail, new HashMap<>(variables), new HashMap<>());
  }

  private ShellState(
      String directory,
      boolean errexit,
      boolean pipefail,
      Map<String, String> variables,
      Map<String, Node.Block> functions) {
    this.directory = directory;
    this.errexit = errexit;
    this.pipefail = pipefail;
    this.variables = variables;
    this.functions = functions;
  }

  /** The state of a subshell: what it changes stays inside. */
  ShellState copy() {
    return new ShellState(
        directory, errexit, pipefail, new HashMap<>(variables), new HashMap<>(functions));
  }

  /** The state of another program that this one starts, with its arguments. */
  ShellState started(java.util.List<String> arguments) {
    ShellState child = new ShellState(directory, false, false, variables);
    child.arguments(arguments);
    return child;
  }

  void arguments(java.util.List<String> arguments) {
    for (int i = 1; i < 10; i++) {
      variables.remove(Integer.toString(i));
    }
    for (int i = 0; i < Math.min(9, arguments.size()); i++) {
      set(Integer.toString(i + 1), arguments.get(i));
    }
  }

  void set(String name, String value) {
    if (value.length() > MAX_VALUE) {
      variables.remove(name);
    } else {
      variables.put(name, value);
    }
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  void define(String name, Node.Block body) {
    functions.put(name, body);
  }

  Optional<Node.Block> function(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  Map<String, String> variables() {
    return variables;
  }
}
