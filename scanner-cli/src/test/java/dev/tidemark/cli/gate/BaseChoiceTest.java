package dev.tidemark.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.fixtures.GitFixture;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.git.GitRepository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseChoiceTest {
  @TempDir Path folder;
  private GitFixture git;
  private ObjectId left;
  private ObjectId side;
  private ObjectId tip;

  /** A branch that left main one commit before its tip. */
  @BeforeEach
  void begin() {
    git = GitFixture.in(folder);
    git.file("a", "1").commit("first");
    left = git.file("a", "2").commit("second");
    side = git.file("b", "1").sideCommit("change", Instant.parse("2024-02-01T00:00:00Z"), left);
    tip = git.file("a", "3").commit("third");
  }

  @AfterEach
  void end() {
    git.close();
  }

  @Test
  void aBranchStandsForWhereTheHeadLeftIt() throws Exception {
    BaseChoice.Base base = choose(Optional.of("main"), Map.of(), side);
    assertThat(base.commit()).isEqualTo(left.name());
    assertThat(base.why()).isEqualTo("where the head left main");
    assertThat(choose(Optional.empty(), Map.of(), side)).isEqualTo(base);
  }

  @Test
  void onTheDefaultBranchItIsTheCommitBefore() throws Exception {
    BaseChoice.Base base = choose(Optional.empty(), Map.of(), tip);
    assertThat(base.commit()).isEqualTo(left.name());
    assertThat(base.why()).isEqualTo("the commit before it");
  }

  @Test
  void whatTheCiSystemNamesComesBeforeTheDefaultBranch() throws Exception {
    git.branch("release", left);
    assertThat(choose(Optional.empty(), Map.of("GITHUB_BASE_REF", "release"), tip).commit())
        .isEqualTo(left.name());
    assertThat(
            choose(
                    Optional.empty(),
                    Map.of("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/release"),
                    tip)
                .commit())
        .isEqualTo(left.name());
    assertThat(
            choose(
                    Optional.empty(),
                    Map.of(
                        "CI_MERGE_REQUEST_DIFF_BASE_SHA",
                        left.name(),
                        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
                        "gone"),
                    tip)
                .commit())
        .isEqualTo(left.name());
  }

  @Test
  void ofAMergeThatTheForgeMadeTheFirstParentIsWhatItWasMergedWith() throws Exception {
    ObjectId merge =
        git.commit("merge", Instant.parse("2024-03-01T00:00:00Z"), git.tree(), List.of(tip, side));
    Map<String, String> job =
        Map.of(
            "GITHUB_BASE_REF", "gone",
            "GITHUB_REF", "refs/pull/7/merge",
            "GITHUB_SHA", merge.name());
    BaseChoice.Base base = choose(Optional.empty(), job, merge);
    assertThat(base.commit()).isEqualTo(tip.name());
    assertThat(base.why()).isEqualTo("gone, which the change was merged with");
    assertThatThrownBy(() -> choose(Optional.empty(), job, side))
        .as("another commit than the one that the job was made for")
        .isInstanceOf(BaseChoice.NoBaseException.class);
  }

  @Test
  void mergedResultsAreMeasuredAgainstTheTargetAndNotAgainstWhatOthersDidSince() throws Exception {
    ObjectId merge =
        git.commit("merge", Instant.parse("2024-03-01T00:00:00Z"), git.tree(), List.of(tip, side));
    Map<String, String> job =
        Map.of(
            "CI_MERGE_REQUEST_DIFF_BASE_SHA", left.name(),
            "CI_MERGE_REQUEST_TARGET_BRANCH_SHA", tip.name());
    BaseChoice.Base base = choose(Optional.empty(), job, merge);
    assertThat(base.commit()).isEqualTo(tip.name());
    assertThat(base.why()).isEqualTo("the merge request's target branch");
  }

  @Test
  void theBranchOfAPushIsNotItsOwnBase() throws Exception {
    assertThat(
            choose(
                    Optional.empty(),
                    Map.of("TRAVIS_BRANCH", "main", "TRAVIS_PULL_REQUEST_BRANCH", ""),
                    tip)
                .commit())
        .isEqualTo(left.name());
    assertThat(choose(Optional.empty(), Map.of("DRONE_TARGET_BRANCH", "main"), tip).commit())
        .isEqualTo(left.name());
    assertThat(
            choose(
                    Optional.empty(),
                    Map.of("DRONE_TARGET_BRANCH", "main", "DRONE_PULL_REQUEST", "7"),
                    side)
                .commit())
        .isEqualTo(left.name());
  }

  @Test
  void aBranchIsNotMeasuredAgainstItsOwnLastButOneCommitWhereTheDefaultBranchIsMissing()
      throws Exception {
    Map<String, String> job = Map.of("CI_DEFAULT_BRANCH", "trunk", "CI_COMMIT_BRANCH", "change");
    assertThatThrownBy(() -> choose(Optional.empty(), job, side))
        .isInstanceOf(BaseChoice.NoBaseException.class)
        .hasMessageContaining("CI_DEFAULT_BRANCH=trunk");
    git.branch("trunk", left);
    assertThat(choose(Optional.empty(), job, side).commit()).isEqualTo(left.name());
    assertThat(
            choose(
                    Optional.empty(),
                    Map.of("CI_DEFAULT_BRANCH", "main", "CI_COMMIT_BRANCH", "main"),
                    tip)
                .why())
        .isEqualTo("the commit before it");
  }

  @Test
  void theFixIsThatOfTheSystemAtHand() {
    assertThatThrownBy(
            () ->
                choose(
                    Optional.empty(),
                    Map.of("SYSTEM_PULLREQUEST_TARGETBRANCH", "gone", "TF_BUILD", "True"),
                    tip))
        .hasMessageContaining("checkout with fetchDepth: 0; otherwise git fetch origin");
  }

  @Test
  void whatTheCiSystemNamesAndIsNotHereIsNotReplacedByAnother() {
    assertThatThrownBy(() -> choose(Optional.empty(), Map.of("GITHUB_BASE_REF", "gone"), tip))
        .isInstanceOf(BaseChoice.NoBaseException.class)
        .hasMessageContaining("GITHUB_BASE_REF=gone")
        .hasMessageContaining("git fetch origin +refs/heads/gone:refs/remotes/origin/gone");
  }

  @Test
  void aNameThatStandsForNothingIsRefusedAndTheFirstCommitHasNoBase() throws Exception {
    assertThatThrownBy(() -> choose(Optional.of("mian"), Map.of(), tip))
        .isInstanceOf(RefusedException.class);
    ObjectId first = ObjectId.fromString(choose(Optional.of("main~2"), Map.of(), tip).commit());
    assertThatThrownBy(() -> choose(Optional.empty(), Map.of("TRAVIS_BRANCH", ""), first))
        .isInstanceOf(BaseChoice.NoBaseException.class)
        .hasMessageContaining("first commit");
  }

  private BaseChoice.Base choose(
      Optional<String> named, Map<String, String> environment, ObjectId head)
      throws RefusedException, BaseChoice.NoBaseException {
    try (GitRepository repository = GitRepository.open(folder, Limits.DEFAULT).orElseThrow()) {
      return new BaseChoice(repository, environment).choose(named, head.name());
    }
  }
}
