package dev.tidemark.link.terraform;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;

/** The files of Terraform and OpenTofu, by their names. */
public final class ConfigurationFiles {
  private static final List<String> ENDINGS = List.of(".tf", ".tofu", ".tf.json", ".tofu.json");

  /** Extensions of files that {@code init} is given the settings of a backend by. */
  private static final Set<String> BACKENDS = Set.of("backend", "tfbackend");

  private ConfigurationFiles() {}

  /** Whether a file declares resources, modules and what belongs to them; values of variables do not. */
  public static boolean isNamed(RepoPath path) {
    String name = path.lowerName();
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /** Whether settings of a backend lie in a directory. */
  static boolean holdBackend(Landscape landscape, RepoPath directory) {
    return landscape.in(directory).stream()
        .anyMatch(entry -> BACKENDS.contains(entry.path().extension()));
  }
}
