package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A step or task of Argo Workflows that calls a template: what it gives, for which items, and when. */
final class ArgoCall {
  /** More alternatives of one list are not told apart; the bound of a matrix. */
  private static final int MAX_ITEMS = 100;

  private ArgoCall() {}

  static Map<String, String> given(Value call) {
    Map<String, String> known = new LinkedHashMap<>();
    for (Value parameter : call.items("arguments", "parameters")) {
      parameter
          .text("value")
          .ifPresent(text -> known.put(parameter.text("name").orElse(""), ArgoStep.filled(text)));
    }
    return known;
  }

  /** What a step is done for, one after another, as alternatives. */
  static Map<String, String> items(Value call) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Value item : call.items("withItems")) {
      item.text()
          .ifPresent(text -> values.computeIfAbsent("item", k -> new ArrayList<>()).add(text));
      for (Value.Pair pair : item.pairs()) {
        pair.value()
            .text()
            .ifPresent(
                text ->
                    values.computeIfAbsent("item." + pair.key(), k -> new ArrayList<>()).add(text));
      }
    }
    Map<String, String> known = new LinkedHashMap<>();
    values.forEach(
        (name, all) -> {
          List<String> some = all.stream().distinct().limit(MAX_ITEMS).toList();
          known.put(name, some.size() == 1 ? some.get(0) : "{" + String.join(",", some) + "}");
        });
    return known;
  }

  static boolean mayFail(Value call) {
    return call.isTrue("continueOn", "failed");
  }

  /** When a step runs: never by literals that differ, or only after a failure. */
  static Condition when(Value call) {
    String depends = call.text("depends").orElse("");
    String text = call.text("when").orElse("").strip();
    if (afterFailure(depends) || isFailure(text)) {
      return new Condition.OnFailure();
    }
    if (text.isEmpty() || text.contains("{{")) {
      return Condition.ALWAYS;
    }
    int equals = text.indexOf("==");
    boolean never =
        text.equals("false")
            || (equals > 0
                && !bare(text.substring(0, equals)).equals(bare(text.substring(equals + 2))));
    return never ? new Condition.Never() : Condition.ALWAYS;
  }

  /** Whether a condition asks for a status other than success: {@code {{workflow.status}} != Succeeded}. */
  private static boolean isFailure(String when) {
    String text = when.replace(" ", "").replace("\"", "").replace("'", "");
    int status = text.indexOf("status}}");
    String rest = status < 0 ? "" : text.substring(status + "status}}".length());
    return rest.equals("!=Succeeded") || rest.equals("==Failed") || rest.equals("==Error");
  }

  /** Whether each thing that a task waits for has to fail: {@code a.Failed || b.Errored}. */
  private static boolean afterFailure(String depends) {
    List<String> waits =
        Stream.of(depends.split("[^A-Za-z0-9_.-]+", -1)).filter(word -> !word.isEmpty()).toList();
    return !waits.isEmpty()
        && waits.stream().allMatch(w -> w.endsWith(".Failed") || w.endsWith(".Errored"));
  }

  private static String bare(String text) {
    return text.strip().replaceAll("^[\"']|[\"']$", "");
  }
}
