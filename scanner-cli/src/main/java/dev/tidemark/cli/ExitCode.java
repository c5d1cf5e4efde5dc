package dev.tidemark.cli;

/** How the program ends, for scripts that run it. */
public enum ExitCode {
  DONE(0, "the command did what was asked; a gate passed"),
  GATE_FAILED(1, "a gate failed: maturity regressed or lies below what is asked"),
  NO_RESULT(
      2, "no trustworthy result: usage, configuration, unreadable repository, internal error"),
  GATE_UNKNOWN(
      3,
      "a gate cannot know: nothing to compare with, or something that matters could not be read"),
  INTERRUPTED(130, "interrupted (143 when terminated)");

  private final int code;
  private final String means;

  ExitCode(int code, String means) {
    this.code = code;
    this.means = means;
  }

  public int code() {
    return code;
  }

  /** One line for {@code tidemark help exit-codes}. */
  public String means() {
    return means;
  }
}
