package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Machines that configure others: a master of Salt, a server of Puppet or Chef, where Ansible starts. A pipeline that logs in
 * there to start one of these applies what is declared, and changes more than the machine that it logs in to.
 */
final class ControlMachines {
  private static final Set<String> TOOLS = Set.of("salt", "puppet", "chef", "ansible");

  private ControlMachines() {}

  /** What ssh is told to run on the other machine; empty for another program, or where it only logs in. */
  static Optional<String> script(List<String> words) {
    if (!Wrappers.name(words.get(0)).equals("ssh")) {
      return Optional.empty();
    }
    int host = CommandArguments.operandAt(words, 1, OptionCatalogue.of("ssh"));
    return host + 1 < words.size()
        ? Optional.of(String.join(" ", words.subList(host + 1, words.size())))
        : Optional.empty();
  }

  /** Whether something that runs there configures other machines. */
  static boolean configures(Deed deed) {
    return deed.meaning()
        .filter(meaning -> meaning.is(Meaning.Act.APPLY) && TOOLS.contains(meaning.tool()))
        .filter(meaning -> !meaning.has("own-machine"))
        .isPresent();
  }
}
