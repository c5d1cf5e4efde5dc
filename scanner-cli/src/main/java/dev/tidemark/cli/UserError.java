package dev.tidemark.cli;

/** Something that the user asked for and cannot have: shown as a message with its fix, exit code 2. */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String fix;

  /**
   * @param message what is wrong, in one line
   * @param fix what to do about it, a line each; empty when the message says it
   */
  public UserError(String message, String fix) {
    super(message);
    this.fix = fix;
  }

  public String fix() {
    return fix;
  }
}
