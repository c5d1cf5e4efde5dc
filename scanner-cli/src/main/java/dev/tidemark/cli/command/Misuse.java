package dev.tidemark.cli.command;

import dev.tidemark.cli.Console;
import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.explain.Suggestions;
import dev.tidemark.cli.report.Escape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments that no command takes: what is wrong with them, and what was probably meant. */
final class Misuse {
  private Misuse() {}

  /** Tells it on standard error, and gives the exit code. */
  static int tell(ParameterException error, Console console) {
    console.err().println("tidemark: " + Escape.terminal(message(error)));
    hint(error).forEach(hint -> console.err().println("  " + Escape.terminal(hint)));
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    console.err().println("  " + command + " --help shows what it takes");
    return ExitCode.NO_RESULT.code();
  }

  private static String message(ParameterException error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      return unmatched.isUnknownOption()
          ? "no option is called '" + first + "'"
          : error.getCommandLine().getParent() == null
              ? "no command is called '" + first + "'"
              : "'" + first + "' is one argument too many";
    }
    ArgSpec argument = argument(error);
    if (error instanceof MissingParameterException && argument != null) {
      return argument instanceof OptionSpec option
          ? option.longestName() + " needs a value"
          : error.getCommandLine().getCommandName() + " needs to be told " + argument.paramLabel();
    }
    if (argument instanceof OptionSpec option && error.getValue() != null) {
      return option.longestName() + " cannot be '" + error.getValue() + "'";
    }
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
  }

  private static List<String> hint(ParameterException error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      boolean isName =
          unmatched.isUnknownOption() || !error.getCommandLine().getSubcommands().isEmpty();
      if (!isName) {
        return List.of();
      }
      return Suggestions.near(unmatched.getUnmatched().get(0), known(error.getCommandLine()))
          .stream()
          .limit(1)
          .map(near -> "did you mean " + near + "?")
          .toList();
    }
    return argument(error) instanceof OptionSpec option
        ? List.of(option.longestName() + " takes " + values(option))
        : List.of();
  }

  private static String values(OptionSpec option) {
    if (option.typeInfo().isBoolean()) {
      return "true or false";
    }
    return option.completionCandidates() == null
        ? option.paramLabel()
        : StreamSupport.stream(option.completionCandidates().spliterator(), false)
            .collect(Collectors.joining(", "));
  }

  private static @Nullable ArgSpec argument(ParameterException error) {
    return error instanceof MissingParameterException missing && !missing.getMissing().isEmpty()
        ? missing.getMissing().get(0)
        : error.getArgSpec();
  }

  /** The options and commands that could have been meant. */
  private static List<String> known(CommandLine command) {
    return Stream.concat(
            command.getCommandSpec().optionsMap().keySet().stream(),
            command.getSubcommands().keySet().stream())
        .sorted()
        .toList();
  }
}
