package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Steps that a pipeline hands to a template which is not here: the template decides around what they run, but that they
 * run is why they are written down. They are found by their shape, since every template names its parameters as it likes;
 * so are the environments that it is told to go through.
 */
final class AzureHandedWork {
  private static final Set<String> STEP =
      Set.of("script", "bash", "pwsh", "powershell", "task", "template");

  private static final List<String> NAMES =
      List.of("job", "deployment", "stage", "name", "displayName");

  private static final int MAX_DEPTH = 8;

  /**
   * Steps that run as one, or a stage of such.
   *
   * @param id its own name below those of what it stands in
   * @param needs ids that come before it
   * @param steps its steps as they are written; none for a stage
   */
  record Handed(
      String id,
      List<String> needs,
      int line,
      List<Value> steps,
      String environment,
      AzureNames names) {
    Handed {
      needs = List.copyOf(needs);
      steps = List.copyOf(steps);
    }
  }

  /**
   * An environment that a template is told to go through.
   *
   * @param after those that come before it
   */
  record Passed(String name, List<String> after) {
    Passed {
      after = List.copyOf(after);
    }
  }

  private final List<Handed> found = new ArrayList<>();

  private AzureHandedWork() {}

  /** All of it, in order, stages after what they hold. */
  static List<Handed> in(Value parameters, AzureNames names) {
    AzureHandedWork work = new AzureHandedWork();
    work.fields(parameters, "", List.of(), names, 0);
    return work.found;
  }

  /** The environments of a parameter that is called so, in order; none where it lists none. */
  static List<Passed> environments(Value parameters, AzureNames names) {
    List<Passed> passed = new ArrayList<>();
    for (Value.Pair parameter : parameters.pairs()) {
      if (parameter.key().toLowerCase(Locale.ROOT).endsWith("environments")) {
        for (AzureNames.Item item : names.items(parameter.value().items())) {
          Value one = item.value();
          one.text()
              .or(() -> one.text("name"))
              .or(() -> one.text("environment"))
              .map(item.names()::fill)
              .ifPresent(
                  name -> passed.add(new Passed(name, item.names().texts(one, "dependsOn"))));
        }
      }
    }
    return passed;
  }

  private void fields(Value holder, String id, List<String> needs, AzureNames names, int depth) {
    for (Value.Pair field : holder.pairs()) {
      if (depth >= MAX_DEPTH) {
        return;
      }
      List<Value> items = field.value().items();
      if (items.isEmpty()) {
        fields(field.value(), id, needs, names, depth + 1);
      } else if (isSteps(items, names)) {
        String environment =
            holder.text("environment").or(() -> holder.text("environment", "name")).orElse("");
        found.add(
            new Handed(
                below(id, field.key()),
                needs,
                field.value().line(),
                items,
                names.fill(environment),
                names));
      } else {
        list(items, id, needs, names, depth);
      }
    }
  }

  /** A list of jobs or stages: each with what it holds, and a name that others can wait for. */
  private void list(List<Value> items, String id, List<String> needs, AzureNames names, int depth) {
    for (AzureNames.Item item : names.items(items)) {
      Value one = item.value();
      Optional<String> name = NAMES.stream().flatMap(key -> one.text(key).stream()).findFirst();
      if (name.isEmpty()) {
        fields(one, id, needs, item.names(), depth + 1);
        continue;
      }
      String own = below(id, item.names().fill(name.get()));
      Set<String> after = new LinkedHashSet<>(needs);
      item.names().texts(one, "dependsOn").forEach(other -> after.add(below(id, other)));
      int first = found.size();
      fields(one, own, List.copyOf(after), item.names(), depth + 1);
      List<String> inside = found.subList(first, found.size()).stream().map(Handed::id).toList();
      if (!inside.isEmpty()) {
        found.add(new Handed(own, inside, one.line(), List.of(), "", item.names()));
      }
    }
  }

  private static boolean isSteps(List<Value> items, AzureNames names) {
    return names.items(items).stream()
        .anyMatch(
            item -> item.value().pairs().stream().anyMatch(pair -> STEP.contains(pair.key())));
  }

  private static String below(String id, String name) {
    return id.isEmpty() ? name : id + "/" + name;
  }
}
