package dev.tidemark.cli.command;

import dev.tidemark.cli.Console;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.report.Style;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonOptions {
  /** As terminals have been since the VT100; COLUMNS says otherwise. */
  private static final int USUAL_WIDTH = 80;

  /** Narrower than this nothing can be laid out; wider than that no sentence can be followed. Columns. */
  private static final int NARROWEST = 60;

  private static final int WIDEST = 120;

  /** When to use colour. */
  enum Colour {
    auto,
    always,
    never
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "Colour: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; NO_COLOR, CLICOLOR and TERM=dumb are heard).",
      defaultValue = "auto")
  Colour colour = Colour.auto;

  @Option(names = "--debug", description = "Show stack traces of internal errors.")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  /** How to write to standard output. */
  Style style(Console console) {
    return new Style(isColoured(console), console.isUnicode(), width(console));
  }

  private boolean isColoured(Console console) {
    return switch (colour) {
      case always -> true;
      case never -> false;
      case auto -> wantsColour(console);
    };
  }

  static boolean wantsColour(Console console) {
    if (!console.variable("NO_COLOR").isEmpty()
        || console.variable("CLICOLOR").equals("0")
        || console.variable("TERM").equals("dumb")) {
      return false;
    }
    String force = console.variable("CLICOLOR_FORCE");
    return console.outIsTerminal() || (!force.isEmpty() && !force.equals("0"));
  }

  static int width(Console console) {
    String columns = console.variable("COLUMNS");
    if (columns.isEmpty() || !columns.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return USUAL_WIDTH;
    }
    if (columns.length() > 4) {
      return WIDEST;
    }
    return Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns)));
  }

  /** The error of a value that an option cannot take. */
  static UserError badValue(String option, String value, String takes) {
    return new UserError(option + " cannot be '" + value + "'", option + " takes " + takes);
  }
}
