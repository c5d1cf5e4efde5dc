package dev.tidemark.cli.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the environment variables of CI systems say of the change that a job runs for. */
final class CiEnvironment {
  /** Commits before branches: a branch may have moved on since the job was made. */
  private static final List<Variable> BASES =
      List.of(
          // Given only where the head is merged with the target branch already.
          new Variable(
              "CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "the merge request's target branch", ""),
          new Variable("CI_MERGE_REQUEST_DIFF_BASE_SHA", "the merge request's base", ""),
          new Variable("GITHUB_BASE_REF"),
          new Variable("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
          new Variable("SYSTEM_PULLREQUEST_TARGETBRANCH"),
          new Variable("BITBUCKET_PR_DESTINATION_BRANCH"),
          new Variable("BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
          // Of a push, these two name the branch that was pushed: the head would be its own base.
          new Variable("DRONE_TARGET_BRANCH", "", "DRONE_PULL_REQUEST"),
          new Variable("CHANGE_TARGET"),
          new Variable("CI_COMMIT_TARGET_BRANCH"),
          new Variable("TRAVIS_BRANCH", "", "TRAVIS_PULL_REQUEST_BRANCH"));

  /** The default branch, and the branch that the job runs for. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "CI_DEFAULT_BRANCH", "CI_COMMIT_BRANCH",
          "CI_REPO_DEFAULT_BRANCH", "CI_COMMIT_BRANCH",
          "BUILDKITE_PIPELINE_DEFAULT_BRANCH", "BUILDKITE_BRANCH",
          "DRONE_REPO_BRANCH", "DRONE_BRANCH");

  /** Where a job runs for a merge that the forge made, and which commit that is. */
  private static final Map<String, String> MERGES =
      Map.of("GITHUB_REF", "GITHUB_SHA", "BUILD_SOURCEBRANCH", "BUILD_SOURCEVERSION");

  /** What makes a system fetch everything, by a variable that only this system sets. */
  private static final Map<String, String> WHOLE =
      Map.of(
          "GITHUB_ACTIONS", "actions/checkout with fetch-depth: 0",
          "GITLAB_CI", "GIT_DEPTH: 0",
          "TF_BUILD", "checkout with fetchDepth: 0",
          "BITBUCKET_BUILD_NUMBER", "clone: {depth: full}",
          "TRAVIS", "git: {depth: false}");

  private final Map<String, String> variables;

  CiEnvironment(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * @param called what people call the commit that it holds; empty where it holds a branch
   * @param asLongAs a variable without which it says something else; empty where there is none
   */
  private record Variable(String name, String called, String asLongAs) {
    Variable(String name) {
      this(name, "", "");
    }
  }

  /**
   * A commit or branch that the system names.
   *
   * @param variable where it names it
   * @param value the full id of a commit, or a branch without {@code refs/heads/}
   * @param called what to call it
   */
  record Named(String variable, String value, String called, boolean branch) {}

  /** What the change is against. */
  Optional<Named> base() {
    return BASES.stream()
        .filter(variable -> variable.asLongAs().isEmpty() || !get(variable.asLongAs()).isEmpty())
        .filter(variable -> !get(variable.name()).isEmpty())
        .findFirst()
        .map(
            variable -> {
              String value = withoutRefs(get(variable.name()));
              boolean branch = variable.called().isEmpty();
              return new Named(variable.name(), value, branch ? value : variable.called(), branch);
            });
  }

  /** The default branch, where the job runs for another one. */
  Optional<Named> defaultBranch() {
    return DEFAULTS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> !get(entry.getKey()).isEmpty() && !get(entry.getValue()).isEmpty())
        .filter(entry -> !get(entry.getKey()).equals(get(entry.getValue())))
        .findFirst()
        .map(entry -> new Named(entry.getKey(), get(entry.getKey()), get(entry.getKey()), true));
  }

  /** Whether a commit is the merge of a change into the branch that it is against, as the forge made it. */
  boolean isMerge(String commit) {
    return MERGES.entrySet().stream()
        .anyMatch(
            entry ->
                get(entry.getKey()).startsWith("refs/pull/")
                    && get(entry.getKey()).endsWith("/merge")
                    && get(entry.getValue()).equals(commit));
  }

  /** How this system is told to fetch everything; empty where it cannot be told which one it is. */
  Optional<String> fetchingAll() {
    return WHOLE.entrySet().stream()
        .filter(entry -> !get(entry.getKey()).isEmpty())
        .map(Map.Entry::getValue)
        .sorted()
        .findFirst();
  }

  private static String withoutRefs(String branch) {
    return branch.startsWith("refs/heads/") ? branch.substring("refs/heads/".length()) : branch;
  }

  private String get(String name) {
    return variables.getOrDefault(name, "");
  }
}
