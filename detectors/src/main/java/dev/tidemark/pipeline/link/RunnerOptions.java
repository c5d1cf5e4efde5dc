package dev.tidemark.pipeline.link;

import java.util.List;
import java.util.Optional;

/** The options by which a runner of tasks is told where to look for its file. */
final class RunnerOptions {
  private RunnerOptions() {}

  /** The directory that an option names, or the one that the command is started in. */
  static String directory(Call call, String... options) {
    return option(call.words(), options).map(call::place).orElse(call.state().directory);
  }

  /** The directory so many levels up. */
  static String above(String directory, int levels) {
    String top = directory;
    for (int up = levels; up > 0; up--) {
      top = Places.resolve(top, "..");
    }
    return top;
  }

  /** The value of an option, written as the next word. */
  static Optional<String> option(List<String> words, String... names) {
    for (int i = 1; i + 1 < words.size(); i++) {
      if (List.of(names).contains(words.get(i))) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
