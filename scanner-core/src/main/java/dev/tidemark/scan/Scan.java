package dev.tidemark.scan;

import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.OrganisationWide;
import dev.tidemark.judgement.Role;
import dev.tidemark.organisation.Crossings;
import dev.tidemark.organisation.Member;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.organisation.Together;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.Remote;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import dev.tidemark.repository.TextSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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
   */
  public Assessment assess(List<Target> targets, Consumer<String> progress)
      throws RefusedException {
    List<Target> repositories = Repositories.of(targets);
    RepositoryNames names = new RepositoryNames(targets, repositories, limits);
    List<Assessment.Repository> assessed = new ArrayList<>();
    List<Member> members = new ArrayList<>();
    Consumer<Supplier<Member>> kept =
        repositories.size() > 1 ? one -> members.add(one.get()) : one -> {};
    try (Checkout checkout = new Checkout(repositories, names, instruments, limits, terms)) {
      for (Target repository : repositories) {
        try {
          assessed.add(assess(repository, names, checkout, progress, kept));
        } catch (RefusedException refused) {
          if (repositories.size() == 1) {
            throw refused;
          }
          assessed.add(refused(names.of(repository, Optional.empty()), refused));
        }
      }
    }
    assessed.sort(Comparator.comparing(Assessment.Repository::name));
    Organisation organisation =
        members.size() > 1 ? organisation(members, assessed) : Organisation.NONE;
    return new Assessment(
        assessed.stream().allMatch(Scan::isComplete),
        settled(assessed, organisation),
        organisation);
  }

  /** The repositories, with what all of them together settle for each. */
  private static List<Assessment.Repository> settled(
      List<Assessment.Repository> repositories, Organisation organisation) {
    if (organisation.rubrics().isEmpty()) {
      return repositories;
    }
    OrganisationWide whole =
        new OrganisationWide(
            organisation.rubrics(),
            String.format(Locale.ROOT, "all %,d repositories together", repositories.size()));
    return repositories.stream().map(repository -> repository.settledBy(whole::settle)).toList();
  }

  /** All of them as one, by the terms that the caller sets: no repository's own configuration speaks for the others. */
  private Organisation organisation(List<Member> members, List<Assessment.Repository> assessed) {
    List<Member> sorted = members.stream().sorted(Comparator.comparing(Member::name)).toList();
    List<Problem> missing =
        assessed.stream()
            .filter(
                repository -> sorted.stream().noneMatch(m -> m.name().equals(repository.name())))
            .flatMap(repository -> repository.problems().stream())
            .map(Assessment.AffectingProblem::problem)
            .toList();
    Crossings crossings = new Crossings(sorted);
    List<Organisation.Copy> copies = crossings.copies();
    Observations together = Together.of(sorted, missing, copies);
    return new Organisation(
        crossings.teams(),
        crossings.adoption(),
        copies,
        crossings.ways(),
        terms.apply(TextSnapshot.of("")).judging().judge(together));
  }

  private Assessment.Repository assess(
      Target target,
      RepositoryNames names,
      Checkout checkout,
      Consumer<String> progress,
      Consumer<Supplier<Member>> members)
      throws RefusedException {
    try (Source source = Source.open(target, limits)) {
      Terms agreed = terms.apply(source.snapshot());
      Observer observer = new Observer(instruments.get(), agreed, checkout.around(target, source));
      String name = names.of(target, source.remote());
      return assess(source, name, agreed, observer, progress, members);
    }
  }

  /** Assesses what was opened alone, by terms that were agreed. */
  static Assessment.Repository assess(
      Source source, Target target, Terms agreed, Observer observer, Consumer<String> progress) {
    String name = RepositoryNames.alone(target.path(), source.remote());
    return assess(source, name, agreed, observer, progress, member -> {});
  }

  private static Assessment.Repository assess(
      Source source,
      String name,
      Terms agreed,
      Observer observer,
      Consumer<String> progress,
      Consumer<Supplier<Member>> members) {
    Seen seen = observer.observe(source, progress);
    progress.accept("judging");
    Judging.Judged judged = agreed.judging().judge(seen);
    members.accept(() -> member(name, judged.role(), seen));
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
        problems(seen, judged));
  }

  private static Member member(String name, Role role, Seen seen) {
    return new Member(
        name,
        role,
        seen.landscape().units(),
        seen.evidence(),
        seen.emittedKinds(),
        seen.unread(),
        seen.asOf(),
        seen.landscape().sketches());
  }

  private static List<Assessment.AffectingProblem> problems(Seen seen, Judging.Judged judged) {
    return seen.missed().stream()
        .map(Seen.Missed::problem)
        .distinct()
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

  private static boolean isComplete(Assessment.Repository repository) {
    return repository.problems().stream().noneMatch(affecting -> affecting.problem().loses());
  }
}
