package dev.tidemark.link.terraform;

import dev.tidemark.landscape.Neighbours;
import dev.tidemark.landscape.Neighbours.Neighbour;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Modules that lie in other repositories of the same checkout, by the address that calls give: {@code
 * git::https://host/owner/name}, {@code git@host:owner/name}, or {@code owner/name/provider} where a repository {@code
 * owner/terraform-provider-name} is there, as the registry has it. A submodule is the repository that
 * {@code .gitmodules} names; that, or a folder that is ignored because something clones into it, is else the repository of its
 * name where that has what is called.
 *
 * @param byTarget by the directory of this repository that is called and not here
 */
public record SiblingModules(Map<String, Neighbour> byAddress, Map<RepoPath, Sibling> byTarget) {

  public SiblingModules {
    byAddress = Map.copyOf(byAddress);
    byTarget = Map.copyOf(byTarget);
  }

  /** A module's directory in another repository. */
  public record Sibling(Neighbour neighbour, RepoPath directory) {}

  /**
   * @param submodules which repositories the submodules are, by their folders
   */
  static SiblingModules of(
      Neighbours neighbours,
      List<ModuleCall> calls,
      MissingCode missing,
      Map<RepoPath, String> submodules) {
    Map<RepoPath, Sibling> byTarget = new HashMap<>();
    for (ModuleCall call : neighbours.areThere() ? calls : List.<ModuleCall>of()) {
      if (!call.found()
          && call.target().isPresent()
          && !byTarget.containsKey(call.target().get())) {
        cloned(neighbours, call.target().get(), missing, submodules)
            .ifPresent(sibling -> byTarget.put(call.target().get(), sibling));
      }
    }
    return new SiblingModules(byAddress(neighbours, calls), byTarget);
  }

  private static Optional<Sibling> cloned(
      Neighbours neighbours,
      RepoPath target,
      MissingCode missing,
      Map<RepoPath, String> submodules) {
    BrokenReference why = missing.explain(target);
    if (why != BrokenReference.SUBMODULE && why != BrokenReference.IGNORED) {
      return Optional.empty();
    }
    String own = neighbours.own().orElse("");
    String owner = own.substring(0, own.lastIndexOf('/') + 1);
    for (RepoPath folder = target; !folder.isRoot(); folder = folder.parent()) {
      String name = submodules.getOrDefault(folder, owner + folder.name());
      Optional<Neighbour> named = neighbour(neighbours, name);
      if (named.isPresent()) {
        int below = Math.min(target.value().length(), folder.value().length() + 1);
        RepoPath directory = RepoPath.of(target.value().substring(below));
        return named
            .filter(neighbour -> neighbour.landscape().hasAny(directory))
            .map(neighbour -> new Sibling(neighbour, directory));
      }
    }
    return Optional.empty();
  }

  private static Map<String, Neighbour> byAddress(Neighbours neighbours, List<ModuleCall> calls) {
    Map<String, Neighbour> found = new HashMap<>();
    Map<String, Optional<Neighbour>> asked = new HashMap<>();
    for (ModuleCall call : calls) {
      String address = key(call.source());
      asked
          .computeIfAbsent(
              address, a -> name(call.source()).flatMap(name -> neighbour(neighbours, name)))
          .ifPresent(neighbour -> found.put(address, neighbour));
    }
    return found;
  }

  /** The repository that offers a module; empty for one that is not in the checkout. */
  public Optional<Neighbour> of(ModuleSource source) {
    return Optional.ofNullable(byAddress.get(key(source)));
  }

  /** Where the module of a call lies; empty where that is this repository, or one that is not in the checkout. */
  public Optional<Sibling> of(ModuleCall call) {
    Optional<Sibling> cloned = call.target().map(byTarget::get);
    return cloned.isPresent()
        ? cloned
        : of(call.source())
            .flatMap(
                neighbour ->
                    RepoPath.ROOT
                        .resolve(call.source().subdirectory())
                        .map(directory -> new Sibling(neighbour, directory)));
  }

  /** Whether the repository is here and lacks the directory, for a call that asks for what is newest. */
  public boolean lacks(ModuleSource source) {
    return source.pin() == ModuleSource.Pin.NONE
        && of(source)
            .filter(
                neighbour ->
                    RepoPath.ROOT
                        .resolve(source.subdirectory())
                        .filter(path -> neighbour.landscape().hasAny(path))
                        .isEmpty())
            .isPresent();
  }

  private static Optional<Neighbour> neighbour(Neighbours neighbours, String name) {
    boolean own = neighbours.own().filter(name::equalsIgnoreCase).isPresent();
    return own ? Optional.empty() : neighbours.named(name);
  }

  /** What the repository of a module is called by others. */
  static Optional<String> name(ModuleSource source) {
    String[] names = source.address().split("/", -1);
    if (source.address().contains("$")) {
      return Optional.empty();
    }
    if (source.kind() == ModuleSource.Kind.GIT && names.length > 2) {
      return Optional.of(source.address().substring(names[0].length() + 1));
    }
    if (source.kind() == ModuleSource.Kind.REGISTRY && names.length >= 3) {
      int from = names.length - 3;
      return Optional.of(names[from] + "/terraform-" + names[from + 2] + "-" + names[from + 1]);
    }
    return Optional.empty();
  }

  private static String key(ModuleSource source) {
    return source.address().toLowerCase(Locale.ROOT);
  }
}
