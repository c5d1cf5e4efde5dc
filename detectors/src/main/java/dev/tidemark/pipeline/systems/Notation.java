package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the YAML notations of CI systems have in common. */
final class Notation {
  /** A change that is pushed, and one that is proposed. */
  static final List<Trigger> EVERY_CHANGE =
      List.of(Trigger.of(Trigger.Kind.PUSH), Trigger.of(Trigger.Kind.CHANGE_REQUEST));

  private Notation() {}

  static Pipeline pipeline(
      String system,
      String name,
      Pipeline.Kind kind,
      Location at,
      List<Trigger> triggers,
      List<Job> jobs) {
    return new Pipeline(system, name, kind, at, triggers, jobs, Map.of(), List.of());
  }

  /** One step a command, as systems run them that stop at the first that fails. */
  static List<Step> commands(Value commands, boolean pipefail) {
    List<Step> steps = new ArrayList<>();
    List<Value> items = new ArrayList<>();
    flatten(commands, items, 0);
    StringBuilder script = new StringBuilder();
    int first = 0;
    int line = 0;
    for (Value item : items) {
      String text = item.text().orElse("");
      if (first == 0) {
        first = scriptLine(item);
        line = first;
      }
      int gap = Math.max(0, Math.min(scriptLine(item) - line, 200));
      script.append("\n".repeat(gap)).append(text).append('\n');
      line += gap + 1 + (int) text.chars().filter(c -> c == '\n').count();
    }
    if (first > 0) {
      steps.add(
          Step.run("", first, new Work.Run(script.toString(), first, true, pipefail, "bash")));
    }
    return steps;
  }

  /** A script in one text. */
  static Step script(String name, Value script, boolean errexit, boolean pipefail) {
    return Step.run(
        name,
        script.line(),
        new Work.Run(script.text().orElse(""), scriptLine(script), errexit, pipefail, "bash"));
  }

  private static int scriptLine(Value value) {
    return value.endLine() > value.line() ? value.line() + 1 : value.line();
  }

  private static void flatten(Value value, List<Value> sink, int depth) {
    if (value instanceof Value.Sequence sequence && depth < 10) {
      sequence.items().forEach(item -> flatten(item, sink, depth + 1));
    } else if (value instanceof Value.Scalar) {
      sink.add(value);
    }
  }

  static Map<String, String> scalars(Value value, String... keys) {
    Map<String, String> known = new LinkedHashMap<>();
    for (Value.Pair pair : value.pairs(keys)) {
      pair.value()
          .text()
          .or(() -> pair.value().text("value"))
          .ifPresent(text -> known.put(pair.key(), text));
    }
    return known;
  }

  /** The top of another repository, {@code owner/name}, as a place to work in: the linker looks for it in the checkout. */
  static String placeIn(String repository) {
    return "//" + repository + "//";
  }

  /** Something seen that cannot be read. */
  static Step opaque(String what, int line) {
    return new Step(
        "", line, new Work.Opaque(what, "opaque"), "", Condition.ALWAYS, false, Map.of());
  }

  /** The literal environment variables of a container as Kubernetes writes them. */
  static Map<String, String> environment(Value container) {
    Map<String, String> known = new LinkedHashMap<>();
    for (Value one : container.items("env")) {
      one.text("value").ifPresent(text -> known.put(one.text("name").orElse(""), text));
    }
    return known;
  }

  /** {@code 1h 30m}, {@code 1h30m0s}, {@code 3 hours 30 minutes}; 0 when it says anything else. */
  static int minutes(String duration) {
    int minutes = 0;
    int number = 0;
    boolean given = false;
    for (int i = 0; i < duration.length(); i++) {
      char c = duration.charAt(i);
      if (c >= '0' && c <= '9') {
        number = Math.min(number * 10 + (c - '0'), 10_000);
        given = true;
      } else if (given && !Character.isWhitespace(c)) {
        minutes += c == 'h' ? number * 60 : c == 'm' ? number : 0;
        number = 0;
        given = false;
      }
    }
    return minutes;
  }

  static Condition only(Set<Trigger.Kind> kinds, String label) {
    return kinds.isEmpty() ? new Condition.Never() : new Condition.Only(kinds, label);
  }
}
