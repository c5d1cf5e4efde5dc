package dev.tidemark.scan;

import dev.tidemark.compare.Comparer;
import dev.tidemark.compare.Comparison;
import dev.tidemark.compare.Flip;
import dev.tidemark.document.ReadingStore;
import dev.tidemark.judgement.Role;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Moves;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Revision;
import dev.tidemark.repository.Snapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares a commit with the one that it is measured against: both are assessed in one run, by the same engine, by the terms
 * of the base and with time windows that end at the head, so that neither an upgrade of the engine, nor a change of the
 * configuration, nor a quarter gone by can look like a regression.
 */
public final class Gate {
  private final Instruments instruments;
  private final Function<Snapshot, Terms> terms;

  /**
   * @param instruments share what they read between both sides, and between gates where they already remember
   * @param terms by what terms a repository is assessed, as the base's files and the caller say
   */
  public Gate(Instruments instruments, Function<Snapshot, Terms> terms) {
    this.instruments =
        instruments.readings() == ReadingStore.NONE ? instruments.remembering() : instruments;
    this.terms = terms;
  }

  /**
   * What came of it.
   *
   * @param moves which file of the base is which of the head
   * @param gone files that a loss speaks of and that the head does not have
   * @param changedBy the newest commit of the range that touched a file, by the file's path at the base or head
   * @param merged the commit that was merged into the base to make the head, which its author knows; empty where the head
   *     is no such merge
   * @param termsChanged files that set the terms and differ at the head
   * @param ownRole the role that the head has by itself; it is judged in that of the base, for a change that moves what is
   *     applied out of the pipelines would make of a deployment something of which no pipeline is asked
   */
  public record Result(
      Assessment.Repository base,
      Assessment.Repository head,
      Comparison comparison,
      Moves moves,
      SortedSet<RepoPath> gone,
      SortedMap<RepoPath, String> changedBy,
      Optional<String> merged,
      SortedSet<RepoPath> termsChanged,
      Role ownRole) {}

  /**
   * Assesses both sides and compares them.
   *
   * @param head the commit or working tree that is asked about
   * @param base the commit that it is measured against
   * @param termFiles the files that may set terms
   */
  public Result compare(
      Target head, String base, List<RepoPath> termFiles, Consumer<String> progress)
      throws RefusedException {
    Target before = new Target(head.path(), Optional.of(base), false, head.alternates());
    try (Source now = Source.open(head, instruments.limits());
        Source then = before(now, before)) {
      Optional<Instant> asOf = now.date();
      Terms agreed = terms.apply(then.snapshot());
      Terms fixed = agreed.endingAt(agreed.asOf().or(() -> asOf));
      progress.accept("assessing the base");
      Assessment.Repository was = Scan.assess(then, before, fixed, alone(fixed), progress);
      progress.accept("assessing the head");
      Moves moves = Moves.between(then.snapshot(), now.snapshot());
      AtomicReference<Role> ownRole = new AtomicReference<>(was.role());
      Terms moved =
          new Terms(
              fixed.asOf(),
              fixed.origins(),
              fixed
                  .judging()
                  .following(
                      moves::headOf,
                      role -> {
                        ownRole.set(role);
                        return was.role();
                      }));
      Assessment.Repository is = Scan.assess(now, head, moved, alone(moved), progress);
      Comparison comparison =
          Comparer.compare(moves, changed(moves, then.snapshot(), now.snapshot()), was, is);
      Culprits culprits =
          new Culprits(now, then.snapshot().revision().map(Revision::id).orElse(""));
      return new Result(
          was,
          is,
          comparison,
          moves,
          gone(now.snapshot(), comparison, moves),
          culprits.newest(decisive(comparison)),
          culprits.merged(),
          differing(termFiles, then.snapshot(), now.snapshot()),
          Objects.requireNonNull(ownRole.get()));
    }
  }

  /** The base, from what is open already; by itself where the head is read without its repository. */
  private Source before(Source now, Target before) throws RefusedException {
    return now.repository().isPresent() && before.revision().isPresent()
        ? now.before(before.revision().get())
        : Source.open(before, instruments.limits());
  }

  private Observer alone(Terms agreed) {
    return new Observer(instruments, agreed, Neighbours.NONE);
  }

  private static SortedSet<RepoPath> differing(List<RepoPath> files, Snapshot base, Snapshot head) {
    SortedSet<RepoPath> differing = new TreeSet<>();
    for (RepoPath file : files) {
      if (!blob(base, file).equals(blob(head, file))) {
        differing.add(file);
      }
    }
    return differing;
  }

  private static SortedSet<RepoPath> gone(Snapshot head, Comparison comparison, Moves moves) {
    SortedSet<RepoPath> gone = new TreeSet<>();
    comparison
        .flips(Flip.Kind.LOSS)
        .flatMap(flip -> flip.lost().stream())
        .map(fact -> fact.location().path())
        .filter(path -> !path.isRoot() && moves.headOf(path).equals(path))
        .forEach(gone::add);
    for (Entry entry : gone.isEmpty() ? List.<Entry>of() : head.entries()) {
      for (RepoPath path = entry.path(); !path.isRoot(); path = path.parent()) {
        gone.remove(path);
      }
    }
    return gone;
  }

  /** The files that are new, gone or not as they were, by their paths at the head. */
  private static Set<RepoPath> changed(Moves moves, Snapshot base, Snapshot head) {
    Map<RepoPath, String> before =
        base.entries().stream().collect(Collectors.toMap(Entry::path, Entry::blob, (a, b) -> a));
    Set<RepoPath> changed = new HashSet<>();
    Set<RepoPath> gone = new HashSet<>();
    base.entries().forEach(entry -> gone.add(moves.headOf(entry.path())));
    for (Entry entry : head.entries()) {
      gone.remove(entry.path());
      if (!entry.blob().equals(before.get(entry.path()))) {
        changed.add(entry.path());
      }
    }
    changed.addAll(gone);
    return changed;
  }

  private static Optional<String> blob(Snapshot snapshot, RepoPath path) {
    return snapshot.entries().stream()
        .filter(entry -> entry.path().equals(path))
        .map(Entry::blob)
        .findFirst();
  }

  /** The files that a loss turned on. */
  private static SortedSet<RepoPath> decisive(Comparison comparison) {
    return comparison
        .flips(Flip.Kind.LOSS)
        .flatMap(flip -> Stream.concat(flip.lost().stream(), flip.gained().stream()))
        .map(fact -> fact.location().path())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
