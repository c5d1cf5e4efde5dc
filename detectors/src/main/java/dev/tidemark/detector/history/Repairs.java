package dev.tidemark.detector.history;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Change;
import dev.tidemark.repository.RepoPath;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sees the mainline changes of the last two years by which people repaired or took back something, and what they refer
 * to. They are few among all changes, so all of them are taken, whatever files they touch.
 */
@AutoService(Detector.class)
public final class Repairs implements Detector {

  /** Repairs told, the newest: enough for any share. */
  private static final int MOST = 500;

  @Override
  public String id() {
    return "history-repairs";
  }

  @Override
  public String sees() {
    return "fixes, reverts and hotfixes by people in two years, and the tickets and reviews that they name";
  }

  @Override
  public Set<String> emits() {
    return Set.of("history.fix");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return false;
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Timeline timeline = landscape.facet(Timeline.FACET);
    Optional<Instant> since = timeline.sinceTwoYears();
    if (since.isEmpty()) {
      return;
    }
    NumberedItems items = landscape.facet(NumberedItems.FACET);
    try (Stream<Change> mainline = landscape.history().mainline()) {
      mainline
          .dropWhile(timeline::isLater)
          .takeWhile(change -> !change.committed().isBefore(since.get()))
          .filter(change -> References.isRepair(change.message()) && !change.byBot())
          .limit(MOST)
          .map(change -> evidence(change, items.of(change)))
          .forEach(sink);
    }
  }

  private static Evidence evidence(Change change, References references) {
    return Evidence.of("history.fix", Location.of(RepoPath.ROOT))
        .with("ticket", references.ticket())
        .with("review", references.review())
        .with("date", Timeline.day(change.committed()))
        .with("commit", change.id());
  }
}
