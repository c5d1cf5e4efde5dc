package dev.tidemark.cli.command;

import dev.tidemark.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script for bash and zsh. */
@Command(
    name = "generate-completion",
    description = "Prints a completion script for bash and zsh.",
    footer = {"", "Example:", "  source <(tidemark generate-completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @SuppressWarnings("UnusedVariable") // read by the command line: --help, --debug
  @Mixin
  private CommonOptions common = new CommonOptions();

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    new Output(session.console()).print(AutoComplete.bash("tidemark", root));
    return ExitCode.DONE.code();
  }
}
