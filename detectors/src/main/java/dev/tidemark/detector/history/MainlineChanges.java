package dev.tidemark.detector.history;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Change;
import dev.tidemark.repository.RepoPath;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sees what the last mainline changes by people refer to, those that touch infrastructure code; and how far the history
 * reaches. Changes of programs are left out.
 */
@AutoService(Detector.class)
public final class MainlineChanges implements Detector {

  /** Changes that the share is taken of, as the rubric defines it. */
  private static final int LAST = 200;

  /** Differences of two trees that may be computed: 0.6 ms each in a large repository. */
  private static final int MOST_DIFFS = 1_500;

  @Override
  public String id() {
    return "history-changes";
  }

  @Override
  public String sees() {
    return "tickets, reviews and repairs that the messages of the last 200 changes by people to infrastructure name";
  }

  @Override
  public Set<String> emits() {
    return Set.of("history.change", "history.extent");
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
    try (Stream<Change> mainline = landscape.history().mainline()) {
      Iterator<Change> changes =
          mainline
              .dropWhile(timeline::isLater)
              .takeWhile(c -> !c.committed().isBefore(since.get()))
              .iterator();
      detect(landscape, changes, sink);
    }
  }

  private static void detect(
      Landscape landscape, Iterator<Change> changes, Consumer<Evidence> sink) {
    InfrastructureFiles infrastructure = new InfrastructureFiles(landscape);
    NumberedItems items = landscape.facet(NumberedItems.FACET);
    int touching = 0;
    int diffs = 0;
    int human = 0;
    int direct = 0;
    int read = 0;
    String oldest = "";
    String newest = "";
    while (touching < LAST && diffs < MOST_DIFFS && changes.hasNext()) {
      Change change = changes.next();
      read++;
      oldest = Timeline.day(change.committed());
      newest = newest.isEmpty() ? oldest : newest;
      if (change.byBot()) {
        continue;
      }
      References references = items.of(change);
      if (!references.review() && References.isSync(change.message())) {
        continue;
      }
      human++;
      direct += references.review() ? 0 : 1;
      diffs++;
      if (change.paths().stream().anyMatch(infrastructure::contain)) {
        touching++;
        sink.accept(evidence(change, references));
      }
    }
    if (read > 0) {
      Evidence extent = extent(landscape, read, oldest, newest);
      sink.accept(human == 0 ? extent : extent.with("direct-pushes", 100L * direct / human));
    }
  }

  private static Evidence evidence(Change change, References references) {
    return Evidence.of("history.change", Location.of(RepoPath.ROOT))
        .with("ticket", references.ticket())
        .with("review", references.review())
        .with("fix", references.fix())
        .with("date", Timeline.day(change.committed()))
        .with("commit", change.id());
  }

  private static Evidence extent(Landscape landscape, int read, String oldest, String newest) {
    return Evidence.of("history.extent", Location.of(RepoPath.ROOT))
        .with("changes", read)
        .with("cut", landscape.history().cut().isPresent())
        .with("oldest", oldest)
        .with("newest", newest)
        .with("rebase-merged", mergesByRebase(landscape));
  }

  /** Whether the settings of the forge, kept as a file here, allow merging by rebase and by nothing else. */
  private static boolean mergesByRebase(Landscape landscape) {
    return landscape
        .documents()
        .at(RepoPath.of(".github/settings.yml"), ConfigDocument.class)
        .flatMap(settings -> settings.document().root())
        .filter(root -> root.isTrue("repository", "allow_rebase_merge"))
        .filter(root -> !root.isTrue("repository", "allow_squash_merge"))
        .filter(root -> !root.isTrue("repository", "allow_merge_commit"))
        .isPresent();
  }
}
