package dev.tidemark.link.terraform;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The modules that no root here reaches, where the roots here reach most of the others: what such a module declares runs
 * nowhere. In a repository that mostly offers its modules to others nothing follows from a call that is missing.
 */
public final class UncalledModules {
  public static final Facet<UncalledModules> FACET =
      new Facet<>("terraform-uncalled-modules", UncalledModules::new);

  private final Set<RepoPath> directories;
  private final Set<RepoPath> uncalled;

  private UncalledModules(Landscape landscape) {
    List<TerraformModule> modules =
        landscape.facet(TerraformLandscape.FACET).modules().stream()
            .filter(module -> module.directory().origin().isInForce())
            .toList();
    this.uncalled =
        modules.stream()
            .filter(module -> module.users().isEmpty())
            .map(TerraformModule::path)
            .collect(Collectors.toSet());
    boolean mostAreCalled = 2 * uncalled.size() < modules.size();
    this.directories = mostAreCalled ? uncalled : Set.of();
  }

  public boolean holds(RepoPath directory) {
    return directories.contains(directory);
  }

  /** Whether a module is called by nothing here, however many others are: nothing of it is anybody's yet. */
  public boolean offers(RepoPath directory) {
    return uncalled.contains(directory);
  }
}
