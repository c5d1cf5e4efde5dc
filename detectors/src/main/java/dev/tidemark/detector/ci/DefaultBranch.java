package dev.tidemark.detector.ci;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Trigger;
import java.util.List;

/** Which triggers start a check of changes that come to the default branch, where the clone tells which that is. */
final class DefaultBranch {
  /** What stands in expressions and regular expressions, which are no patterns of names. */
  private static final String COMPUTED = "$^\\(|";

  private DefaultBranch() {}

  /** The triggers of a deed without those that only start for other branches. */
  static List<Trigger> reached(Performed deed, Landscape landscape) {
    return landscape
        .history()
        .defaultBranch()
        .map(
            branch -> deed.step().triggers().stream().filter(one -> mayReach(one, branch)).toList())
        .orElseGet(() -> List.copyOf(deed.step().triggers()));
  }

  /** Their names as evidence gives them, sorted. */
  static List<String> labels(List<Trigger> triggers) {
    return triggers.stream()
        .map(Trigger::kind)
        .distinct()
        .sorted()
        .map(Trigger.Kind::label)
        .toList();
  }

  private static boolean mayReach(Trigger trigger, String branch) {
    List<String> patterns = trigger.branches();
    if (patterns.isEmpty() || patterns.stream().anyMatch(DefaultBranch::isComputed)) {
      return true;
    }
    return switch (trigger.kind()) {
      case CHANGE_REQUEST -> matches(patterns, branch);
      // A pattern may stand for the branches that changes come from: their pushes are checked
      // before they are merged.
      case PUSH ->
          patterns.stream().anyMatch(one -> one.startsWith("!") || !PathPattern.isPlain(one))
              || matches(patterns, branch);
      default -> true;
    };
  }

  /** The last pattern that fits decides; what only excludes takes all the others. */
  private static boolean matches(List<String> patterns, String branch) {
    boolean taken = patterns.stream().allMatch(one -> one.startsWith("!"));
    for (String pattern : patterns) {
      boolean excludes = pattern.startsWith("!");
      String name = excludes ? pattern.substring(1) : pattern;
      String bare = name.startsWith("refs/heads/") ? name.substring("refs/heads/".length()) : name;
      if (PathPattern.of(bare).matches(branch)) {
        taken = !excludes;
      }
    }
    return taken;
  }

  private static boolean isComputed(String pattern) {
    return pattern.startsWith("/") || pattern.chars().anyMatch(c -> COMPUTED.indexOf(c) >= 0);
  }
}
