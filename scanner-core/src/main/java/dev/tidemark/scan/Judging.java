package dev.tidemark.scan;

import dev.tidemark.document.Problem;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.organisation.Member;
import dev.tidemark.organisation.SaidElsewhere;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Says what follows from what was seen, by the rubrics that were asked for. */
@FunctionalInterface
public interface Judging {

  Judged judge(Seen seen);

  /** What follows for several repositories that are judged as one. */
  default List<RubricResult> judge(Observations together) {
    return List.of();
  }

  /**
   * The same repository once more, in the role that it has by itself, with what others of the checkout say of it; nothing
   * where nobody judges.
   */
  default Optional<Judged> judge(Member member, SaidElsewhere said) {
    return Optional.empty();
  }

  /**
   * The same judging of a later commit.
   *
   * @param moves where directories are there: components keep their names by where they went
   * @param role in what role it is judged, by the one that it has by itself
   */
  default Judging following(UnaryOperator<RepoPath> moves, UnaryOperator<Role> role) {
    return this;
  }

  /**
   * What follows.
   *
   * @param rubrics in the order asked for
   * @param affected the indicators that each problem made unknown
   */
  record Judged(
      Role role,
      List<RubricResult> rubrics,
      List<Assessment.Component> components,
      List<Assessment.Ahead> ahead,
      List<Assessment.Finding> stalls,
      List<Assessment.Finding> signals,
      Affected affected) {}

  /** The indicators that a problem made unknown, sorted by id. */
  @FunctionalInterface
  interface Affected {
    List<String> by(Problem problem);
  }
}
