package dev.tidemark.judgement;

import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files that could not be read, each once, and those together that may have held the same: a hostile repository has a
 * million of them, and every condition asks.
 */
final class UnreadFiles {
  private final Collection<Alike> all;

  /** Files that may have held the same kinds. */
  private static final class Alike {
    private final Set<String> kinds;
    private final List<Unread> files = new ArrayList<>();
    private long facts;
    private long units;
    private long around = -1;

    Alike(Set<String> kinds) {
      this.kinds = kinds;
    }

    void add(Unread file) {
      files.add(file);
      facts += file.facts();
      units += file.units();
    }

    boolean couldHold(Filter filter) {
      return filter.kinds().stream().anyMatch(kinds::contains);
    }

    /** The most units that they declare or that lie around them, counted once. */
    synchronized long around(Units units) {
      if (around < 0) {
        around = 0;
        for (Unread file : files) {
          around += Math.max(file.units(), units.around(file.problem().path()).size());
        }
      }
      return around;
    }
  }

  UnreadFiles(List<Unread> unread) {
    Map<Set<String>, Alike> alike = new LinkedHashMap<>();
    for (Unread file : oncePerFile(unread)) {
      alike.computeIfAbsent(file.kinds(), Alike::new).add(file);
    }
    this.all = alike.values();
  }

  /** Several flaws of one file are one file. */
  private static List<Unread> oncePerFile(List<Unread> unread) {
    Map<RepoPath, Unread> files = new TreeMap<>();
    List<Unread> once = new ArrayList<>();
    for (Unread one : unread) {
      if (one.problem().path().isRoot()) {
        once.add(one);
      } else {
        files.merge(one.problem().path(), one, Unread::or);
      }
    }
    once.addAll(files.values());
    return once;
  }

  /** The most facts of the filter's kinds that they could hold. */
  long facts(Filter filter) {
    return all.stream().filter(alike -> alike.couldHold(filter)).mapToLong(a -> a.facts).sum();
  }

  /** How many of them could hold facts of the filter's kinds. */
  long files(Filter filter) {
    return all.stream()
        .filter(alike -> alike.couldHold(filter))
        .mapToLong(a -> a.files.size())
        .sum();
  }

  /** The most units, declared there or around, that facts of the filter's kinds in them could be about. */
  long unitsOf(Filter filter, Units units) {
    return all.stream()
        .filter(alike -> alike.couldHold(filter))
        .mapToLong(a -> a.around(units))
        .sum();
  }

  /** The most units that those of them declare that may have held such kinds. */
  long units(Predicate<Set<String>> declaring) {
    return all.stream().filter(alike -> declaring.test(alike.kinds)).mapToLong(a -> a.units).sum();
  }
}
