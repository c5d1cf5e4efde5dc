package dev.tidemark.detector.history;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Moves;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Three months of the mainline: the files that are not the same at both ends, and where they are today. */
final class Quarter {
  /** Nothing is known of it. */
  static final Quarter NONE = new Quarter(Moves.none(), Optional.empty());

  private final Moves moves;
  private final Optional<Quarter> later;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Difference> submodules = new ArrayList<>();

  /**
   * A file that is not the same at the two ends of a quarter. One that was only moved is the same.
   *
   * @param before empty when it is new
   * @param today where it is today, if it is still there
   */
  record Difference(
      Optional<Entry> before, Entry after, RepoPath today, Snapshot older, Snapshot newer) {}

  private Quarter(Moves moves, Optional<Quarter> later) {
    this.moves = moves;
    this.later = later;
  }

  /**
   * Compares both ends of a quarter.
   *
   * @param later the quarter after it, which tells what moved since
   */
  static Quarter between(Snapshot older, Snapshot newer, Optional<Quarter> later) {
    Comparison comparison = new Comparison(older, newer);
    newer.entries().forEach(comparison::next);
    comparison.end();
    Quarter quarter =
        new Quarter(comparison.gone, comparison.fresh, comparison.edited, older, newer, later);
    quarter.submodules.addAll(comparison.submodules);
    return quarter;
  }

  /** Two sorted listings, compared entry by entry of the newer one. */
  private static final class Comparison {
    private final Snapshot older;
    private final Snapshot newer;
    private final Entry[] before;
    private final List<Entry> gone = new ArrayList<>();
    private final List<Entry> fresh = new ArrayList<>();
    private final Map<RepoPath, Entry> edited = new HashMap<>();
    private final List<Difference> submodules = new ArrayList<>();
    private int at;

    Comparison(Snapshot older, Snapshot newer) {
      this.older = older;
      this.newer = newer;
      this.before = older.entries().toArray(new Entry[0]);
    }

    @SuppressWarnings("ReferenceEquality")
    void next(Entry after) {
      if (at < before.length && before[at] == after) {
        at++; // the two listings share the directories that are the same
        return;
      }
      int order = 1;
      while (at < before.length && (order = before[at].path().compareTo(after.path())) < 0) {
        gone.add(before[at++]);
        order = 1;
      }
      if (order == 0) {
        both(before[at++], after);
      } else if (after.isFile()) {
        fresh.add(after);
      }
    }

    private void both(Entry was, Entry after) {
      boolean same = was.blob().equals(after.blob());
      if (after.isFile() && !same) {
        edited.put(after.path(), was);
        fresh.add(after);
      } else if (isSubmodule(was) && isSubmodule(after) && !same) {
        submodules.add(new Difference(Optional.of(was), after, after.path(), older, newer));
      }
    }

    void end() {
      gone.addAll(Arrays.asList(before).subList(at, before.length));
      gone.removeIf(entry -> !entry.isFile());
    }
  }

  private static boolean isSubmodule(Entry entry) {
    return entry.mode() == Entry.Mode.SUBMODULE;
  }

  private Quarter(
      List<Entry> gone,
      List<Entry> changed,
      Map<RepoPath, Entry> edited,
      Snapshot older,
      Snapshot newer,
      Optional<Quarter> later) {
    this(
        Moves.of(
            gone, changed.stream().filter(after -> !edited.containsKey(after.path())).toList()),
        later);
    Map<RepoPath, Entry> cameFrom = new HashMap<>(edited);
    gone.forEach(entry -> cameFrom.putIfAbsent(moves.headOf(entry.path()), entry));
    for (Entry after : changed) {
      Optional<Entry> was = Optional.ofNullable(cameFrom.get(after.path()));
      if (was.isEmpty() || !was.get().blob().equals(after.blob())) {
        differences.add(new Difference(was, after, laterOf(after.path()), older, newer));
      }
    }
  }

  /** The files that it changed, sorted. */
  List<Difference> differences() {
    return Collections.unmodifiableList(differences);
  }

  /** The submodules that stood at another commit at its end, sorted. */
  List<Difference> submodules() {
    return Collections.unmodifiableList(submodules);
  }

  /** Where a path of some time within the quarter is today. */
  RepoPath today(RepoPath path) {
    return laterOf(moves.headOf(path));
  }

  private RepoPath laterOf(RepoPath path) {
    return later.map(quarter -> quarter.today(path)).orElse(path);
  }
}
