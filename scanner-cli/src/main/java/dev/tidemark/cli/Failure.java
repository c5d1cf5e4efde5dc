package dev.tidemark.cli;

import dev.tidemark.cli.report.Escape;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** How what went wrong looks to a person: a message with its fix, and a stack trace only for who asks for one. */
public final class Failure {
  private Failure() {}

  /** Tells it on standard error, and gives the exit code. */
  public static int tell(Throwable error, boolean debug, Console console) {
    if (error instanceof UserError wrong) {
      complain(console, wrong.getMessage(), wrong.fix());
    } else if (error instanceof IOException || error instanceof UncheckedIOException) {
      if (!isClosedPipe(error)) {
        complain(console, "cannot write the output: " + reason(error), "");
      }
    } else if (error instanceof OutOfMemoryError) {
      complain(
          console,
          "out of memory",
          "give it more, for example JAVA_TOOL_OPTIONS=-Xmx2g, or scan one repository at a time");
    } else {
      complain(
          console,
          "internal error: " + error.getClass().getSimpleName() + ", " + reason(error),
          "this is a defect of tidemark: run it again with --debug and report what it prints");
    }
    if (debug) {
      error.printStackTrace(console.err());
    }
    return ExitCode.NO_RESULT.code();
  }

  private static void complain(Console console, @Nullable String message, String fix) {
    console.err().println("tidemark: " + Escape.terminal(String.valueOf(message)));
    fix.lines().forEach(line -> console.err().println("  " + Escape.terminal(line)));
  }

  private static String reason(Throwable error) {
    Throwable cause =
        error instanceof UncheckedIOException && error.getCause() != null
            ? error.getCause()
            : error;
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** A reader that has seen enough ({@code | head}) is no reason to complain. */
  private static boolean isClosedPipe(Throwable error) {
    String reason = reason(error);
    return reason.contains("Broken pipe") || reason.contains("pipe is being closed");
  }
}
