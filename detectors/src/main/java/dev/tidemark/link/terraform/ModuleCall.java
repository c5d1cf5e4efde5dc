package dev.tidemark.link.terraform;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;

/**
 * A call of a module, by a {@code module} block or by Terragrunt.
 *
 * @param name the call's label
 * @param from the directory that calls
 * @param origin whose the calling file is
 * @param target the directory of this repository that is meant, whether or not it is there; empty for remote sources
 * @param found whether that directory is there
 */
public record ModuleCall(
    String name,
    RepoPath from,
    Origin origin,
    Location location,
    ModuleSource source,
    Optional<RepoPath> target,
    boolean found) {

  /** What tells modules apart: the local directory, or the remote address and subdirectory. */
  public String moduleKey() {
    return target
        .map(directory -> "./" + directory.value())
        .orElseGet(() -> source.address() + "//" + source.subdirectory());
  }
}
