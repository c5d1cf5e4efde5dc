package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/** The part of the observations that speaks of one subtree, so that it can be judged like a repository. */
public final class Component {
  /** What holds for the repository as a whole, and so for each of its parts. */
  private static final List<String> FOR_ALL =
      List.of(
          "history.extent",
          "governance.branch-protection",
          "governance.issue-form",
          "deps.update-automation",
          "docs.contributing",
          "ci.external",
          "ci.environment");

  private Component() {}

  public static Observations within(RepoPath path, Observations whole) {
    return new Observations(
        new Units(
            whole.units().all().stream().filter(unit -> unit.directory().isIn(path)).toList()),
        whole.evidence().stream().filter(fact -> speaksOf(path, fact)).toList(),
        whole.emittedKinds(),
        whole.unread().stream()
            .filter(
                unread ->
                    unread.problem().path().isRoot()
                        || unread.problem().path().isIn(path)
                        || unread.kinds().stream().anyMatch(kind -> kind.startsWith("ci.")))
            .toList(),
        whole.scope(),
        whole.attestations(),
        whole.role(),
        whole.asOf());
  }

  private static boolean speaksOf(RepoPath path, Evidence fact) {
    return fact.location().path().isIn(path)
        || FOR_ALL.contains(fact.kind())
        || fact.texts("targets").stream().anyMatch(target -> reaches(target, path))
        || List.of("unit", "dir", "subject").stream()
            .flatMap(name -> fact.texts(name).stream())
            .anyMatch(name -> place(name).isIn(path));
  }

  /** Whether a target lies in the subtree, or holds it; a glob is taken by the directory that it begins with. */
  private static boolean reaches(String target, RepoPath path) {
    int star = target.indexOf('*');
    int slash = star < 0 ? target.length() : target.lastIndexOf('/', star);
    RepoPath directory = place(target.substring(0, Math.max(0, slash)));
    return directory.isIn(path) || path.isIn(directory);
  }

  private static RepoPath place(String name) {
    int environment = name.lastIndexOf('@');
    String directory = environment < 0 ? name : name.substring(0, environment);
    return RepoPath.of(directory.equals(".") ? "" : directory);
  }
}
