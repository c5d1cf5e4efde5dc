package dev.tidemark.link.terraform;

import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/**
 * A directory that others call, or that is made to be called.
 *
 * @param calls the calls to it from files in force
 * @param users the directories of the roots that reach it, through other modules too, sorted
 */
public record TerraformModule(
    TerraformDirectory directory,
    boolean examples,
    boolean tested,
    boolean versioned,
    List<ModuleCall> calls,
    List<RepoPath> users) {

  public TerraformModule {
    calls = List.copyOf(calls);
    users = List.copyOf(users);
  }

  public RepoPath path() {
    return directory.path();
  }

  public Unit unit() {
    return new Unit(
        Unit.Kind.MODULE,
        path(),
        "terraform",
        "",
        Unit.Style.DECLARATIVE,
        Unit.Traits.NONE,
        directory.face().at(1),
        directory.origin());
  }
}
