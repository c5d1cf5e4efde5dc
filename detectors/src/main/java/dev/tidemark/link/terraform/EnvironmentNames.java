package dev.tidemark.link.terraform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Words by which environments are told apart in directory, file and workspace names. */
public final class EnvironmentNames {

  private static final Set<String> WORDS =
      Set.of(
          "dev",
          "develop",
          "development",
          "devel",
          "test",
          "testing",
          "tst",
          "qa",
          "uat",
          "sit",
          "stage",
          "staging",
          "stg",
          "preprod",
          "preproduction",
          "prod",
          "production",
          "prd",
          "prd1",
          "live",
          "sandbox",
          "sbx",
          "int",
          "intg",
          "integration",
          "nonprod",
          "nonproduction",
          "non-prod",
          "non-production",
          "pre-prod",
          "pre-production",
          "pre",
          "demo",
          "perf",
          "performance",
          "dr",
          "acc",
          "acceptance",
          "canary",
          "preview",
          "ephemeral",
          "shared",
          "ops",
          "management",
          "mgmt",
          "nonlive",
          "non-live",
          "pre-live",
          "prelive");

  /** Words that are environments only beside others: a folder of that name alone says nothing. */
  private static final Set<String> WEAK =
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

  private static final List<String> PRODUCTION = List.of("prod", "production", "prd", "live");
  private static final Set<String> NOT_PRODUCTION = Set.of("non", "pre", "not", "post");

  private EnvironmentNames() {}

  /** Whether a whole name is an environment's: {@code staging}. */
  public static boolean isEnvironment(String name) {
    return WORDS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a whole name is an environment's even where no other stands beside it. */
  public static boolean isSure(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return WORDS.contains(lower) && !WEAK.contains(lower);
  }

  /** The environment at the end of a name: {@code app-prod}, {@code payments_staging}, or the name itself. */
  public static Optional<String> atEnd(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (WORDS.contains(lower)) {
      return Optional.of(lower);
    }
    for (int i = 0; i < lower.length(); i++) {
      if ((lower.charAt(i) == '-' || lower.charAt(i) == '_')
          && WORDS.contains(lower.substring(i + 1))) {
        return Optional.of(lower.substring(i + 1));
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
      if (lower.charAt(i) == '-' && WORDS.contains(lower.substring(0, i))) {
        return Optional.of(lower.substring(0, i));
      }
    }
    return Optional.empty();
  }

  /** What is left of a name when its environment is taken away: {@code app} of {@code app-prod} and {@code prod-app}. */
  static String without(String name) {
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
  static String common(String name) {
    return switch (name) {
      case "prod", "prd", "prd1", "live" -> "production";
      case "dev", "devel", "develop" -> "development";
      case "stage", "stg" -> "staging";
      case "int", "intg" -> "integration";
      case "testing", "tst" -> "test";
      default -> name;
    };
  }

  /** Whether a name means production: {@code prod}, {@code app-production}, not {@code preprod} or {@code non-prod}. */
  public static boolean isProduction(String name) {
    List<String> words =
        List.of(name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-').split("-", -1));
    for (int i = 0; i < words.size(); i++) {
      if (PRODUCTION.contains(words.get(i))
          && (i == 0 || !NOT_PRODUCTION.contains(words.get(i - 1)))) {
        return true;
      }
    }
    return false;
  }
}
