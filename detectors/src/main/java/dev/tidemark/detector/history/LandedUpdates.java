package dev.tidemark.detector.history;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Change;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Sees that changes of update automation reached the mainline: one fact for each of the last four quarters. */
@AutoService(Detector.class)
public final class LandedUpdates implements Detector {

  /** Looking at what a change touched costs a comparison of two trees. */
  private static final int MOST_LOOKED_AT = 20;

  private static final List<String> UPDATES =
      List.of(
          "bump",
          "update",
          "upgrade",
          "deps",
          "renovate",
          "dependabot",
          "lock file",
          "digest",
          "pin ");

  /** How programs that release write that they raised the version of what they released, in the first line. */
  private static final List<String> RELEASES =
      List.of(
          "bump version",
          "bump the version",
          "bump app version",
          "bump chart version",
          "bump package version",
          "bump project version",
          "bumped version",
          "bumps version",
          "version bump",
          "update version",
          "update the version",
          "update changelog",
          "update the changelog",
          "prepare release",
          "prepare next",
          "(release)",
          "release:");

  /** What says that it is the version of something else, in the words of the bots. */
  private static final List<String> OF_OTHERS =
      List.of("deps", "dependency", "dependencies", " from ");

  @Override
  public String id() {
    return "history-landed-updates";
  }

  @Override
  public String sees() {
    return "mainline changes made by a program whose message speaks of an update";
  }

  @Override
  public Set<String> emits() {
    return Set.of("history.update-landed");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return false;
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Timeline timeline = landscape.facet(Timeline.FACET);
    for (int quarter = 1; quarter <= Timeline.QUARTERS; quarter++) {
      List<Change> landed =
          timeline.changesOf(quarter).stream()
              .filter(c -> isUpdate(c.message()) && c.byBot())
              .limit(MOST_LOOKED_AT)
              .toList();
      if (!landed.isEmpty()) {
        sink.accept(fact(landscape, landed, quarter));
      }
    }
  }

  /** At the first update of a file that counts: a program also renews recordings of tests and documents. */
  private static Evidence fact(Landscape landscape, List<Change> landed, int quarter) {
    for (Change change : landed) {
      Optional<RepoPath> path =
          change.paths().stream()
              .filter(p -> landscape.hasFile(p) && landscape.origin(p).isInForce())
              .findFirst();
      if (path.isPresent()) {
        return fact(path.get(), change, quarter);
      }
    }
    return fact(RepoPath.ROOT, landed.get(0), quarter);
  }

  private static Evidence fact(RepoPath path, Change change, int quarter) {
    return Evidence.of("history.update-landed", Location.of(path))
        .with("quarter", quarter)
        .with("date", Timeline.day(change.committed()));
  }

  private static boolean isUpdate(String message) {
    String head = message.substring(0, Math.min(message.length(), 400)).toLowerCase(Locale.ROOT);
    return Words.anyIn(UPDATES, head) && !isRelease(head.lines().findFirst().orElse(""));
  }

  /** Whether it raised the version of the repository's own product: nothing that is depended on came with it. */
  private static boolean isRelease(String line) {
    return Words.anyIn(RELEASES, line) && !Words.anyIn(OF_OTHERS, line);
  }
}
