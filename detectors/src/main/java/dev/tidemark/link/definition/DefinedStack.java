package dev.tidemark.link.definition;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/**
 * What the files of one tool in one directory, or one file that deploys by itself, define.
 *
 * @param tool {@code cloudformation}, {@code pulumi}, {@code ansible}, …
 * @param style {@code declarative} or {@code imperative-sdk}
 * @param role whether it is deployed, used by others, or only there
 * @param directory where it lives
 * @param files how many files of that tool lie there
 * @param resources how many resources they declare, where that can be read
 * @param environments that its own files tell apart (Pulumi's stacks, files of parameters), sorted
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
    List<String> environments,
    Location location,
    Origin origin) {

  public DefinedStack {
    environments = List.copyOf(environments);
  }

  /** What becomes of it. */
  public enum Role {
    ROOT,
    LIBRARY,
    PART
  }

  /** This as a part of what lies around it. */
  DefinedStack asPart() {
    return new DefinedStack(
        tool, style, Role.PART, directory, files, resources, environments, location, origin);
  }

  String key() {
    return tool + "\n" + directory.value();
  }
}
