package dev.tidemark.scan;

import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Judge;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * The result of a scan: what every report is written from. Holds no times of its own, no absolute paths, no host or user.
 *
 * @param complete whether everything that was asked for could be read and every detector finished
 * @param repositories sorted by name; a single repository is a list of one
 * @param organisation what they show together; nothing for a single one
 */
public record Assessment(
    boolean complete, List<Repository> repositories, Organisation organisation) {

  /** An assessment that says nothing of an organisation. */
  public Assessment(boolean complete, List<Repository> repositories) {
    this(complete, repositories, Organisation.NONE);
  }

  public Assessment {
    repositories = List.copyOf(repositories);
  }

  /**
   * One repository.
   *
   * @param name {@code org/name} where the remote tells, otherwise the folder's name
   * @param remote the web address of the forge's page of the repository, without credentials, where known
   * @param revision empty for a folder
   * @param files how many entries the snapshot has
   * @param rubrics in the order asked for
   * @param components its judged subtrees, sorted by path
   * @param ahead evidence above the proven level, with what is missing below it
   * @param stalls findings of the platform model, never a level
   * @param signals likewise
   * @param facts own evidence counted by kind
   * @param evidence all of it, sorted
   * @param problems what could not be read, sorted
   */
  public record Repository(
      String name,
      Optional<String> remote,
      Optional<Revision> revision,
      Role role,
      long files,
      List<RubricResult> rubrics,
      List<Component> components,
      List<Ahead> ahead,
      List<Finding> stalls,
      List<Finding> signals,
      SortedMap<String, Long> facts,
      List<Evidence> evidence,
      List<AffectingProblem> problems) {

    /** Whether it could be opened: one that could not is judged by no rubric, and its problems tell why. */
    public boolean isRead() {
      return !rubrics.isEmpty();
    }

    /** Whether a rubric gives it a level. */
    public boolean isAssessed() {
      return rubrics.stream().anyMatch(RubricResult::assessed);
    }

    /**
     * This repository as it was judged once more.
     *
     * @param more problems elsewhere that left something open
     */
    Repository judgedAgain(Judging.Judged judged, List<AffectingProblem> more) {
      List<AffectingProblem> all = new ArrayList<>();
      for (AffectingProblem own : problems) {
        boolean loses = own.problem().loses();
        all.add(
            new AffectingProblem(
                own.problem(), loses ? judged.affected().by(own.problem()) : List.of()));
      }
      all.addAll(more);
      return new Repository(
          name,
          remote,
          revision,
          judged.role(),
          files,
          judged.rubrics(),
          judged.components(),
          judged.ahead(),
          judged.stalls(),
          judged.signals(),
          facts,
          evidence,
          all);
    }

    /** This repository, where somebody else has the last word on some verdicts. */
    Repository settledBy(UnaryOperator<RubricResult> word) {
      List<RubricResult> settled = rubrics.stream().map(word).toList();
      return new Repository(
          name,
          remote,
          revision,
          role,
          files,
          settled,
          components.stream().map(component -> component.settledBy(word)).toList(),
          settled.stream()
              .flatMap(result -> Judge.ahead(result).stream())
              .map(one -> new Ahead(one.indicator(), one.missing()))
              .toList(),
          stalls,
          signals,
          facts,
          evidence,
          problems);
    }
  }

  /** A subtree judged like a repository. */
  public record Component(RepoPath path, List<String> owners, List<RubricResult> rubrics) {
    Component settledBy(UnaryOperator<RubricResult> word) {
      return new Component(path, owners, rubrics.stream().map(word).toList());
    }
  }

  /** An indicator above the proven level, and the requirement below that is missing. */
  public record Ahead(String indicator, String missing) {}

  /** A stall or signal, in a sentence, with its evidence. */
  public record Finding(String id, String says, List<Evidence> evidence) {}

  /**
   * A problem, and the indicators whose verdict it made unknown or could have changed.
   *
   * @param affects sorted ids
   */
  public record AffectingProblem(Problem problem, List<String> affects) {}
}
