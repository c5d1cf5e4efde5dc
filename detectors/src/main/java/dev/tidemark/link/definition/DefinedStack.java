package dev.tidemark.link.definition;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.stream.Stream;

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

  /** What one file declares that tells no environments apart. */
  static DefinedStack declared(
      String tool, Role role, RepoPath directory, int resources, Location location, Origin origin) {
    return new DefinedStack(
        tool, "declarative", role, directory, 1, resources, List.of(), location, origin);
  }

  /** What becomes of it. */
  public enum Role {
    ROOT,
    LIBRARY,
    PART
  }

  /** This and what other files of the tool in the directory define, as one, shown by the file that makes it what it is. */
  DefinedStack and(DefinedStack other) {
    boolean leads = role.compareTo(other.role) <= 0;
    return new DefinedStack(
        tool,
        style,
        leads ? role : other.role,
        directory,
        files + other.files,
        resources + other.resources,
        Stream.concat(environments.stream(), other.environments.stream())
            .distinct()
            .sorted()
            .toList(),
        leads ? location : other.location,
        origin);
  }

  /** This where other environments are told apart. */
  DefinedStack in(List<String> others) {
    return new DefinedStack(
        tool, style, role, directory, files, resources, others, location, origin);
  }

  /** This as a part of what lies around it. */
  DefinedStack asPart() {
    return new DefinedStack(
        tool, style, Role.PART, directory, files, resources, environments, location, origin);
  }

  String key() {
    return key(tool, directory);
  }

  /** What stacks that are one share. */
  static String key(String tool, RepoPath directory) {
    return tool + "\n" + directory.value();
  }
}
