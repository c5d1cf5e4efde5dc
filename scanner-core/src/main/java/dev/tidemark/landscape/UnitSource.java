package dev.tidemark.landscape;

import dev.tidemark.document.Sketch;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.function.Consumer;

/** Finds the units of one technology. Registered with {@code @AutoService(UnitSource.class)}; pure like a facet. */
public interface UnitSource {

  /** A stable name. */
  String id();

  /** Hands over each unit once, in any order. May ask for facets; must not ask for {@link Landscape#units()}. */
  void find(Landscape landscape, Consumer<Unit> sink);

  /** Hands over what the directories of its units are made of, where another repository may hold a copy of them. */
  default void sketch(Landscape landscape, Consumer<Sketched> sink) {}

  /**
   * What the directory of units is made of.
   *
   * @param blobs the contents of its files, each once, sorted: the same where two are the same
   */
  record Sketched(RepoPath directory, Sketch sketch, List<String> blobs) {
    public Sketched {
      blobs = List.copyOf(blobs);
    }
  }
}
