package dev.tidemark.scan;

import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Role;
import dev.tidemark.organisation.Member;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.Remote;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import dev.tidemark.repository.TextSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The program: a target is opened as a snapshot, its files are read as documents, linked into a landscape, looked at by
 * detectors, and judged by rubrics. Nothing flows back.
 */
public final class Scan {
  private final Supplier<Instruments> instruments;
  private final Limits limits;
  private final Function<Snapshot, Terms> terms;

  /**
   * @param terms by what terms a repository is assessed, as its own files and the caller say
   */
  public Scan(Instruments instruments, Function<Snapshot, Terms> terms) {
    this(() -> instruments, instruments.limits(), terms);
  }

  /**
   * @param instruments not asked for before a repository is open, so that they can be loaded meanwhile
   * @param limits those of the instruments
   */
  public Scan(Supplier<Instruments> instruments, Limits limits, Function<Snapshot, Terms> terms) {
    this.instruments = instruments;
    this.limits = limits;
    this.terms = terms;
  }

  /**
   * Assesses every repository of the targets: each itself, or those below a folder.
   *
   * @param progress is told in a few words what is being done
   * @throws RefusedException when the only repository cannot be read; among several it is a problem of that one
   * @throws UnusableTermsException likewise, when its terms cannot be followed
   */
  public Assessment assess(List<Target> targets, Consumer<String> progress)
      throws RefusedException {
    List<Target> repositories = Repositories.of(targets);
    RepositoryNames names = new RepositoryNames(targets, repositories, limits);
    List<Assessment.Repository> assessed = new ArrayList<>();
    List<Several.Brought> members = new ArrayList<>();
    Consumer<Supplier<Several.Brought>> kept =
        repositories.size() > 1 ? one -> members.add(one.get()) : one -> {};
    Mentions mentions = new Mentions(names.lastWords(), limits);
    try (Checkout checkout = new Checkout(repositories, names, instruments, limits, terms)) {
      for (Target repository : repositories) {
        try {
          assessed.add(assess(repository, names, checkout, mentions, progress, kept));
        } catch (RefusedException refused) {
          throwIfAlone(refused, repositories);
          assessed.add(refused(names.of(repository, Optional.empty()), refused));
        } catch (UnusableTermsException unusable) {
          throwIfAlone(unusable, repositories);
          String why = String.valueOf(unusable.getMessage());
          assessed.add(
              refused(
                  names.of(repository, Optional.empty()),
                  new RefusedException("invalid-configuration", why)));
        }
      }
    }
    return new Several(assessed, members).assessment(terms.apply(TextSnapshot.of("")).judging());
  }

  private Assessment.Repository assess(
      Target target,
      RepositoryNames names,
      Checkout checkout,
      Mentions mentions,
      Consumer<String> progress,
      Consumer<Supplier<Several.Brought>> members)
      throws RefusedException {
    try (Source source = Source.open(target, limits)) {
      Terms agreed = terms.apply(source.snapshot());
      Observer observer = new Observer(instruments.get(), agreed, checkout.around(target, source));
      String name = names.of(target, source.remote());
      return assess(
          source,
          name,
          agreed,
          observer,
          progress,
          (role, seen) ->
              members.accept(
                  () -> new Several.Brought(member(name, role, seen, mentions), agreed.judging())));
    }
  }

  /** Assesses what was opened alone, by terms that were agreed. */
  static Assessment.Repository assess(
      Source source, Target target, Terms agreed, Observer observer, Consumer<String> progress) {
    String name = RepositoryNames.alone(target.path(), source.remote());
    return assess(source, name, agreed, observer, progress, (role, seen) -> {});
  }

  private static Assessment.Repository assess(
      Source source,
      String name,
      Terms agreed,
      Observer observer,
      Consumer<String> progress,
      BiConsumer<Role, Seen> kept) {
    Seen seen = observer.observe(source, progress);
    progress.accept("judging");
    Judging.Judged judged = agreed.judging().judge(seen);
    kept.accept(judged.role(), seen);
    return new Assessment.Repository(
        name,
        source.remote().map(Remote::page),
        source.snapshot().revision(),
        judged.role(),
        source.snapshot().entries().size(),
        judged.rubrics(),
        judged.components(),
        judged.ahead(),
        judged.stalls(),
        judged.signals(),
        facts(seen.evidence()),
        seen.evidence(),
        problems(seen, judged, agreed.notes()));
  }

  private static Member member(String name, Role role, Seen seen, Mentions mentions) {
    return new Member(
        name,
        role,
        seen.landscape().units(),
        seen.evidence(),
        seen.emittedKinds(),
        seen.unread(),
        mentions.hidden(seen),
        seen.asOf(),
        seen.landscape().sketches());
  }

  private static List<Assessment.AffectingProblem> problems(
      Seen seen, Judging.Judged judged, List<Problem> notes) {
    return Stream.concat(notes.stream(), seen.missed().stream().map(Seen.Missed::problem))
        .distinct()
        .sorted()
        .map(
            problem ->
                new Assessment.AffectingProblem(
                    problem, problem.loses() ? judged.affected().by(problem) : List.of()))
        .toList();
  }

  private static SortedMap<String, Long> facts(List<Evidence> evidence) {
    SortedMap<String, Long> facts = new TreeMap<>();
    evidence.forEach(fact -> facts.merge(fact.kind(), 1L, Long::sum));
    return facts;
  }

  /** Of the only repository it is the user's answer, among several a problem of that one. */
  private static <X extends Exception> void throwIfAlone(X why, List<Target> repositories)
      throws X {
    if (repositories.size() == 1) {
      throw why;
    }
  }

  /** A repository among others that could not be read. */
  private static Assessment.Repository refused(String name, RefusedException refused) {
    Problem problem =
        new Problem(
            refused.code(),
            RepoPath.ROOT,
            0,
            "the repository was not read: " + reason(refused),
            true);
    return new Assessment.Repository(
        name,
        Optional.empty(),
        Optional.empty(),
        Role.MIXED,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        List.of(),
        List.of(new Assessment.AffectingProblem(problem, List.of())));
  }

  /** Reports hold no absolute path: where the message names one, its code has to do. */
  private static String reason(RefusedException refused) {
    String message = String.valueOf(refused.getMessage());
    return message.contains("'/") ? refused.code() : message;
  }
}
