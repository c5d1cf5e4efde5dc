package dev.tidemark.link.environment;

import dev.tidemark.repository.RepoPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folders that are called by a product and its environment in one word: {@code shopdev} beside {@code shopprod}. One alone
 * may be any word; the same beginning with production and another environment is no chance.
 */
public final class JoinedNames {
  private final Map<RepoPath, String> environments = new HashMap<>();

  /** Reads the names of folders, those of one parent beside each other. */
  public JoinedNames(Collection<RepoPath> folders) {
    Map<String, Map<RepoPath, String>> groups = new HashMap<>();
    for (RepoPath folder : folders) {
      EnvironmentNames.joined(folder.name())
          .ifPresent(
              environment ->
                  groups
                      .computeIfAbsent(beginning(folder, environment), key -> new HashMap<>())
                      .put(folder, environment));
    }
    groups.values().stream().filter(JoinedNames::areEnvironments).forEach(environments::putAll);
  }

  /** The environment of the nearest folder above a place, or of itself, that is called so. */
  public Optional<String> of(RepoPath place) {
    for (RepoPath at = place; !at.isRoot(); at = at.parent()) {
      String environment = environments.get(at);
      if (environment != null) {
        return Optional.of(environment);
      }
    }
    return Optional.empty();
  }

  private static String beginning(RepoPath folder, String environment) {
    String path = folder.value().toLowerCase(Locale.ROOT);
    return path.substring(0, path.length() - environment.length());
  }

  private static boolean areEnvironments(Map<RepoPath, String> group) {
    Set<String> different = new HashSet<>();
    group.values().forEach(name -> different.add(EnvironmentNames.common(name)));
    return different.size() > 1 && group.values().stream().anyMatch(EnvironmentNames::isProduction);
  }
}
