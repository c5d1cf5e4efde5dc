package dev.tidemark.cli;

import dev.tidemark.cli.command.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The entry point: arguments to a command, a command's outcome to an exit code. */
public final class Main {
  private Main() {}

  /** Runs the program and ends the process. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), Console.ofProcess()));
  }

  /** Runs the program on a console. Whatever happens, all that comes out is an exit code. */
  public static int run(List<String> arguments, Console console) {
    try {
      if (arguments.equals(List.of("--version"))) {
        // Answered before any command is built: scripts ask it in a loop.
        console.out().write((Version.line() + "\n").getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE.code();
      }
      return Commands.run(arguments, console);
    } catch (IOException
        | RuntimeException
        | StackOverflowError
        | OutOfMemoryError
        | ExceptionInInitializerError error) {
      return Failure.tell(error, arguments.contains("--debug"), console);
    }
  }
}
