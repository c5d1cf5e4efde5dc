package dev.tidemark.pipeline.link;

import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the linker stands: the file that it reads, how it came there, and what is known of expressions.
 *
 * @param file the file that lines belong to; below its repository's name where that is another one
 * @param home the repository that the file is of; empty for this one
 * @param via what was followed to come here, for people; also what keeps cycles finite
 * @param known values of expressions: {@code inputs.dir}
 * @param checkouts what lies where while it runs
 */
record Scope(
    RepoPath file, String home, List<String> via, Map<String, String> known, Checkouts checkouts) {
  /** Pipelines that people write call scripts four or five levels deep. */
  static final int MAX_DEPTH = 12;

  Scope {
    via = List.copyOf(via);
  }

  /** Inside something of the same file or repository. */
  Scope into(RepoPath next, String step) {
    return new Scope(next, home, through(step), known, checkouts);
  }

  /** Inside a file of whatever repository it lies in. */
  Scope into(Ground ground, RepoPath next, String step) {
    return new Scope(ground.shown(next), ground.repository(), through(step), known, checkouts);
  }

  /** Inside a file of another repository, told below that one's name. */
  Scope next(String repository, RepoPath shown) {
    return new Scope(shown, repository, through(shown.value()), known, checkouts);
  }

  private List<String> through(String step) {
    List<String> more = new ArrayList<>(via);
    more.add(step);
    return more;
  }

  /** In another file of the same repository, which lines belong to. */
  Scope in(RepoPath other) {
    RepoPath shown = home.isEmpty() ? other : RepoPath.of(home + "/" + other);
    return new Scope(shown, home, via, known, checkouts);
  }

  Scope knowing(Map<String, String> values) {
    return new Scope(file, home, via, values, checkouts);
  }

  Scope with(Checkouts folders) {
    return new Scope(file, home, via, known, folders);
  }

  /** The directory of the file, as a place. */
  String directory() {
    if (home.isEmpty()) {
      return "@/" + file.parent().value();
    }
    String inside = file.parent().value();
    return Places.of(home, inside.substring(Math.min(inside.length(), home.length() + 1)));
  }

  /** Why this step must not be followed once more; empty when it may. */
  String refuses(String step) {
    return via.contains(step) ? "cycle" : via.size() >= MAX_DEPTH ? "depth" : "";
  }
}
