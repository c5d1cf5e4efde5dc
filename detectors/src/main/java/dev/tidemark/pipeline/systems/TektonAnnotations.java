package dev.tidemark.pipeline.systems;

import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Trigger.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What starts a run by Pipelines-as-Code, as its annotations say; without them a person starts it. */
final class TektonAnnotations {
  private static final String PREFIX = "pipelinesascode.tekton.dev/";

  private TektonAnnotations() {}

  static List<Trigger> triggers(KubernetesObject run) {
    String expression = run.annotation(PREFIX + "on-cel-expression").orElse("");
    List<String> branches =
        new ArrayList<>(listed(run.annotation(PREFIX + "on-target-branch").orElse("")));
    List<String> paths =
        new ArrayList<>(listed(run.annotation(PREFIX + "on-path-change").orElse("")));
    listed(run.annotation(PREFIX + "on-path-change-ignore").orElse(""))
        .forEach(p -> paths.add("!" + p));
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (!expression.isEmpty()) {
      kinds.addAll(ofExpression(expression, branches, paths));
    } else {
      listed(run.annotation(PREFIX + "on-event").orElse("")).forEach(e -> kinds.add(kind(e)));
    }
    if (run.annotation(PREFIX + "on-comment").isPresent()) {
      kinds.add(Kind.COMMENT);
    }
    if (branches.stream().anyMatch(b -> b.startsWith("refs/tags/")) && kinds.contains(Kind.PUSH)) {
      kinds.add(Kind.TAG);
      branches.removeIf(b -> b.startsWith("refs/tags/"));
      if (branches.isEmpty()) {
        kinds.remove(Kind.PUSH);
      }
    }
    if (kinds.isEmpty()) {
      return List.of(Trigger.of(Kind.DISPATCH));
    }
    return kinds.stream()
        .map(k -> new Trigger(k, k == Kind.TAG ? List.of() : branches, paths, ""))
        .toList();
  }

  private static Kind kind(String event) {
    return switch (event) {
      case "push" -> Kind.PUSH;
      case "pull_request", "pull_request_target" -> Kind.CHANGE_REQUEST;
      case "pull_request_closed" -> Kind.DELETE;
      case "incoming" -> Kind.DISPATCH;
      default -> Kind.UPSTREAM;
    };
  }

  /** The events that an expression of CEL speaks of, with the branches and paths that it compares. */
  static Set<Kind> ofExpression(String expression, List<String> branches, List<String> paths) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (expression.contains("pull_request") || expression.contains("merge_request")) {
      kinds.add(Kind.CHANGE_REQUEST);
    }
    if (expression.contains("\"push\"") || expression.contains("'push'")) {
      kinds.add(expression.contains("refs/tags") ? Kind.TAG : Kind.PUSH);
    }
    for (String quote : List.of("\"", "'")) {
      for (String word :
          List.of("target_branch == ", "target_branch==", "body.ref == ", "body.ref==")) {
        after(expression, word + quote, quote)
            .forEach(b -> branches.add(b.startsWith("refs/heads/") ? b.substring(11) : b));
      }
    }
    int change = expression.indexOf(".pathChanged()");
    while (change > 0) {
      int open =
          Math.max(
              expression.lastIndexOf('"', change - 2), expression.lastIndexOf('\'', change - 2));
      if (open >= 0 && open + 1 < change - 1) {
        paths.add(expression.substring(open + 1, change - 1));
      }
      change = expression.indexOf(".pathChanged()", change + 1);
    }
    if (kinds.isEmpty() && branches.stream().anyMatch(b -> !b.startsWith("refs/tags/"))) {
      kinds.add(Kind.PUSH);
    } else if (kinds.isEmpty() && expression.contains("refs/tags")) {
      kinds.add(Kind.TAG);
    }
    return kinds;
  }

  private static List<String> after(String text, String word, String close) {
    List<String> found = new ArrayList<>();
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = text.indexOf(close, at + word.length());
      if (end > 0) {
        found.add(text.substring(at + word.length(), end));
      }
    }
    return found;
  }

  /** {@code [main, release-*]} as its items. */
  private static List<String> listed(String text) {
    String bare = text.strip();
    if (bare.startsWith("[") && bare.endsWith("]")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    List<String> items = new ArrayList<>();
    for (String item : bare.split(",", -1)) {
      String one = item.strip().replaceAll("^[\"']|[\"']$", "");
      if (!one.isEmpty()) {
        items.add(one);
      }
    }
    return items;
  }
}
