package dev.tidemark.link.definition;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.repository.RepoPath;

/**
 * What the files of one tool in one directory, or one file that deploys by itself, define.
 *
 * @param tool {@code cloudformation}, {@code pulumi}, {@code ansible}, …
 * @param style {@code declarative} or {@code imperative-sdk}
 * @param role whether it is deployed, used by others, or only there
 * @param directory where it lives
 * @param files how many files of that tool lie there
 * @param resources how many resources they declare, where that can be read
 * @param location a file that shows it
 * @param origin whose it is
 */
public record DefinedStack(
    String tool,
    String style,
    Role role,
    RepoPath directory,
    int files,
    int resources,
    Location location,
    Origin origin) {

  /** What becomes of it. */
  public enum Role {
    ROOT,
    LIBRARY,
    PART
  }

  String key() {
    return tool + "\n" + directory.value();
  }
}
