package dev.tidemark.landscape;

import java.util.function.Consumer;

/** Finds the units of one technology. Registered with {@code @AutoService(UnitSource.class)}; pure like a facet. */
public interface UnitSource {

  /** A stable name. */
  String id();

  /** Hands over each unit once, in any order. May ask for facets; must not ask for {@link Landscape#units()}. */
  void find(Landscape landscape, Consumer<Unit> sink);
}
