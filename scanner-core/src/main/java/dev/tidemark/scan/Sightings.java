package dev.tidemark.scan;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Problem;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.SortedEvidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.parallel.Outcome;
import dev.tidemark.parallel.Workers;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** What the detectors of one scan saw, each in bounded time and number, whatever becomes of the others. */
final class Sightings {
  /** Families of facts that tests and documents show about themselves, and so count where they lie. */
  private static final List<String> OF_THEIR_OWN_PURPOSE =
      List.of("test.", "docs.", "history.test-change");

  /** How the ids of detectors begin that look at most files, by what they take. */
  private static final List<String> LONGEST = List.of("ci-", "kubernetes-", "terraform-");

  private final Instruments instruments;
  private final Landscape landscape;
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<Seen.Missed> missed = new ArrayList<>();

  Sightings(Instruments instruments, Landscape landscape) {
    this.instruments = instruments;
    this.landscape = landscape;
  }

  void look() {
    List<Detector> detectors = new ArrayList<>(instruments.detectors());
    detectors.sort(Comparator.comparingInt(Sightings::turn));
    List<Callable<Sighting>> work = new ArrayList<>();
    detectors.forEach(detector -> work.add(() -> run(detector)));
    Limits limits = instruments.limits();
    List<Outcome<Sighting>> outcomes =
        instruments
            .workers()
            .each(
                work,
                new Workers.Patience(
                    limits.detectorTime(), limits.standstill(), limits.scanTime()));
    for (int i = 0; i < outcomes.size(); i++) {
      settle(detectors.get(i), outcomes.get(i));
    }
  }

  /** What takes longest begins first, so that nobody waits for it alone at the end; the others as they come. */
  private static int turn(Detector detector) {
    for (int turn = 0; turn < LONGEST.size(); turn++) {
      if (detector.id().startsWith(LONGEST.get(turn))) {
        return turn;
      }
    }
    return LONGEST.size();
  }

  /**
   * What one detector saw.
   *
   * @param evidence what counts
   * @param flaws what is wrong with what else it emitted
   * @param leftOut what there was too much of
   */
  private record Sighting(List<Evidence> evidence, Set<String> flaws, List<Problem> leftOut) {}

  private Sighting run(Detector detector) {
    List<Evidence> seen = new ArrayList<>();
    detector.detect(
        landscape,
        fact -> {
          if (seen.size() >= instruments.limits().evidencePerDetector()) {
            throw new IllegalStateException("more facts than a detector may emit");
          }
          seen.add(fact);
        });
    Set<String> flaws = new TreeSet<>();
    Set<String> declared = Set.copyOf(detector.emits());
    List<Evidence> kept = new ArrayList<>();
    Place place = new Place(RepoPath.ROOT, true, landscape.origin(RepoPath.ROOT));
    for (Evidence fact : seen) {
      RepoPath path = fact.location().path();
      if (!path.equals(place.path())) { // most facts lie where the one before lies
        place = new Place(path, path.isRoot() || landscape.hasAny(path), landscape.origin(path));
      }
      keep(declared, fact, place, flaws, kept);
    }
    return new Sighting(kept, flaws, detector.leavesOut(landscape));
  }

  private void settle(Detector detector, Outcome<Sighting> outcome) {
    if (outcome instanceof Outcome.Done<Sighting> done) {
      evidence.addAll(done.value().evidence());
      done.value().flaws().forEach(flaw -> miss(detector, "detector-invalid", flaw));
      done.value()
          .leftOut()
          .forEach(problem -> missed.add(new Seen.Missed(problem, detector.emits(), -1)));
    } else if (outcome instanceof Outcome.Failed<Sighting> failed) {
      miss(detector, "detector-failed", "failed: " + failed.cause().getClass().getSimpleName());
    } else {
      miss(detector, "detector-too-slow", "took longer than it may and was left behind");
    }
  }

  /** What a place is to facts that lie there. */
  private record Place(RepoPath path, boolean here, Origin origin) {}

  private void keep(
      Set<String> declared, Evidence fact, Place at, Set<String> flaws, List<Evidence> kept) {
    Optional<String> flaw =
        declared.contains(fact.kind())
            ? instruments.vocabulary().flaw(fact)
            : Optional.of("emits " + fact.kind() + " without saying so");
    if (flaw.isEmpty() && !at.here()) {
      flaw = Optional.of("names a place that is not in the repository");
    }
    if (flaw.isPresent()) {
      flaws.add(flaw.get());
    } else if (counts(fact.kind(), at.origin())) {
      kept.add(fact);
    }
  }

  /** Files of others and throw-away files prove nothing, but that tests and documents are there. */
  static boolean counts(String kind, Origin origin) {
    return origin.isInForce()
        || (origin != Origin.VENDORED && Words.anyBegins(OF_THEIR_OWN_PURPOSE, kind));
  }

  private void miss(Detector detector, String code, String what) {
    Problem problem =
        new Problem(code, RepoPath.ROOT, 0, "the detector " + detector.id() + " " + what, true);
    missed.add(new Seen.Missed(problem, detector.emits(), -1));
  }

  List<Evidence> evidence() {
    return SortedEvidence.of(evidence);
  }

  List<Seen.Missed> missed() {
    return missed;
  }
}
