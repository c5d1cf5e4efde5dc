package dev.tidemark.pipeline.link;

import java.util.List;
import java.util.Set;

/** Words that stand where a command does and start none: comments, assignments, expressions, what a template puts in. */
final class NoCommand {
  private static final Set<String> TEKTON_VARIABLES =
      Set.of("results", "workspaces", "params", "context", "tasks", "step", "steps", "inputs");

  private NoCommand() {}

  static boolean is(List<String> words) {
    String program = words.get(0);
    return program.isBlank()
        || program.startsWith("#")
        || program.startsWith(">(")
        || isElement(program)
        || isDescriptor(program)
        || isReference(words)
        || isTruth(program)
        || isShell(words)
        || Printed.changesNothing(program);
  }

  /** A shell that is started anew and given nothing to run. */
  private static boolean isShell(List<String> words) {
    return words.get(0).equals("$SHELL")
        && words.stream().skip(1).allMatch(word -> word.startsWith("-") && !word.contains("c"));
  }

  /** An expression of GitHub that compares, and so is the command {@code true} or {@code false}. */
  private static boolean isTruth(String program) {
    return program.startsWith("${{")
        && program.endsWith("}}")
        && program.indexOf("}}") == program.length() - 2
        && (program.contains("==")
            || program.contains("!=")
            || program.contains("contains(")
            || program.contains("startsWith("));
  }

  /** A file that {@code exec} opens under a name: {@code exec {log}< <(…)}. */
  private static boolean isDescriptor(String program) {
    int close = program.indexOf('}');
    return program.startsWith("{")
        && close > 1
        && (close == program.length() - 1 || "<>".indexOf(program.charAt(close + 1)) >= 0)
        && program.substring(1, close).chars().allMatch(Character::isJavaIdentifierPart);
  }

  /** An assignment to an element of an array. */
  private static boolean isElement(String program) {
    int open = program.indexOf('[');
    return open > 0
        && Character.isJavaIdentifierStart(program.charAt(0))
        && program.substring(0, open).chars().allMatch(Character::isJavaIdentifierPart)
        && (program.contains("]=") || program.contains("]+="));
  }

  /** What Tekton puts in before the shell sees it ({@code $(results.digest.path)}), or a lone option. */
  private static boolean isReference(List<String> words) {
    String first = words.get(0);
    int dot = first.indexOf('.');
    boolean option = first.length() > 1 && first.charAt(0) == '-' && first.indexOf('.') < 0;
    return option
        || (words.size() == 1 && dot > 0 && TEKTON_VARIABLES.contains(first.substring(0, dot)));
  }
}
