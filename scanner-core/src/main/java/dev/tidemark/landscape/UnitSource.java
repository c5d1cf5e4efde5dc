package dev.tidemark.landscape;

import dev.tidemark.document.Sketch;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Finds the units of one technology. Registered with {@code @AutoService(UnitSource.class)}; pure like a facet. */
public interface UnitSource {

  /** A stable name. */
  String id();

  /** Hands over each unit once, in any order. May ask for facets; must not ask for {@link Landscape#units()}. */
  void find(Landscape landscape, Consumer<Unit> sink);

  /** Hands over what it knows to be made of something, where another repository may hold a copy of it. */
  default void sketch(Landscape landscape, Consumer<Sketched> sink) {}

  /**
   * What something is made of.
   *
   * @param place its directory, or its file
   * @param blobs the contents of its files, each once, sorted: the same where two are the same
   */
  record Sketched(What what, RepoPath place, Sketch sketch, List<String> blobs) {
    public Sketched {
      blobs = List.copyOf(blobs);
    }

    /** What it is: only things of one kind are compared. */
    public enum What {
      DEFINITIONS,
      CHART,
      PIPELINE,
      IMAGE,
      POLICY;

      /** As reports call it. */
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }
}
