package dev.tidemark.link.terraform;

import dev.tidemark.document.Placed;
import dev.tidemark.format.ignore.IgnoreDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why code that is referred to may not be in this commit: it is a submodule's, a link's, or ignored on purpose because
 * something makes or fetches it.
 */
public final class MissingCode {

  /** Linked once per landscape. */
  public static final Facet<MissingCode> FACET = new Facet<>("missing-code", MissingCode::new);

  private final Set<RepoPath> submodules = new TreeSet<>();
  private final Set<RepoPath> links = new TreeSet<>();
  private final List<Placed<IgnoreDocument>> ignores;

  private MissingCode(Landscape landscape) {
    for (Entry entry : landscape.others()) {
      if (entry.mode() == Entry.Mode.SUBMODULE) {
        submodules.add(entry.path());
      } else if (entry.mode() == Entry.Mode.DEAD_LINK) {
        links.add(entry.path());
      }
    }
    this.ignores = landscape.documents().all(IgnoreDocument.class);
  }

  /** What explains that nothing lies at a path. */
  public BrokenReference explain(RepoPath path) {
    for (RepoPath at = path; !at.isRoot(); at = at.parent()) {
      if (submodules.contains(at)) {
        return BrokenReference.SUBMODULE;
      }
      if (links.contains(at)) {
        return BrokenReference.GENERATED;
      }
      if (at.name().equals(".terraform") || at.name().equals(".terragrunt-cache")) {
        return BrokenReference.FETCHED;
      }
    }
    for (Placed<IgnoreDocument> ignore : ignores) {
      if (path.isIn(ignore.directory()) && ignore.document().ignores(relative(path, ignore))) {
        return BrokenReference.IGNORED;
      }
    }
    return BrokenReference.NONE;
  }

  /** Whether the file that says where a directory's state is kept is ignored there: whoever applies it writes one. */
  boolean ignoresBackendOf(RepoPath directory) {
    return ignores.stream()
        .filter(ignore -> directory.isIn(ignore.directory()))
        .anyMatch(
            ignore ->
                ignore.document().patterns().stream()
                    .map(pattern -> pattern.substring(pattern.lastIndexOf('/') + 1))
                    .map(name -> name.replace("*", ""))
                    .filter(name -> name.endsWith(".tf") && name.contains("backend"))
                    .map(name -> relative(directory.child(name), ignore))
                    .anyMatch(ignore.document()::ignores));
  }

  private static String relative(RepoPath path, Placed<IgnoreDocument> ignore) {
    RepoPath directory = ignore.directory();
    return directory.isRoot()
        ? path.value()
        : path.value().substring(Math.min(path.value().length(), directory.value().length() + 1));
  }
}
