package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.catalogue.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Variables that stand for a program and are called like it: {@code $TERRAFORM plan}, {@code ${SED} -i}. */
final class ProgramVariables {
  private static final Set<String> CONTAINER_ENGINES =
      Set.of("container_tool", "container_runtime", "container_engine", "container", "oci_bin");

  /** Variables of Makefiles that hold a command which prints. */
  private static final Set<String> MESSAGES =
      Set.of("info", "ok", "warn", "warning", "err", "error", "fail", "echo", "print", "printf");

  /** Programs of every system that scripts keep in a variable of their name; what is called otherwise may be anything. */
  private static final Set<String> TOOLS =
      Set.of(
          "sed",
          "grep",
          "awk",
          "tar",
          "curl",
          "wget",
          "cp",
          "mv",
          "rm",
          "mkdir",
          "envsubst",
          "jq",
          "yq",
          "find",
          "cat",
          "sudo");

  private static final Set<String> PYTHON = Set.of("python", "python3");

  private static final List<String> ENDINGS =
      List.of("_bin", "_cmd", "_command", "_path", "_exe", "_cli");

  private ProgramVariables() {}

  /** A command line with the program in the place of its variable; the same where the variable may hold anything. */
  static List<String> named(List<String> words) {
    String first = unversioned(words.get(0));
    if (!first.equals(words.get(0))) {
      List<String> plain = new ArrayList<>(words);
      plain.set(0, first);
      return plain;
    }
    String name = variable(first);
    if (name.isEmpty()) {
      return words;
    }
    List<String> named = new ArrayList<>(words);
    if (MESSAGES.contains(name)) {
      named.set(0, "echo");
      return named;
    }
    named.set(0, CONTAINER_ENGINES.contains(name) ? "docker" : name);
    if (Commands.KNOWN.match(named).isEmpty() && name.indexOf('_') > 0) {
      named.set(0, name.replace('_', '-'));
    }
    return Commands.KNOWN.match(named).isPresent() || TOOLS.contains(name) || PYTHON.contains(name)
        ? named
        : words;
  }

  /** The name of a variable in small letters, without the ending that says it holds a program; empty where it is none. */
  private static String variable(String word) {
    if (!word.startsWith("$")) {
      return "";
    }
    String bare = word.substring(1);
    if (bare.startsWith("{") && bare.endsWith("}")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    if (!bare.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
      return "";
    }
    String name = bare.toLowerCase(Locale.ROOT);
    for (String ending : ENDINGS) {
      name = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }
    return name;
  }

  /** {@code terraform$ATLANTIS_TERRAFORM_VERSION} and {@code kubectl-${VERSION}} without what says the version. */
  private static String unversioned(String program) {
    int dollar = program.indexOf('$');
    if (dollar < 1 || !program.toUpperCase(Locale.ROOT).contains("VERSION")) {
      return program;
    }
    String name = program.substring(0, dollar);
    String bare = name.endsWith("-") ? name.substring(0, name.length() - 1) : name;
    return Commands.KNOWN.knows(bare) ? bare : program;
  }
}
