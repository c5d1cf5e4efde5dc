package dev.tidemark.link.terraform;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * How a repository's Terraform hangs together: its directories, what they are, and who calls whom.
 *
 * @param directories every directory with configuration that is not vendored, by path
 * @param roots what is applied by itself, sorted by path
 * @param modules what is called or made to be called, sorted by path
 * @param calls every call of a module, sorted by place
 * @param callers for each module (see {@link ModuleCall#moduleKey}) the directories of the roots that reach it, sorted
 * @param publishers namespaces that are the organisation's own: its private registries and its places on forges
 * @param siblings modules of other repositories of the same checkout
 * @param helpers directories among tests that are neither applied nor offered: they help the tests, as fixtures do
 */
public record TerraformLandscape(
    SortedMap<RepoPath, TerraformDirectory> directories,
    List<TerraformRoot> roots,
    List<TerraformModule> modules,
    List<ModuleCall> calls,
    Map<String, List<RepoPath>> callers,
    OwnPublishers publishers,
    SiblingModules siblings,
    Set<RepoPath> helpers) {

  /** The Terraform of a landscape. */
  public static final Facet<TerraformLandscape> FACET =
      new Facet<>("terraform", landscape -> new TerraformLinker(landscape).link());

  public TerraformLandscape {
    roots = List.copyOf(roots);
    modules = List.copyOf(modules);
    calls = List.copyOf(calls);
    helpers = Set.copyOf(helpers);
  }

  public Optional<TerraformDirectory> directory(RepoPath path) {
    return Optional.ofNullable(directories.get(path));
  }

  /** Whether what a directory declares only helps tests. */
  public boolean helpsTests(RepoPath directory) {
    return helpers.contains(directory);
  }

  /** Whose a file is: one that only helps tests is a fixture. */
  public Origin origin(Placed<HclDocument> file) {
    return helpsTests(file.directory()) ? Origin.FIXTURE : file.origin();
  }

  /** Whether a module belongs to this repository or organisation. */
  public boolean isOwn(ModuleCall call) {
    return call.target().isPresent() || isSibling(call) || publishers.own(call.source());
  }

  /** Whether a module lies in another repository of the same checkout. */
  public boolean isSibling(ModuleCall call) {
    return siblings.of(call).isPresent();
  }

  /** Whether a module is one of the public registry's and not the organisation's own. */
  public boolean isStandardPart(ModuleCall call) {
    return !isSibling(call) && publishers.isStandardPart(call.source());
  }

  /**
   * Whether a module belongs to this repository or organisation, and two roots or more use it, or other repositories can:
   * it has one of its own.
   */
  public boolean isShared(ModuleCall call) {
    return isSibling(call)
        || (isOwn(call) && callers.getOrDefault(call.moduleKey(), List.of()).size() > 1);
  }
}
