package dev.tidemark.link.definition;

import dev.tidemark.document.Placed;
import dev.tidemark.format.nix.NixDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.definition.DefinedStack.Role;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Machines of NixOS: the flakes and the files by convention that declare them, and the modules that they are made of. */
final class NixSystems {
  private static final Set<String> BY_CONVENTION =
      Set.of("configuration.nix", "hardware-configuration.nix");

  private NixSystems() {}

  static List<DefinedStack> stacks(Landscape landscape) {
    Map<RepoPath, DefinedStack> found = new TreeMap<>();
    List<Placed<NixDocument>> files = landscape.documents().all(NixDocument.class);
    boolean machines = files.stream().anyMatch(file -> isRoot(file) && file.origin().isInForce());
    for (Placed<NixDocument> file : files) {
      if (isRoot(file) || (machines && file.document().module())) {
        found.merge(file.directory(), stack(file), DefinedStack::and);
      }
    }
    return new ArrayList<>(found.values());
  }

  private static boolean isRoot(Placed<NixDocument> file) {
    return file.document().declaresSystems() || BY_CONVENTION.contains(file.path().lowerName());
  }

  private static DefinedStack stack(Placed<NixDocument> file) {
    return DefinedStack.declared(
        "nixos",
        isRoot(file) ? Role.ROOT : Role.PART,
        file.directory(),
        0,
        file.at(file.document().systemLine()),
        file.origin());
  }
}
