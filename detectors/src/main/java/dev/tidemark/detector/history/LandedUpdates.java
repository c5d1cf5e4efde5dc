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
      Optional<Change> landed =
          timeline.changesOf(quarter).stream()
              .filter(c -> isUpdate(c.message()) && c.byBot())
              .findFirst();
      if (landed.isPresent()) {
        RepoPath path =
            landed.get().paths().stream()
                .filter(landscape::hasFile)
                .findFirst()
                .orElse(RepoPath.ROOT);
        sink.accept(
            Evidence.of("history.update-landed", Location.of(path))
                .with("quarter", quarter)
                .with("date", Timeline.day(landed.get().committed())));
      }
    }
  }

  private static boolean isUpdate(String message) {
    String head = message.substring(0, Math.min(message.length(), 400)).toLowerCase(Locale.ROOT);
    return Words.anyIn(UPDATES, head);
  }
}
