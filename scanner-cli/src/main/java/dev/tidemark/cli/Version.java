package dev.tidemark.cli;

/** The version of this build; a test holds it equal to the project's. */
public final class Version {
  public static final String NUMBER = "0.1.0";

  private Version() {}

  /** What {@code --version} prints. */
  public static String line() {
    return "tidemark " + NUMBER;
  }
}
