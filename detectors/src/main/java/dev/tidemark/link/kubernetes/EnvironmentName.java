package dev.tidemark.link.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells environments apart by the words that people name them with, in paths and in names. */
public final class EnvironmentName {
  private static final Set<String> PRODUCTION = Set.of("production", "prod", "prd", "live");
  private static final Set<String> OTHERS =
      Set.of(
          "staging",
          "stage",
          "stg",
          "preprod",
          "preproduction",
          "uat",
          "qa",
          "dev",
          "develop",
          "development",
          "nonprod");

  /** Words that also mean something else, so that only a whole name of a path counts. */
  private static final Set<String> WHOLE_NAMES =
      Set.of("test", "testing", "integration", "sandbox", "preview", "demo", "acceptance");

  private EnvironmentName() {}

  /** The environment that the last telling word of a path or name stands for, in lower case as written. */
  public static Optional<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String[] words = lower.split("[^a-z0-9]+", -1);
    for (int i = words.length - 1; i >= 0; i--) {
      if (PRODUCTION.contains(words[i])) {
        boolean negated = i > 0 && List.of("non", "pre", "not").contains(words[i - 1]);
        return Optional.of(negated ? words[i - 1] + "-" + words[i] : words[i]);
      }
      if (OTHERS.contains(words[i])) {
        return Optional.of(words[i]);
      }
    }
    return Arrays.stream(lower.split("/", -1)).filter(WHOLE_NAMES::contains).findFirst();
  }

  /** The environment of the first of several texts that names one; empty when none does. */
  public static String of(String... texts) {
    for (String text : texts) {
      Optional<String> found = in(text);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return "";
  }

  public static boolean isProduction(String environment) {
    return PRODUCTION.contains(environment);
  }
}
