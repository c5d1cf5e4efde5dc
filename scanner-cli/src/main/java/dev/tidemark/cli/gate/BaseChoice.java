package dev.tidemark.cli.gate;

import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.git.GitRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the commit that a gate measures against: what the command line names, else what the CI system names as the base of
 * the change, else the default branch. A branch stands for the commit that the head left it at, so that nobody is measured
 * against what others did since.
 */
public final class BaseChoice {
  /** What people leave out of the names of branches. */
  private static final String REMOTES = "refs/remotes/";

  /** Names of default branches, where the clone does not say which it is, most common first. */
  private static final List<String> DEFAULT_BRANCHES =
      List.of(
          "refs/remotes/origin/HEAD",
          "origin/main",
          "origin/master",
          "main",
          "master",
          "origin/trunk",
          "trunk");

  private final GitRepository repository;
  private final CiEnvironment environment;

  /**
   * The chosen commit.
   *
   * @param commit full id
   * @param why in a few words: {@code where the head left origin/main}
   */
  public record Base(String commit, String why) {}

  /** There is nothing to compare with; the message carries the fix. */
  public static final class NoBaseException extends Exception {
    private static final long serialVersionUID = 1L;

    NoBaseException(String message) {
      super(message);
    }
  }

  public BaseChoice(GitRepository repository, Map<String, String> environment) {
    this.repository = repository;
    this.environment = new CiEnvironment(environment);
  }

  /**
   * Chooses.
   *
   * @param named what the command line names; empty for the default
   * @param head the full id of the commit that is asked about
   * @throws RefusedException when a name that a person typed stands for nothing
   */
  public Base choose(Optional<String> named, String head) throws RefusedException, NoBaseException {
    if (named.isPresent()) {
      String commit = resolve(named.get());
      return mergeBase(named.get(), commit, head);
    }
    Optional<CiEnvironment.Named> change = environment.base();
    if (change.isPresent()) {
      return ofSystem(change.get(), head);
    }
    Optional<CiEnvironment.Named> main = environment.defaultBranch();
    if (main.isPresent()) {
      return ofSystem(main.get(), head);
    }
    for (String branch : DEFAULT_BRANCHES) {
      Optional<String> commit = find(branch);
      if (commit.isPresent()) {
        return commit.get().equals(head)
            ? parent(head)
            : againstDefault(branch, commit.get(), head);
      }
    }
    return parent(head);
  }

  private Base ofSystem(CiEnvironment.Named named, String head) throws NoBaseException {
    List<String> names =
        named.branch()
            ? List.of("refs/remotes/origin/" + named.value(), "refs/heads/" + named.value())
            : List.of(named.value());
    for (String name : names) {
      Optional<String> commit = find(name);
      if (commit.isPresent()) {
        return mergeBase(named.called(), commit.get(), head);
      }
    }
    Optional<String> into = environment.isMerge(head) ? mergedInto(head) : Optional.empty();
    if (into.isPresent()) {
      return new Base(into.get(), named.called() + ", which the change was merged with");
    }
    throw new NoBaseException(
        "the base that the CI system names ("
            + named.variable()
            + "="
            + named.value()
            + ") is not in this clone; "
            + (named.branch() ? fetch(named.value()) : fetchMore()));
  }

  /** The first parent, where there are two: the branch that the forge merged a change into. */
  private Optional<String> mergedInto(String head) {
    return find(head + "^2").isPresent() ? find(head + "^1") : Optional.empty();
  }

  private Base againstDefault(String branch, String commit, String head) throws NoBaseException {
    Base base = mergeBase(branch, commit, head);
    return base.commit().equals(head) ? parent(head) : base;
  }

  private Base mergeBase(String named, String commit, String head) throws NoBaseException {
    String name = named.startsWith(REMOTES) ? named.substring(REMOTES.length()) : named;
    if (commit.equals(head)) {
      return new Base(commit, name + ", which is the head itself");
    }
    try {
      Optional<String> base = repository.mergeBase(commit, head);
      if (base.isPresent()) {
        return new Base(
            base.get(), base.get().equals(commit) ? name : "where the head left " + name);
      }
    } catch (RefusedException unreadable) {
      // told below: the commits are there, their common history is not
    }
    throw new NoBaseException(
        repository.isShallow()
            ? "this shallow clone does not hold the commit that the head and "
                + name
                + " share; "
                + fetchMore()
            : "the head and " + name + " share no history; name another base with --against");
  }

  /** On the default branch itself a change is measured against what was there before it. */
  private Base parent(String head) throws NoBaseException {
    return find(head + "^")
        .map(commit -> new Base(commit, "the commit before it"))
        .orElseThrow(
            () ->
                new NoBaseException(
                    repository.isShallow()
                        ? "the commit before the head is not in this shallow clone; " + fetchMore()
                        : "the head is the first commit, so there is nothing to compare with"));
  }

  private String resolve(String name) throws RefusedException, NoBaseException {
    try {
      return repository
          .commit(Optional.of(name))
          .orElseThrow(() -> new NoBaseException("the repository has no commit yet"));
    } catch (RefusedException unknown) {
      if (repository.isShallow()) {
        throw new NoBaseException("'" + name + "' is not in this shallow clone; " + fetchMore());
      }
      throw unknown;
    }
  }

  private Optional<String> find(String name) {
    try {
      return repository.commit(Optional.of(name));
    } catch (RefusedException notThere) {
      return Optional.empty();
    }
  }

  private String fetch(String branch) {
    if (repository.isShallow()) {
      return fetchMore();
    }
    return "fetch it ("
        + environment.fetchingAll().map(all -> all + "; otherwise ").orElse("")
        + "git fetch origin +refs/heads/%1$s:refs/remotes/origin/%1$s)".formatted(branch);
  }

  /** A shallow clone mostly holds no branch but one, so all of them are fetched with the history. */
  private String fetchMore() {
    return "fetch the whole history ("
        + environment.fetchingAll().orElse("GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0")
        + "; otherwise git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*')";
  }
}
