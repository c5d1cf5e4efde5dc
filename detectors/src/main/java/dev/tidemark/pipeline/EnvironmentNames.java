package dev.tidemark.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names that people give to environments. */
public final class EnvironmentNames {
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("prod", "production"),
          Map.entry("production", "production"),
          Map.entry("prd", "production"),
          Map.entry("live", "production"),
          Map.entry("staging", "staging"),
          Map.entry("stage", "staging"),
          Map.entry("stg", "staging"),
          Map.entry("preprod", "preproduction"),
          Map.entry("preproduction", "preproduction"),
          Map.entry("uat", "uat"),
          Map.entry("qa", "qa"),
          Map.entry("dev", "development"),
          Map.entry("development", "development"),
          Map.entry("integration", "integration"),
          Map.entry("intg", "integration"),
          Map.entry("nonprod", "nonprod"),
          Map.entry("nonlive", "nonprod"),
          Map.entry("sandbox", "sandbox"),
          Map.entry("test", "test"));

  /** Words that are as often something else. */
  private static final Set<String> UNSURE =
      Set.of("test", "live", "integration", "stage", "sandbox");

  private EnvironmentNames() {}

  /** Whether a name is that of production. */
  public static boolean isProduction(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    if (text.contains("nonprod")
        || text.contains("non-prod")
        || text.contains("preprod")
        || text.contains("pre-prod")
        || text.contains("non_prod")
        || text.contains("pre_prod")
        || text.contains("nonlive")
        || text.contains("non-live")) {
      return false;
    }
    return words(text).stream().anyMatch(word -> "production".equals(KNOWN.get(word)));
  }

  /** The environment that a path, stack or file name speaks of. */
  public static Optional<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("non-prod") || lower.contains("nonprod")) {
      return Optional.of("nonprod");
    }
    if (lower.contains("pre-prod") || lower.contains("preprod")) {
      return Optional.of("preproduction");
    }
    return words(lower).stream()
        .filter(word -> KNOWN.containsKey(word) && !UNSURE.contains(word))
        .findFirst();
  }

  private static List<String> words(String text) {
    return List.of(text.split("[^a-z0-9]+"));
  }
}
