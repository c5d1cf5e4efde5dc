package dev.tidemark.link.environment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which people tell environments apart. How much a word tells depends on where it stands: {@code prod} means
 * one thing everywhere, {@code stage} is also a part of a pipeline, {@code test} only counts beside others.
 */
public final class EnvironmentNames {
  private static final Set<String> PRODUCTION = Set.of("prod", "production", "prd", "live");
  private static final Set<String> NOT_PRODUCTION = Set.of("non", "pre", "not", "post");

  /** Words that mean an environment wherever they stand. */
  private static final Set<String> ANYWHERE =
      Set.of(
          "prod",
          "production",
          "prd",
          "staging",
          "stg",
          "preprod",
          "preproduction",
          "uat",
          "qa",
          "dev",
          "development",
          "intg",
          "nonprod",
          "nonlive");

  /** Words that mean one in paths and objects' names, and something else in the names of jobs and stacks. */
  private static final Set<String> IN_PATHS = Set.of("live", "stage", "develop");

  /** Words that mean one where they are the whole name, or its end or beginning. */
  private static final Set<String> AS_NAMES =
      Set.of(
          "devel",
          "tst",
          "sit",
          "prd1",
          "sbx",
          "sandbox",
          "perf",
          "acceptance",
          "nonproduction",
          "non-prod",
          "non-production",
          "pre-prod",
          "pre-production",
          "non-live",
          "pre-live",
          "prelive");

  /** Words that mean one only beside others: a folder of that name alone says nothing. */
  private static final Set<String> BESIDE_OTHERS =
      Set.of(
          "test",
          "testing",
          "shared",
          "ops",
          "management",
          "mgmt",
          "pre",
          "int",
          "acc",
          "dr",
          "ephemeral",
          "preview",
          "canary",
          "demo",
          "performance",
          "integration");

  /** Of the words that must be a whole name, those that a folder of manifests is named by. */
  private static final Set<String> FOLDERS =
      Set.of("test", "testing", "integration", "sandbox", "preview", "demo", "acceptance");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

  /** What stands before a joined environment is an abbreviation at least. Characters. */
  private static final int SHORTEST_PREFIX = 2;

  private EnvironmentNames() {}

  /** Whether a name means production: {@code prod}, {@code app-production}, not {@code preprod} or {@code non-prod}. */
  public static boolean isProduction(String name) {
    String[] words = words(name.toLowerCase(Locale.ROOT));
    for (int i = 0; i < words.length; i++) {
      if (isProductionWord(words, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isProductionWord(String[] words, int i) {
    return PRODUCTION.contains(withoutNumber(words[i]))
        && (i == 0 || !NOT_PRODUCTION.contains(words[i - 1]));
  }

  /** One of several of a kind is counted: {@code prd1}, {@code prod02}. */
  private static String withoutNumber(String word) {
    int end = word.length();
    while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  /** The environment that the name of a job, stack or stage speaks of: its first word that means one anywhere. */
  public static Optional<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("non-prod") || lower.contains("nonprod")) {
      return Optional.of("nonprod");
    }
    if (lower.contains("pre-prod") || lower.contains("preprod")) {
      return Optional.of("preproduction");
    }
    return Arrays.stream(words(lower)).filter(ANYWHERE::contains).findFirst();
  }

  /** The environment of the first of several paths or names of objects that tells one; empty when none does. */
  public static String of(String... paths) {
    for (String path : paths) {
      Optional<String> found = lastIn(path.toLowerCase(Locale.ROOT));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return "";
  }

  /** The last telling word of a path, as written: what is nearest to the file. */
  private static Optional<String> lastIn(String path) {
    String[] words = words(path);
    for (int i = words.length - 1; i >= 0; i--) {
      if (PRODUCTION.contains(words[i])) {
        return Optional.of(isProductionWord(words, i) ? words[i] : words[i - 1] + "-" + words[i]);
      }
      if (ANYWHERE.contains(words[i]) || IN_PATHS.contains(words[i])) {
        return Optional.of(words[i]);
      }
    }
    return Arrays.stream(path.split("/", -1)).filter(FOLDERS::contains).findFirst();
  }

  /** Whether a whole name is an environment's: {@code staging}. */
  public static boolean isEnvironment(String name) {
    return isKnown(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a whole name is an environment's even where no other stands beside it. */
  public static boolean isSure(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return isKnown(lower) && !BESIDE_OTHERS.contains(lower);
  }

  /** The environment at the end of a name: {@code app-prod}, {@code payments_staging}, or the name itself. */
  public static Optional<String> atEnd(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (isKnown(lower)) {
      return Optional.of(lower);
    }
    for (int i = 0; i < lower.length(); i++) {
      if ((lower.charAt(i) == '-' || lower.charAt(i) == '_') && isKnown(lower.substring(i + 1))) {
        return Optional.of(lower.substring(i + 1));
      }
    }
    return Optional.empty();
  }

  /**
   * The environment that ends a name without anything between: {@code prod} of {@code shopprod}. Only siblings can tell
   * whether it is one; see {@link JoinedNames}.
   */
  static Optional<String> joined(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = SHORTEST_PREFIX; i < lower.length(); i++) { // the longest first
      if (Character.isLetterOrDigit(lower.charAt(i - 1)) && isKnown(lower.substring(i))) {
        return Optional.of(lower.substring(i));
      }
    }
    return Optional.empty();
  }

  /** The environment at the end or beginning of a name: {@code prod-eu}, {@code integration.govuk}. */
  public static Optional<String> within(String name) {
    String lower = name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    Optional<String> end = atEnd(lower);
    if (end.isPresent()) {
      return end;
    }
    for (int i = lower.length() - 1; i > 0; i--) {
      if (lower.charAt(i) == '-' && isKnown(lower.substring(0, i))) {
        return Optional.of(lower.substring(0, i));
      }
    }
    return Optional.empty();
  }

  /** What is left of a name when its environment is taken away: {@code app} of {@code app-prod} and {@code prod-app}. */
  public static String without(String name) {
    String lower = name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    return within(lower)
        .map(
            environment ->
                lower.endsWith(environment)
                    ? lower.substring(0, lower.length() - environment.length())
                    : lower.substring(environment.length()))
        .orElse(lower);
  }

  /** The common name of environments that go by several: {@code production} of {@code prd}. */
  public static String common(String name) {
    return switch (name) {
      case "prod", "prd", "prd1", "live" -> "production";
      case "dev", "devel", "develop" -> "development";
      case "stage", "stg" -> "staging";
      case "int", "intg" -> "integration";
      case "testing", "tst" -> "test";
      default -> name;
    };
  }

  private static boolean isKnown(String lower) {
    return ANYWHERE.contains(lower)
        || IN_PATHS.contains(lower)
        || AS_NAMES.contains(lower)
        || BESIDE_OTHERS.contains(lower);
  }

  private static String[] words(String lower) {
    return BETWEEN_WORDS.split(lower, -1);
  }
}
