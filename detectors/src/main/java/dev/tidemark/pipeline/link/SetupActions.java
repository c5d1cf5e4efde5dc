package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.catalogue.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Actions that install a tool, by the name that everybody gives them: {@code setup-sops}, {@code action-install-yq}. As
 * with scripts that are fetched and run, a name that says so is believed; only tools of the catalogue count, for what
 * {@code setup-environment} sets up nobody can tell.
 */
final class SetupActions {
  private static final Set<String> VERBS = Set.of("setup", "install", "installer");

  /** Words of such names that are no tool's. */
  private static final Set<String> FILLING =
      Set.of("action", "actions", "github", "gha", "gh", "cli", "toolchain", "the", "environment");

  /** Words that are a program's name and much else besides. */
  private static final Set<String> ANYTHING =
      Set.of("env", "test", "service", "shell", "script", "host", "time", "set", "local");

  private SetupActions() {}

  /** What an action does that is named after setting up a tool; empty for any other. */
  static Optional<Meaning> meaning(String reference) {
    String path = PublishedUse.withoutPin(reference);
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    List<String> named = new ArrayList<>(); // also with the words that are mostly filling
    boolean sets = false;
    for (String word : path.substring(slash + 1).toLowerCase(Locale.ROOT).split("[-_]")) {
      sets |= VERBS.contains(word);
      if (!VERBS.contains(word)) {
        named.add(word);
      }
      if (!VERBS.contains(word) && !FILLING.contains(word)) {
        words.add(word);
      }
    }
    named.removeAll(Set.of("action", "actions"));
    return sets
        ? Stream.of(String.join("-", words), String.join("-", named))
            .filter(SetupActions::isTool)
            .findFirst()
            .map(tool -> new Meaning(Meaning.Act.SETUP, tool, "", "", Map.of(), Set.of()))
        : Optional.empty();
  }

  private static boolean isTool(String name) {
    boolean known = Commands.KNOWN.knows(name) || Commands.KNOWN.wrapper(name).isPresent();
    return known && !ANYTHING.contains(name);
  }
}
