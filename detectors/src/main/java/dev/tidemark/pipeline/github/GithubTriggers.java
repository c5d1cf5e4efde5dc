package dev.tidemark.pipeline.github;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code on:} of a workflow, in any of its three forms. */
final class GithubTriggers {
  private GithubTriggers() {}

  static List<Trigger> of(Value workflow) {
    Optional<Value> on = workflow.at("on");
    if (on.isEmpty()) {
      return List.of();
    }
    List<Trigger> triggers = new ArrayList<>();
    boolean mergesMatter =
        workflow.pairs("jobs").stream()
            .anyMatch(job -> job.value().text("if").orElse("").contains("merged"));
    if (on.get() instanceof Value.Mapping map) {
      map.pairs().forEach(pair -> add(pair.key(), pair.value(), mergesMatter, triggers));
    } else {
      on.get().texts().forEach(event -> add(event, on.get(), mergesMatter, triggers));
    }
    return triggers;
  }

  private static void add(String event, Value value, boolean mergesMatter, List<Trigger> triggers) {
    switch (event) {
      case "push" -> push(value, triggers);
      case "pull_request", "pull_request_target" ->
          changeRequest(event, value, mergesMatter, triggers);
      case "workflow_run" ->
          triggers.add(
              new Trigger(Trigger.Kind.UPSTREAM, filter(value, "branches"), List.of(), event));
      default -> triggers.add(new Trigger(kind(event), List.of(), List.of(), event));
    }
  }

  private static Trigger.Kind kind(String event) {
    return switch (event) {
      case "merge_group" -> Trigger.Kind.MERGE_QUEUE;
      case "release" -> Trigger.Kind.RELEASE;
      case "schedule" -> Trigger.Kind.SCHEDULE;
      case "workflow_dispatch" -> Trigger.Kind.DISPATCH;
      case "workflow_call" -> Trigger.Kind.CALL;
      case "issue_comment",
          "issues",
          "discussion",
          "discussion_comment",
          "pull_request_review",
          "pull_request_review_comment" ->
          Trigger.Kind.COMMENT;
      case "delete" -> Trigger.Kind.DELETE;
      case "create" -> Trigger.Kind.TAG;
      default -> Trigger.Kind.UPSTREAM;
    };
  }

  private static void push(Value value, List<Trigger> triggers) {
    List<String> branches = filter(value, "branches");
    List<String> tags = filter(value, "tags");
    List<String> paths = filter(value, "paths");
    if (tags.isEmpty() || !branches.isEmpty()) {
      triggers.add(new Trigger(Trigger.Kind.PUSH, branches, paths, "push"));
    }
    if (!tags.isEmpty()) {
      triggers.add(new Trigger(Trigger.Kind.TAG, tags, paths, "push"));
    }
  }

  private static void changeRequest(
      String event, Value value, boolean mergesMatter, List<Trigger> triggers) {
    List<String> types = value.at("types").map(Value::texts).orElse(List.of());
    List<String> paths = filter(value, "paths");
    List<String> branches = filter(value, "branches");
    boolean closed = types.contains("closed");
    if (!closed || types.size() > 1) {
      triggers.add(new Trigger(Trigger.Kind.CHANGE_REQUEST, branches, paths, event));
    }
    if (closed) {
      Trigger.Kind kind =
          mergesMatter && types.size() == 1 ? Trigger.Kind.PUSH : Trigger.Kind.DELETE;
      triggers.add(new Trigger(kind, branches, paths, event));
    }
  }

  private static List<String> filter(Value value, String name) {
    List<String> patterns = new ArrayList<>(value.at(name).map(Value::texts).orElse(List.of()));
    value
        .at(name + "-ignore")
        .map(Value::texts)
        .orElse(List.of())
        .forEach(pattern -> patterns.add("!" + pattern));
    return patterns;
  }
}
