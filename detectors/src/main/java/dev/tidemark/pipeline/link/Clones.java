package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import dev.tidemark.repository.Remote;
import java.util.List;
import java.util.Optional;

/** Reads commands that put a repository into a folder: {@code git clone} and {@code gh repo clone}. */
final class Clones {
  private Clones() {}

  /**
   * What is put where.
   *
   * @param folder from where the command runs
   */
  record Clone(String address, String folder) {}

  /** What a command clones; empty for any other command. */
  static Optional<Clone> read(List<String> words) {
    boolean forge = words.get(0).equals("gh");
    int verb = words.indexOf("clone");
    if (verb < 1 || (forge && !words.get(1).equals("repo"))) {
      return Optional.empty();
    }
    // Behind two dashes gh hands on options to git.
    List<String> given =
        CommandArguments.read(
                forge ? CommandArguments.untilDashes(words) : words,
                verb + 1,
                OptionCatalogue.of("git clone"))
            .operands();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String written = given.get(0);
    boolean named = forge && !written.contains("://") && !written.contains("@");
    String address = named ? "https://github.com/" + written : written;
    String own = Remote.bare(address.substring(address.lastIndexOf('/') + 1));
    return Optional.of(new Clone(address, given.size() > 1 ? given.get(1) : own));
  }
}
