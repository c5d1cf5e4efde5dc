package dev.tidemark.compare;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.RepoPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The losses that are accepted on a day. A loss is accepted where each of its places is; one without a place only by a
 * suppression of the whole repository.
 *
 * @param all what the configuration lists
 * @param day the head's date
 */
public record Suppressions(List<Suppression> all, LocalDate day) {

  /** Nothing is accepted. */
  public static final Suppressions NONE = new Suppressions(List.of(), LocalDate.MAX);

  public Suppressions {
    all = List.copyOf(all);
  }

  boolean accept(Flip flip) {
    List<Suppression> counting =
        all.stream().filter(one -> one.indicator().equals(flip.id()) && one.countsOn(day)).toList();
    if (flip.kind() != Flip.Kind.LOSS || counting.isEmpty()) {
      return false;
    }
    List<RepoPath> places = places(flip);
    return places.isEmpty()
        ? counting.stream().anyMatch(Suppression::coversEverything)
        : places.stream().allMatch(place -> counting.stream().anyMatch(one -> one.covers(place)));
  }

  /** Every suppression in a sentence: what it accepted, that it has expired, or that nothing needs it. */
  List<String> notes(Comparison comparison) {
    List<Flip> losses = comparison.flips(Flip.Kind.LOSS).toList();
    List<String> notes = new ArrayList<>();
    for (Suppression one : all) {
      if (!one.countsOn(day)) {
        notes.add("suppression expired: " + one.words());
      } else if (losses.stream().anyMatch(flip -> isUsed(one, flip))) {
        notes.add("suppressed: " + one.words());
      } else {
        notes.add("suppression not needed by this change: " + one.words());
      }
    }
    return notes;
  }

  private boolean isUsed(Suppression one, Flip flip) {
    return one.indicator().equals(flip.id())
        && accept(flip)
        && (one.coversEverything() || places(flip).stream().anyMatch(one::covers));
  }

  private static List<RepoPath> places(Flip flip) {
    return Stream.concat(flip.lost().stream(), flip.gained().stream())
        .map(Evidence::location)
        .map(location -> location.path())
        .distinct()
        .toList();
  }
}
