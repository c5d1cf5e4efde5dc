package dev.tidemark.cli.command;

import dev.tidemark.cli.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows every pipeline as a readable tree. */
@Command(
    name = "pipelines",
    description =
        "Shows every pipeline as a tree: trigger, jobs, what each step means, what was followed and what was not.",
    footer = {
      "",
      "Examples:",
      "  tidemark pipelines",
      "  tidemark pipelines ~/src/infra --rev main"
    })
final class PipelinesCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private TargetOptions targets = new TargetOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  PipelinesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    throw new UserError("this build cannot show pipelines yet", session.console().variable(""));
  }
}
