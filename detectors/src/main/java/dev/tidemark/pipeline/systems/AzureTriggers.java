package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What starts a pipeline of Azure, and which of that a condition lets through. */
final class AzureTriggers {
  private static final Set<Trigger.Kind> NO_CHANGE_REQUEST =
      Set.of(
          Trigger.Kind.PUSH,
          Trigger.Kind.SCHEDULE,
          Trigger.Kind.DISPATCH,
          Trigger.Kind.UPSTREAM,
          Trigger.Kind.TAG);

  private AzureTriggers() {}

  static List<Trigger> of(Value root) {
    List<Trigger> triggers = new ArrayList<>();
    if (!root.text("trigger").orElse("").equals("none")) {
      boolean tags = !root.texts("trigger", "tags", "include").isEmpty();
      boolean branches =
          !root.pairs("trigger", "branches").isEmpty() || !root.pairs("trigger", "paths").isEmpty();
      if (!tags || branches) {
        triggers.add(of(Trigger.Kind.PUSH, root, "trigger"));
      }
      if (tags) {
        triggers.add(
            new Trigger(Trigger.Kind.TAG, root.texts("trigger", "tags", "include"), List.of(), ""));
      }
    }
    if (root.at("pr").isPresent() && !root.text("pr").orElse("").equals("none")) {
      triggers.add(of(Trigger.Kind.CHANGE_REQUEST, root, "pr"));
    }
    if (!root.items("schedules").isEmpty()) {
      triggers.add(Trigger.of(Trigger.Kind.SCHEDULE));
    }
    for (Value upstream : root.items("resources", "pipelines")) {
      String starts = upstream.text("trigger").orElse("");
      if (upstream.at("trigger").isPresent() && !List.of("none", "false").contains(starts)) {
        String source = upstream.text("source").or(() -> upstream.text("pipeline")).orElse("");
        List<String> branches = starts.isEmpty() ? branches(upstream, "trigger") : List.of();
        triggers.add(new Trigger(Trigger.Kind.UPSTREAM, branches, List.of(), source));
      }
    }
    triggers.add(Trigger.of(Trigger.Kind.DISPATCH));
    return triggers;
  }

  private static Trigger of(Trigger.Kind kind, Value root, String key) {
    List<String> paths = new ArrayList<>(root.texts(key, "paths", "include"));
    root.texts(key, "paths", "exclude").forEach(p -> paths.add("!" + p));
    return new Trigger(kind, branches(root, key), paths, "");
  }

  private static List<String> branches(Value root, String key) {
    List<String> branches = new ArrayList<>(root.texts(key, "branches", "include"));
    if (branches.isEmpty()) {
      branches.addAll(root.texts(key, "branches"));
    }
    if (branches.isEmpty()) {
      branches.addAll(root.texts(key));
    }
    root.texts(key, "branches", "exclude").forEach(b -> branches.add("!" + b));
    return branches;
  }

  /** A condition as far as it tells change requests, branches and failures apart. */
  static Condition condition(String text) {
    String bare = text.strip();
    if (bare.equals("false") || bare.equals("never()")) {
      return new Condition.Never();
    }
    if (bare.equals("failed()")) {
      return new Condition.OnFailure();
    }
    boolean request = bare.contains("'PullRequest'");
    if ((request && bare.contains("ne(")) || onBranch(bare)) {
      return Notation.only(NO_CHANGE_REQUEST, bare);
    }
    return request ? Notation.only(Set.of(Trigger.Kind.CHANGE_REQUEST), bare) : Condition.ALWAYS;
  }

  /** A change request is built on a branch of its own: one that is named is where changes were merged. */
  private static boolean onBranch(String text) {
    return text.contains("eq(variables['Build.SourceBranch'], 'refs/heads/")
        || text.contains("eq(variables['Build.SourceBranchName'], '")
        || text.contains("eq(variables.isMain, ")
        || text.contains("startsWith(variables['Build.SourceBranch'], 'refs/heads/release");
  }
}
