package dev.tidemark.detector.history;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.terraform.CalledSubmodules;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sees versions that were raised in each of the last four quarters: files that differ between the ends of a quarter are
 * read at both, and the versions that they hold things at are compared.
 */
@AutoService(Detector.class)
public final class Upgrades implements Detector {

  /** Upgrades told for a quarter: one settles it, a few let a reader check. */
  private static final int ENOUGH = 3;

  /** Pairs of files read for a quarter. */
  private static final int MOST_FILES = 400;

  /** Bytes of a file that is read. */
  private static final long LARGEST = 300_000;

  @Override
  public String id() {
    return "history-upgrades";
  }

  @Override
  public String sees() {
    return "versions of tools, providers, modules, charts, images and actions raised between the"
        + " ends of a quarter";
  }

  @Override
  public Set<String> emits() {
    return Set.of("history.upgrade");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return false;
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Timeline timeline = landscape.facet(Timeline.FACET);
    for (int number = 1; number <= Timeline.QUARTERS; number++) {
      int quarter = number;
      timeline.quarter(quarter).differences().stream()
          .filter(d -> d.before().isPresent())
          .filter(d -> Pins.mayBeIn(d.today()))
          .filter(d -> landscape.origin(d.today()).isInForce())
          .filter(d -> landscape.hasFile(d.today()))
          .sorted(Comparator.comparingInt(d -> likelihood(d.today())))
          .limit(MOST_FILES)
          .flatMap(difference -> raised(difference, quarter).stream())
          .limit(ENOUGH)
          .forEach(sink);
      submodules(landscape, quarter).limit(ENOUGH).forEach(sink);
    }
  }

  /** A submodule whose modules are called here is a dependency at a version: its commit. */
  private static Stream<Evidence> submodules(Landscape landscape, int quarter) {
    Set<RepoPath> called = landscape.facet(CalledSubmodules.FACET).paths();
    return landscape.facet(Timeline.FACET).quarter(quarter).submodules().stream()
        .filter(difference -> called.contains(difference.today()))
        .map(
            difference ->
                upgrade(difference, quarter, Location.of(difference.today()))
                    .with("what", "submodule " + difference.today().value()));
  }

  /** Where versions mostly stand comes first. */
  private static int likelihood(RepoPath path) {
    String name = path.lowerName();
    if (name.endsWith(".lock.hcl") || name.contains("version") || name.equals("chart.yaml")) {
      return 0;
    }
    if (path.value().startsWith(".github/workflows/") || name.startsWith("dockerfile")) {
      return 1;
    }
    return path.extension().equals("tf") ? 2 : 3;
  }

  private static List<Evidence> raised(Quarter.Difference difference, int quarter) {
    List<Evidence> raised = new ArrayList<>();
    Map<String, Pins.Pin> before =
        pins(difference.older(), difference.before().orElseThrow()).versions();
    if (before.isEmpty()) {
      return raised;
    }
    pins(difference.newer(), difference.after())
        .versions()
        .forEach(
            (what, pin) -> {
              Pins.Pin old = before.get(what);
              if (old != null && VersionOrder.isRaised(old.version(), pin.version())) {
                Location at =
                    quarter == 1
                        ? Location.of(difference.today(), pin.line())
                        : Location.of(difference.today());
                raised.add(
                    upgrade(difference, quarter, at)
                        .with("what", what)
                        .with("subject", subject(what)));
              }
            });
    return raised;
  }

  /** What only pipelines use patches nothing that runs. */
  private static Optional<String> subject(String what) {
    return what.startsWith(Pins.ACTION) ? Optional.of("pipeline") : Optional.empty();
  }

  private static Evidence upgrade(Quarter.Difference difference, int quarter, Location at) {
    String date = difference.newer().revision().map(r -> Timeline.day(r.committed())).orElse("");
    return Evidence.of("history.upgrade", at).with("quarter", quarter).with("date", date);
  }

  private static Pins pins(Snapshot snapshot, Entry entry) {
    try {
      return Pins.of(entry.path(), snapshot.read(entry, LARGEST));
    } catch (IOException unreadable) {
      return new Pins(Map.of());
    }
  }
}
