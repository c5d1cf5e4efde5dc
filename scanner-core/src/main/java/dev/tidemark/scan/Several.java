package dev.tidemark.scan;

import dev.tidemark.document.Location;
import dev.tidemark.document.Problem;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.OrganisationWide;
import dev.tidemark.judgement.Unread;
import dev.tidemark.organisation.Crossings;
import dev.tidemark.organisation.Member;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.organisation.SaidElsewhere;
import dev.tidemark.organisation.Together;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The repositories of one scan once each was assessed alone: those that others speak of are judged once more, all of them
 * are judged as one, and that settles what only an organisation can tell.
 */
final class Several {
  private final List<Assessment.Repository> assessed;
  private final List<Brought> brought;

  /**
   * What a repository that could be read brings.
   *
   * @param judging by its own terms
   */
  record Brought(Member member, Judging judging) {}

  Several(List<Assessment.Repository> assessed, List<Brought> brought) {
    this.assessed =
        assessed.stream().sorted(Comparator.comparing(Assessment.Repository::name)).toList();
    this.brought =
        brought.stream()
            .sorted(Comparator.comparing((Brought one) -> one.member().name()))
            .toList();
  }

  /** @param judging by the terms that the caller sets: no repository's own configuration speaks for the others */
  Assessment assessment(Judging judging) {
    boolean complete = assessed.stream().allMatch(Several::isComplete);
    if (brought.size() < 2) {
      return new Assessment(complete, assessed, Organisation.NONE);
    }
    List<Member> members = brought.stream().map(Brought::member).toList();
    List<Problem> missing = missing(members);
    Organisation organisation = organisation(members, missing, judging);
    return new Assessment(
        complete,
        settled(judgedAgain(SaidElsewhere.of(members, missing)), organisation),
        organisation);
  }

  /** The repositories that could not be read, each as the problem that it has. */
  private List<Problem> missing(List<Member> members) {
    return assessed.stream()
        .filter(repository -> members.stream().noneMatch(m -> m.name().equals(repository.name())))
        .flatMap(repository -> repository.problems().stream())
        .map(Assessment.AffectingProblem::problem)
        .toList();
  }

  private static Organisation organisation(
      List<Member> members, List<Problem> missing, Judging judging) {
    Crossings crossings = new Crossings(members);
    List<Organisation.Copy> copies = crossings.copies();
    Observations together = Together.of(members, missing, copies);
    return new Organisation(
        crossings.teams(), crossings.adoption(), copies, crossings.ways(), judging.judge(together));
  }

  /** The repositories, each with what others say of it. */
  private List<Assessment.Repository> judgedAgain(Map<String, SaidElsewhere> said) {
    Map<String, Brought> byName = new HashMap<>();
    brought.forEach(one -> byName.put(one.member().name(), one));
    List<Assessment.Repository> judged = new ArrayList<>();
    for (Assessment.Repository repository : assessed) {
      Optional<Brought> own = Optional.ofNullable(byName.get(repository.name()));
      Optional<SaidElsewhere> others = Optional.ofNullable(said.get(repository.name()));
      judged.add(
          own.flatMap(one -> others.flatMap(with -> one.judging().judge(one.member(), with)))
              .map(again -> repository.judgedAgain(again, problems(again, others)))
              .orElse(repository));
    }
    return judged;
  }

  /** What could not be read elsewhere and made a verdict on this repository unknown. */
  private static List<Assessment.AffectingProblem> problems(
      Judging.Judged judged, Optional<SaidElsewhere> said) {
    List<Assessment.AffectingProblem> problems = new ArrayList<>();
    for (Unread unread : said.map(SaidElsewhere::unread).orElse(List.of())) {
      List<String> affects = judged.affected().by(unread.problem());
      if (!affects.isEmpty()) {
        problems.add(new Assessment.AffectingProblem(elsewhere(unread.problem()), affects));
      }
    }
    return problems;
  }

  /** A problem of a file that is not this repository's: nobody can look it up here. */
  private static Problem elsewhere(Problem problem) {
    String place =
        problem.path().isRoot()
            ? "another repository"
            : Location.of(problem.path(), problem.line()).toString();
    return new Problem(
        problem.code(), RepoPath.ROOT, 0, place + ": " + problem.detail(), problem.loses());
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

  private static boolean isComplete(Assessment.Repository repository) {
    return repository.problems().stream().noneMatch(affecting -> affecting.problem().loses());
  }
}
