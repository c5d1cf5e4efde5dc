package dev.tidemark.pipeline.github;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.repository.Entry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a pattern of paths fits any file here: found out once, for workflows filter by the same paths. */
final class FittingPatterns {
  static final Facet<FittingPatterns> FACET = new Facet<>("fitting-patterns", FittingPatterns::new);

  private final List<Entry> files;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  private FittingPatterns(Landscape landscape) {
    this.files = landscape.snapshot().entries();
  }

  boolean fitsAny(String pattern) {
    return known.computeIfAbsent(pattern, this::search);
  }

  /** Files are sorted: only those that begin as the pattern does are looked at. */
  private boolean search(String pattern) {
    PathPattern glob = PathPattern.of(pattern);
    String beginning = PathPattern.beginning(pattern);
    for (int at = first(beginning); at < files.size(); at++) {
      String path = files.get(at).path().value();
      if (!path.startsWith(beginning)) {
        return false;
      }
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }

  private int first(String beginning) {
    int from = 0;
    int to = files.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (files.get(middle).path().value().compareTo(beginning) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
