package dev.tidemark.cli.command;

import dev.tidemark.cli.Console;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives each option the value of its environment variable: {@code --as-of} is {@code TIDEMARK_AS_OF}. */
final class EnvironmentValues implements IDefaultValueProvider {
  private final Console console;

  EnvironmentValues(Console console) {
    this.console = console;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp()) {
      return null;
    }
    String value = console.variable(variable(option));
    return value.isEmpty() ? null : value;
  }

  /** The variable of an option. */
  static String variable(OptionSpec option) {
    return "TIDEMARK_"
        + option.longestName().replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
