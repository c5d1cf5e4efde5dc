package dev.tidemark.link.kubernetes.release;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Finds the directories that a path becomes whose parameters only a controller in a cluster fills in. */
final class PathTemplates {
  /** Most directories of one path: beyond it the path is the repository. */
  private static final int MOST = 2_000;

  private final Landscape landscape;
  private final NavigableSet<RepoPath> directories = new TreeSet<>();

  PathTemplates(Landscape landscape) {
    this.landscape = landscape;
  }

  /**
   * The directories that a path may become. A path that is nothing but parameters says nothing, and becomes none.
   *
   * @param open what a parameter begins with, such as <code>${</code>
   * @param close what it ends with
   */
  List<RepoPath> fill(String path, String open, String close) {
    String pattern = starred(path, open, close);
    boolean saysNothing =
        !pattern.equals(path)
            && List.of(plain(pattern).split("/")).stream().allMatch(name -> name.contains("*"));
    return saysNothing ? List.of() : match(pattern);
  }

  /** The path with a star for each parameter. */
  static String starred(String path, String open, String close) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    int at = path.indexOf(open);
    while (at >= 0) {
      int end = path.indexOf(close, at + open.length());
      if (end < 0) {
        break;
      }
      out.append(path, from, at).append('*');
      from = end + close.length();
      at = path.indexOf(open, from);
    }
    return out.append(path.substring(from)).toString();
  }

  /** The directories that a pattern matches, sorted; a star stands for any characters within one name. */
  List<RepoPath> match(String pattern) {
    String wanted = plain(pattern);
    if (!wanted.contains("*")) {
      return RepoPath.ROOT
          .resolve(wanted)
          .filter(found -> !found.isRoot() && landscape.hasAny(found))
          .map(List::of)
          .orElse(List.of());
    }
    Glob glob = Glob.path(wanted);
    String head = wanted.substring(0, wanted.indexOf('*'));
    return below(head).stream()
        .filter(directory -> glob.matches(directory.value()))
        .limit(MOST)
        .toList();
  }

  static String plain(String path) {
    String start = path.startsWith("./") ? path.substring(2) : path;
    String rooted = start.startsWith("/") ? start.substring(1) : start;
    return rooted.endsWith("/") ? rooted.substring(0, rooted.length() - 1) : rooted;
  }

  /** The directories whose paths begin with a text: paths are sorted, so that most need not be looked at. */
  private Set<RepoPath> below(String head) {
    return head.isEmpty()
        ? directories()
        : directories().subSet(RepoPath.of(head), RepoPath.of(head + Character.MAX_VALUE));
  }

  private NavigableSet<RepoPath> directories() {
    if (directories.isEmpty()) {
      landscape.snapshot().entries().stream()
          .map(Entry::path)
          .map(RepoPath::parent)
          .forEach(this::addWithParents);
    }
    return directories;
  }

  private void addWithParents(RepoPath directory) {
    RepoPath next = directory;
    while (!next.isRoot() && directories.add(next)) {
      next = next.parent();
    }
  }
}
