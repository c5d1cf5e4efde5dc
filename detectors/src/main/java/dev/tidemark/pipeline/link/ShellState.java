package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a shell remembers from one command to the next, as far as it can be read. */
final class ShellState {
  /** Longer values than paths and names have are not kept. */
  private static final int MAX_VALUE = 2_000;

  /** More elements than command lines that people put together have. */
  private static final int MAX_ELEMENTS = 300;

  boolean errexit;
  boolean pipefail;

  /** Whether a trap ends the script well whatever failed in it. */
  boolean forgiven;

  /** How many branches, rounds and further commands of chains this stands in, that may not be gone through. */
  int doubt;

  /** How many loops this stands in: what is known before one may be changed by its rounds. */
  int loops;

  /** Whether the arguments may be others by now: a {@code shift} or {@code set --} that may have happened. */
  boolean shifted;

  String directory;
  private final Remembered<String> variables;
  private final Remembered<Node.Block> functions;
  private final Remembered<List<String>> lists;
  private final Remembered<Boolean> settled;
  private @Nullable List<String> given;

  /** The command line whose output this one reads; empty when none feeds it. */
  String fed = "";

  ShellState(String directory, boolean errexit, boolean pipefail, Map<String, String> variables) {
    this.directory = directory;
    this.errexit = errexit;
    this.pipefail = pipefail;
    this.variables = new Remembered<>(variables);
    this.functions = new Remembered<>(Map.of());
    this.lists = new Remembered<>(Map.of());
    this.settled = new Remembered<>(Map.of());
  }

  private ShellState(ShellState from) {
    this.directory = from.directory;
    this.errexit = from.errexit;
    this.pipefail = from.pipefail;
    this.variables = from.variables.copy();
    this.functions = from.functions.copy();
    this.lists = from.lists.copy();
    this.settled = from.settled.copy();
    this.given = from.given;
    this.fed = from.fed;
    this.forgiven = from.forgiven;
    this.doubt = from.doubt;
    this.loops = from.loops;
    this.shifted = from.shifted;
  }

  /** What a program starts with that another one starts: variables alone. */
  private ShellState(String directory, Remembered<String> variables) {
    this.directory = directory;
    this.variables = variables;
    this.functions = new Remembered<>(Map.of());
    this.lists = new Remembered<>(Map.of());
    this.settled = new Remembered<>(Map.of());
  }

  /** The state of a subshell: what it changes stays inside. */
  ShellState copy() {
    return new ShellState(this);
  }

  /** The state of another program that this one starts, with its arguments. */
  ShellState started(List<String> arguments) {
    ShellState child = new ShellState(directory, variables.copy());
    child.arguments(arguments);
    return child;
  }

  /** The arguments of the script or function that runs, where all of them are known. */
  Optional<List<String>> arguments() {
    return Optional.ofNullable(given);
  }

  void arguments(List<String> arguments) {
    given = List.copyOf(arguments);
    shifted = false;
    for (int i = 1; i < 10; i++) {
      variables.remove(Integer.toString(i));
    }
    for (int i = 0; i < Math.min(9, arguments.size()); i++) {
      set(Integer.toString(i + 1), arguments.get(i));
    }
  }

  /** Drops the first arguments, as many as are named. */
  void shift(String count) {
    boolean plain = count.length() == 1 && Character.isDigit(count.charAt(0));
    if (given != null && plain) {
      arguments(given.subList(Math.min(given.size(), count.charAt(0) - '0'), given.size()));
    }
  }

  /** Takes back what a function was given, once it ends. */
  void restore(Optional<List<String>> arguments) {
    arguments(arguments.orElse(List.of()));
    given = arguments.orElse(null);
  }

  /** Takes over what options of {@code set}, or of a shell that is started, say of failures. */
  void options(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      shifted |= word.equals("--");
      boolean on = word.startsWith("-");
      if ((on || word.startsWith("+")) && !word.startsWith("--")) {
        errexit = word.indexOf('e') > 0 ? on : errexit;
        String name = word.endsWith("o") && i + 1 < words.size() ? words.get(i + 1) : "";
        pipefail = name.equals("pipefail") ? on : pipefail;
        errexit = name.equals("errexit") ? on : errexit;
      }
    }
  }

  /** Notes that a variable has this value whatever happened before, or that it is no longer sure which one. */
  void settle(String name, boolean sure) {
    if (sure && doubt == 0) {
      settled.put(name, true);
    } else {
      settled.remove(name);
    }
  }

  /** Whether what a parameter stands for is written in the script, or by the one who calls it, and nothing else may be. */
  boolean isSettled(String name) {
    boolean argument = name.length() == 1 && Character.isDigit(name.charAt(0));
    return argument
        ? given != null && !shifted && !name.equals("0")
        : settled.get(name).isPresent();
  }

  void set(String name, String value) {
    settled.remove(name);
    lists.remove(name);
    if (value.length() > MAX_VALUE) {
      variables.remove(name);
    } else {
      variables.put(name, value);
    }
  }

  /** {@code name=(a b)}, or {@code name+=(c)}. */
  void setList(String name, List<String> values, boolean appends) {
    List<String> all = new ArrayList<>(appends ? list(name).orElse(List.of()) : List.of());
    values.stream().limit(Math.max(0, MAX_ELEMENTS - all.size())).forEach(all::add);
    lists.put(name, List.copyOf(all));
    if (!all.isEmpty()) { // the bare name of an array is its first element
      variables.put(name, all.get(0));
    }
  }

  Optional<List<String>> list(String name) {
    return lists.get(name);
  }

  Optional<String> get(String name) {
    return variables.get(name);
  }

  void define(String name, Node.Block body) {
    functions.put(name, body);
  }

  Optional<Node.Block> function(String name) {
    return functions.get(name);
  }
}
