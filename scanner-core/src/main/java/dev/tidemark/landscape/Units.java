package dev.tidemark.landscape;

import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The units of a repository, sorted, each once. */
public final class Units {
  private final List<Unit> all;
  private final Map<RepoPath, List<Unit>> byDirectory = new HashMap<>();

  public Units(List<Unit> units) {
    this.all = units.stream().sorted().distinct().toList();
    all.forEach(
        unit -> byDirectory.computeIfAbsent(unit.directory(), d -> new ArrayList<>()).add(unit));
  }

  public List<Unit> all() {
    return all;
  }

  public Stream<Unit> of(Predicate<Unit> wanted) {
    return all.stream().filter(wanted);
  }

  /** The units whose shares count: provisioned, in force, neither bootstrap nor throw-away. */
  public List<Unit> provisioned() {
    return all.stream().filter(Unit::countsAsProvisioned).toList();
  }

  /** The units that live in exactly this directory. */
  public List<Unit> in(RepoPath directory) {
    return byDirectory.getOrDefault(directory, List.of());
  }

  /** The units of the nearest directory at or above a path; none when no directory above holds one. */
  public List<Unit> around(RepoPath path) {
    RepoPath directory = path;
    while (true) {
      List<Unit> here = in(directory);
      if (!here.isEmpty() || directory.isRoot()) {
        return here;
      }
      directory = directory.parent();
    }
  }

  public Optional<Unit> byId(String id) {
    return all.stream().filter(unit -> unit.id().equals(id)).findFirst();
  }
}
