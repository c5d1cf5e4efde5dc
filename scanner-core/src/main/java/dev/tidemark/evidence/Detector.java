package dev.tidemark.evidence;

import dev.tidemark.document.Problem;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sees one thing and says where. It has no state, does no reading or writing, and reports only what is there: absence is
 * the engine's to infer. Registered with {@code @AutoService(Detector.class)}.
 */
public interface Detector {

  /** A stable name: {@code terraform-roots}. */
  String id();

  /** One sentence on what it sees and on what authority. */
  String sees();

  /** The evidence kinds that it may emit. */
  Set<String> emits();

  /**
   * Whether a file of this path could hold what it looks for, by name alone. A file that could not be read makes unknown
   * only what the detectors that would have looked at it could have said.
   */
  boolean looksAt(RepoPath path);

  /**
   * The kinds that a file could hold that was read in part only, or not understood.
   *
   * @param text what stands in it; empty where that could not be read at all
   */
  default Set<String> couldEmit(RepoPath path, String text) {
    return looksAt(path) && mayHold(path, text) ? emits() : Set.of();
  }

  /**
   * Whether such a file could hold anything that it looks for, by the words of its text.
   *
   * @param path of a file that it looks at
   * @param text what stands in it; empty where that could not be read at all
   */
  default boolean mayHold(RepoPath path, String text) {
    return true;
  }

  /** The same, in a repository whose other files, or whose neighbours, decide what such a file can mean. */
  default Set<String> couldEmit(RepoPath path, String text, Landscape landscape) {
    return couldEmit(path, text);
  }

  /** What it leaves out because there is too much of it, as problems: then any of what it emits may be missing. */
  default List<Problem> leavesOut(Landscape landscape) {
    return List.of();
  }

  /** Emits what is there. */
  void detect(Landscape landscape, Consumer<Evidence> sink);
}
