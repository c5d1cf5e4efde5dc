package dev.tidemark.cli.command;

import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.explain.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Help on a command or a topic. */
@Command(
    name = "help",
    description = "Help on a command, or on a topic: exit-codes, environment.",
    footer = {
      "",
      "Examples:",
      "  tidemark help scan",
      "  tidemark help exit-codes",
      "  tidemark help environment"
    })
final class HelpCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "A command or a topic.")
  private String topic = "";

  @SuppressWarnings("UnusedVariable") // read by the command line: --help, --debug
  @Mixin
  private CommonOptions common = new CommonOptions();

  HelpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CommandLine root = spec.parent().commandLine();
    new Output(session.console()).print(text(root));
    return ExitCode.DONE.code();
  }

  private String text(CommandLine root) {
    CommandLine command = topic.isEmpty() ? root : root.getSubcommands().get(topic);
    if (command != null) {
      return command.getUsageMessage();
    }
    return switch (topic) {
      case "exit-codes" -> exitCodes();
      case "environment" -> environment(root);
      default -> throw unknown(root);
    };
  }

  private UserError unknown(CommandLine root) {
    List<String> topics = new ArrayList<>(root.getSubcommands().keySet());
    topics.add("exit-codes");
    topics.add("environment");
    List<String> near = Suggestions.near(topic, topics);
    return new UserError(
        "no help on '" + topic + "'",
        near.isEmpty()
            ? "topics: " + String.join(", ", topics)
            : "did you mean " + near.get(0) + "?");
  }

  private static String exitCodes() {
    StringBuilder text = new StringBuilder("Exit codes:\n");
    for (ExitCode code : ExitCode.values()) {
      text.append(String.format(Locale.ROOT, "  %3d  %s%n", code.code(), code.means()));
    }
    return text.append("scan informs: it ends with 0 whatever it finds.\n").toString();
  }

  private static String environment(CommandLine root) {
    StringBuilder text =
        new StringBuilder(
            "Every option has an environment variable; an option given outranks it.\n");
    root.getSubcommands()
        .forEach(
            (name, command) -> {
              text.append(name).append('\n');
              for (OptionSpec option : command.getCommandSpec().options()) {
                if (!option.usageHelp()) {
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "  %-26s %s%n",
                          EnvironmentValues.variable(option),
                          option.longestName()));
                }
              }
            });
    return text.append("Heard besides: COLUMNS, NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM.\n")
        .toString();
  }
}
