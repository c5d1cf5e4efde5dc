package dev.tidemark.detector.history;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Change;
import dev.tidemark.repository.Revision;
import dev.tidemark.repository.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mainline of the last four quarters, and these quarters as files that differ between their ends. Every window
 * reaches back from where time windows end, which a gate sets for both sides. A quarter costs one listing of files,
 * whatever the number of its commits.
 */
final class Timeline {

  static final Facet<Timeline> FACET = new Facet<>("timeline", Timeline::new);

  /** Quarters that the rubrics look at. */
  static final int QUARTERS = 4;

  private static final int MONTHS_OF_A_QUARTER = 3;

  /** How far back changes of people are looked at: two years. */
  private static final int MONTHS_OF_CHANGES = 24;

  /** Changes of the four quarters: the busiest public mainline known to us has 9,000 in a year. */
  private static final int MOST_CHANGES = 30_000;

  private final Optional<Instant> now;

  /** Whether the windows end before the head: what came after them is none of theirs. */
  private final boolean inThePast;

  private final List<List<Change>> changes;
  private final List<Quarter> quarters = new ArrayList<>();

  private Timeline(Landscape landscape) {
    this.now = landscape.asOf().or(() -> newest(landscape));
    Optional<Instant> head = landscape.snapshot().revision().map(Revision::committed);
    this.inThePast = now.isPresent() && head.isPresent() && head.get().isAfter(now.get());
    this.changes = now.map(time -> changesByQuarter(landscape, time)).orElse(List.of());
    now.ifPresent(time -> compare(landscape, time));
  }

  private static Optional<Instant> newest(Landscape landscape) {
    try (Stream<Change> mainline = landscape.history().mainline()) {
      return mainline.findFirst().map(Change::committed);
    }
  }

  private static List<Change> read(Landscape landscape, Instant since, int most) {
    try (Stream<Change> mainline = landscape.history().mainline()) {
      return mainline.takeWhile(change -> !change.committed().isBefore(since)).limit(most).toList();
    }
  }

  /** The changes of each quarter, newest first. */
  private static List<List<Change>> changesByQuarter(Landscape landscape, Instant time) {
    List<Instant> starts = new ArrayList<>();
    List<List<Change>> byQuarter = new ArrayList<>();
    for (int quarter = 1; quarter <= QUARTERS; quarter++) {
      starts.add(monthsBefore(time, quarter * MONTHS_OF_A_QUARTER));
      byQuarter.add(new ArrayList<>());
    }
    for (Change change : read(landscape, starts.get(QUARTERS - 1), MOST_CHANGES)) {
      Instant committed = change.committed();
      int quarter = 0;
      while (quarter < QUARTERS && !committed.isAfter(starts.get(quarter))) {
        quarter++;
      }
      if (quarter < QUARTERS && !committed.isAfter(time)) {
        byQuarter.get(quarter).add(change);
      }
    }
    return byQuarter;
  }

  private void compare(Landscape landscape, Instant time) {
    Optional<Snapshot> last =
        inThePast ? landscape.history().at(time) : Optional.of(landscape.snapshot());
    if (last.isEmpty()) {
      return;
    }
    Snapshot newer = last.get();
    for (int quarter = 1; quarter <= QUARTERS; quarter++) {
      Optional<Snapshot> older =
          landscape.history().at(monthsBefore(time, quarter * MONTHS_OF_A_QUARTER));
      if (older.isEmpty()) {
        return;
      }
      Optional<Quarter> later =
          quarter == 1 ? Optional.empty() : Optional.of(quarters.get(quarter - 2));
      quarters.add(Quarter.between(older.get(), newer, later));
      newer = older.get();
    }
  }

  /** Whether a change came after the end of the windows. */
  boolean isLater(Change change) {
    return inThePast && change.committed().isAfter(now.orElseThrow());
  }

  private static Instant monthsBefore(Instant time, int months) {
    return time.atZone(ZoneOffset.UTC).minusMonths(months).toInstant();
  }

  static String day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
  }

  /** Where the two years begin that changes of people are looked at; empty without a history. */
  Optional<Instant> sinceTwoYears() {
    return now.map(time -> monthsBefore(time, MONTHS_OF_CHANGES));
  }

  /** The changes of the last two years, newest first, those of programs included; at most so many. */
  List<Change> lastTwoYears(Landscape landscape, int most) {
    return sinceTwoYears().map(since -> read(landscape, since, most)).orElse(List.of());
  }

  /** A quarter, 1 the latest; empty when the history does not reach so far back. */
  Quarter quarter(int quarter) {
    return quarter <= quarters.size() ? quarters.get(quarter - 1) : Quarter.NONE;
  }

  /** The changes of a quarter, newest first. */
  List<Change> changesOf(int quarter) {
    return changes.isEmpty() ? List.of() : Collections.unmodifiableList(changes.get(quarter - 1));
  }
}
