package dev.tidemark.pipeline;

import java.util.List;
import java.util.Locale;

/**
 * Something that starts a pipeline.
 *
 * @param branches patterns of branches, exclusions with {@code !}; none for all
 * @param paths patterns of changed files, exclusions with {@code !}; none for all
 * @param detail what else is known: the upstream's name, the event
 */
public record Trigger(Kind kind, List<String> branches, List<String> paths, String detail) {

  private static final String UNDECIDED = "undecided";

  public Trigger {
    branches = List.copyOf(branches);
    paths = List.copyOf(paths);
  }

  /** What starts a pipeline, named the same for every CI system. */
  public enum Kind {
    PUSH,
    CHANGE_REQUEST,
    MERGE_QUEUE,
    TAG,
    RELEASE,
    SCHEDULE,
    DISPATCH,
    UPSTREAM,
    CALL,
    COMMENT,
    DELETE,
    /** A person or a hook on a workstation. */
    LOCAL;

    /** As evidence names it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Trigger of(Kind kind) {
    return new Trigger(kind, List.of(), List.of(), "");
  }

  /** This, where only the settings of the CI system tell whether it is so. */
  public Trigger undecided() {
    return new Trigger(kind, branches, paths, UNDECIDED);
  }

  public boolean isUndecided() {
    return detail.equals(UNDECIDED);
  }

  public Trigger withPaths(List<String> patterns) {
    return new Trigger(kind, branches, patterns, detail);
  }

  /** This for changes of some of its paths: those given, unless they say no more than its own. */
  public Trigger within(List<String> patterns) {
    boolean anywhere = patterns.stream().anyMatch(one -> one.startsWith("**"));
    return paths.isEmpty() || !anywhere ? withPaths(patterns) : this;
  }

  /** The one branch that it is for, or the empty text. */
  public String onlyBranch() {
    return branches.size() == 1 && PathPattern.isPlain(branches.get(0)) ? branches.get(0) : "";
  }
}
