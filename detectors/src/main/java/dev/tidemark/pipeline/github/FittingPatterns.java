package dev.tidemark.pipeline.github;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.PathPattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a pattern of paths fits any file here: found out once, for workflows filter by the same paths. */
final class FittingPatterns {
  static final Facet<FittingPatterns> FACET = new Facet<>("fitting-patterns", FittingPatterns::new);

  private final Landscape landscape;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  private FittingPatterns(Landscape landscape) {
    this.landscape = landscape;
  }

  boolean fitsAny(String pattern) {
    return known.computeIfAbsent(pattern, this::search);
  }

  /** Files are sorted: only those that begin as the pattern does are looked at. */
  private boolean search(String pattern) {
    PathPattern glob = PathPattern.of(pattern);
    return landscape
        .beginningWith(PathPattern.beginning(pattern))
        .anyMatch(file -> glob.matches(file.path().value()));
  }
}
