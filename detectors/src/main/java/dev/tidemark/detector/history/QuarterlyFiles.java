package dev.tidemark.detector.history;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Change;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Finds, for each of the last four quarters, whether people changed files of some sort. */
final class QuarterlyFiles {

  /**
   * Differences of two trees that may be computed to find the person's change of one quarter. A busy mainline takes a
   * thousand changes in one, of which a handful touch what is asked for: with a tenth of these looked at, a quarter with
   * such changes passes for one without. Each costs a fraction of a millisecond, and is kept for the next who asks.
   */
  private static final int MOST_DIFFS = 2000;

  /** Facts for one quarter: one settles it, a few let a reader check. */
  private static final int ENOUGH = 3;

  private final Landscape landscape;
  private final Predicate<RepoPath> wanted;

  QuarterlyFiles(Landscape landscape, Predicate<RepoPath> wanted) {
    this.landscape = landscape;
    this.wanted = wanted;
  }

  /** A quarter in which no such file differs between its ends costs nothing more. */
  void emit(String kind, Consumer<Evidence> sink) {
    Timeline timeline = landscape.facet(Timeline.FACET);
    for (int quarter = 1; quarter <= Timeline.QUARTERS; quarter++) {
      Set<RepoPath> changed = new TreeSet<>();
      timeline.quarter(quarter).differences().stream()
          .map(Quarter.Difference::today)
          .filter(wanted)
          .forEach(changed::add);
      if (!changed.isEmpty()) {
        emit(kind, quarter, changed, timeline, sink);
      }
    }
  }

  private void emit(
      String kind, int quarter, Set<RepoPath> changed, Timeline timeline, Consumer<Evidence> sink) {
    int enough = Math.min(ENOUGH, changed.size()); // each path is told once
    int diffs = 0;
    int told = 0;
    Set<RepoPath> seen = new TreeSet<>();
    for (Change change : timeline.changesOf(quarter)) {
      if (diffs >= MOST_DIFFS || told >= enough) {
        return;
      }
      if (change.byBot()) {
        continue;
      }
      diffs++;
      Optional<RepoPath> path =
          change.paths().stream()
              .map(timeline.quarter(quarter)::today)
              .filter(p -> changed.contains(p) && seen.add(p))
              .findFirst();
      if (path.isPresent()) {
        told++;
        sink.accept(
            Evidence.of(
                    kind, Location.of(landscape.hasFile(path.get()) ? path.get() : RepoPath.ROOT))
                .with("quarter", quarter)
                .with("date", Timeline.day(change.committed())));
      }
    }
  }
}
