package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Machines that configure others: a master of Salt, a server of Puppet or Chef, where Ansible starts. A pipeline that logs in
 * there to start one of these applies what is declared, and changes more than the machine that it logs in to.
 */
final class ControlMachines {
  private static final Set<String> TOOLS = Set.of("salt", "puppet", "chef", "ansible");

  /** Options of ssh whose value is the next word. */
  private static final Set<String> VALUED =
      Set.of(
          "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p",
          "-Q", "-R", "-S", "-W", "-w");

  private ControlMachines() {}

  /** What ssh is told to run on the other machine; empty for another program, or where it only logs in. */
  static Optional<String> script(List<String> words) {
    if (!Wrappers.name(words.get(0)).equals("ssh")) {
      return Optional.empty();
    }
    int host = 1;
    while (host < words.size() && words.get(host).startsWith("-")) {
      host += VALUED.contains(words.get(host)) ? 2 : 1;
    }
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
