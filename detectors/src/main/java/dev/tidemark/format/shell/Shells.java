package dev.tidemark.format.shell;

import java.util.Set;

/** The shells of Unix, by the names of their programs. */
public final class Shells {
  private static final Set<String> NAMES = Set.of("sh", "bash", "dash", "zsh", "ksh", "ash");

  private Shells() {}

  public static boolean isShell(String program) {
    return NAMES.contains(program);
  }

  /** Whether a program runs files that are written as scripts of a shell. */
  public static boolean runsScripts(String program) {
    return isShell(program) || program.equals("bats");
  }
}
