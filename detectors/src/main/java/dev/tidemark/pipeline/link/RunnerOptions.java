package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;

/** The options by which a runner of tasks is told where to look for its file. */
final class RunnerOptions {
  private RunnerOptions() {}

  /** The directory that an option names, or the one that the command is started in. */
  static String directory(Call call, String... options) {
    return CommandArguments.read(call.words(), 1, OptionCatalogue.of(call.program()))
        .value(options)
        .map(call::place)
        .orElse(call.state().directory);
  }

  /** The directory so many levels up. */
  static String above(String directory, int levels) {
    String top = directory;
    for (int up = levels; up > 0; up--) {
      top = Places.resolve(top, "..");
    }
    return top;
  }
}
