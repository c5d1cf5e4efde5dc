package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the names in a pipeline of Azure stand for at one place: parameters with those of loops ({@code parameters.dir},
 * {@code environment.name}) and variables, whose case Azure does not mind.
 */
record AzureNames(Map<String, Value> parameters, Map<String, String> variables) {
  /** Lists of environments are a handful long; a longer one says no more about the pipeline. */
  private static final int MAX_LOOP = 50;

  /** Loops in loops are unrolled this deep; below that their body is read once. */
  private static final int MAX_NESTING = 3;

  /** Items of one list after its loops are unrolled. */
  private static final int MAX_ITEMS = 2_000;

  /** Directives inside of directives; people write three or four. */
  private static final int MAX_DEPTH = 10;

  private static final List<String> TOP =
      List.of(
          "system.defaultworkingdirectory",
          "build.sourcesdirectory",
          "build.repository.localpath",
          "pipeline.workspace",
          "system.artifactsdirectory",
          "agent.builddirectory");

  AzureNames {
    parameters = Map.copyOf(parameters);
    variables = Map.copyOf(variables);
  }

  /** At the top: parameters with a choice of values are for the one who starts a run to decide. */
  static AzureNames ofRun(Value root) {
    AzureNames none = new AzureNames(Map.of(), Map.of());
    Map<String, Value> known = new LinkedHashMap<>(none.inside(root, Optional.empty()).parameters);
    for (Value parameter : root.items("parameters")) {
      boolean bool = parameter.text("type").orElse("").equals("boolean");
      List<String> values = bool ? List.of("true", "false") : parameter.texts("values");
      if (values.size() > 1) {
        String either = "{" + String.join(",", values) + "}";
        int line = parameter.line();
        Value choice = new Value.Scalar(either, true, "", line, line);
        known.put("parameters." + parameter.text("name").orElse(""), choice);
      }
    }
    return new AzureNames(known, Map.of());
  }

  /** Inside a file: its parameters with their defaults, and what it is given by the one that uses it. */
  AzureNames inside(Value root, Optional<Value> given) {
    Map<String, Value> known = new LinkedHashMap<>();
    for (Value parameter : root.items("parameters")) {
      parameter
          .at("default")
          .ifPresent(value -> known.put("parameters." + parameter.text("name").orElse(""), value));
    }
    root.pairs("parameters").forEach(p -> known.put("parameters." + p.key(), p.value()));
    given.ifPresent(
        g -> g.pairs().forEach(p -> known.put("parameters." + p.key(), filled(p.value()))));
    return new AzureNames(known, variables);
  }

  /** With the variables that a pipeline, a stage or a job adds, as a map or as a list. */
  AzureNames withVariables(Map<String, String> added) {
    Map<String, String> known = new LinkedHashMap<>(variables);
    added.forEach((name, text) -> known.put(name.toLowerCase(Locale.ROOT), fill(text)));
    return new AzureNames(parameters, known);
  }

  private AzureNames binding(String name, Value value) {
    Map<String, Value> known = new LinkedHashMap<>(parameters);
    known.put(name, value);
    value.pairs().forEach(p -> known.put(name + "." + p.key(), p.value()));
    return new AzureNames(known, variables);
  }

  private Value filled(Value value) {
    return value instanceof Value.Scalar scalar
        ? object(scalar.text())
            .orElseGet(
                () ->
                    new Value.Scalar(
                        fill(scalar.text()),
                        scalar.quoted(),
                        scalar.tag(),
                        scalar.line(),
                        scalar.endLine()))
        : value;
  }

  /** What {@code ${{ parameters.steps }}} alone stands for. */
  private Optional<Value> object(String text) {
    String bare = text.strip();
    return bare.startsWith("${{") && bare.endsWith("}}")
        ? Optional.ofNullable(parameters.get(bare.substring(3, bare.length() - 2).strip()))
        : Optional.empty();
  }

  /** A text with its template expressions and the macros of variables put in; what is not known becomes a shell's. */
  String fill(String text) {
    return macros(Templates.fill(text, "${{", "}}", this::value));
  }

  private Optional<String> value(String name) {
    if (name.startsWith("lower(") && name.endsWith(")")) {
      return value(name.substring(6, name.length() - 1).strip())
          .map(text -> text.toLowerCase(Locale.ROOT));
    }
    if (name.startsWith("variables.")) {
      return variable(name.substring("variables.".length()));
    }
    if (name.startsWith("variables['") && name.endsWith("']")) {
      return variable(name.substring("variables['".length(), name.length() - 2));
    }
    return Optional.ofNullable(parameters.get(name)).flatMap(Value::text);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name.toLowerCase(Locale.ROOT)))
        .filter(value -> !value.startsWith("$[")); // worked out when it runs
  }

  private String macros(String text) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    for (int from = text.indexOf("$("); from >= 0; from = text.indexOf("$(", at)) {
      int to = from + 2;
      while (to < text.length() && isOfName(text.charAt(to))) {
        to++;
      }
      boolean macro = to > from + 2 && to < text.length() && text.charAt(to) == ')';
      filled.append(text, at, from);
      if (macro) {
        String name = text.substring(from + 2, to);
        boolean top = TOP.contains(name.toLowerCase(Locale.ROOT));
        filled.append(top ? "@" : variable(name).orElse("${" + name + "}"));
        at = to + 1;
      } else if (text.startsWith("${{", from + 2) && text.indexOf("}})", from) > 0) {
        filled.append("${value}"); // a variable whose name a parameter says
        at = text.indexOf("}})", from) + 3;
      } else {
        filled.append("$(");
        at = from + 2;
      }
    }
    return filled.append(text, at, text.length()).toString();
  }

  private static boolean isOfName(char c) {
    return c == '_' || c == '.' || c == '-' || Character.isLetterOrDigit(c);
  }

  /** An item of a list, with the names that hold for it. */
  record Item(Value value, AzureNames names) {}

  /** The items of a list with its conditional and repeated parts put in; a part whose condition is not known stays. */
  List<Item> items(List<Value> items) {
    List<Item> found = new ArrayList<>();
    expand(items, found, 0);
    return found;
  }

  /** The texts of a field that takes one or many, filled, with the conditional and repeated parts of a list put in. */
  List<String> texts(Value value, String field) {
    List<String> found = new ArrayList<>();
    value.text(field).ifPresent(one -> found.add(fill(one)));
    for (Item item : items(value.items(field))) {
      item.value().text().ifPresent(text -> found.add(item.names().fill(text)));
    }
    return found;
  }

  private void expand(List<Value> items, List<Item> sink, int depth) {
    boolean decided = false; // a branch of the if at hand is surely taken
    for (Value item : items) {
      if (sink.size() > MAX_ITEMS) {
        return;
      }
      Optional<Value> given = item.text().flatMap(this::object);
      boolean directive = item.pairs().size() == 1 && item.pairs().get(0).key().startsWith("${{");
      if (given.isPresent() && depth < MAX_DEPTH) {
        expand(given.get().items(), sink, depth + 1);
      } else if (directive && depth < MAX_DEPTH) {
        decided = directive(item.pairs().get(0), decided, sink, depth);
      } else {
        sink.add(new Item(item, this));
      }
    }
  }

  /** Puts in what a directive lets through; gives whether a branch of the if at hand is surely taken. */
  private boolean directive(Value.Pair directive, boolean decided, List<Item> sink, int depth) {
    String text = inner(directive.key());
    List<Value> inside = directive.value().items();
    if (text.startsWith("each ")) {
      each(text.substring("each ".length()), inside, sink, depth);
      return decided;
    }
    boolean earlier = decided && !text.startsWith("if ") && !text.startsWith("if(");
    Optional<Boolean> holds = holds(text);
    if (!earlier && holds.orElse(true)) {
      expand(inside, sink, depth + 1);
    }
    return earlier || holds.orElse(false);
  }

  private static String inner(String key) {
    int end = key.lastIndexOf("}}");
    return key.substring(3, end < 3 ? key.length() : end).strip();
  }

  /** {@code each one in parameters.all}: once for each where the list is known, else once. */
  private void each(String loop, List<Value> inside, List<Item> sink, int depth) {
    int in = loop.indexOf(" in ");
    String name = in < 0 ? loop.strip() : loop.substring(0, in).strip();
    Optional<Value> list =
        in < 0
            ? Optional.empty()
            : Optional.ofNullable(parameters.get(loop.substring(in + 4).strip()));
    List<Value> values = depth > MAX_NESTING ? List.of() : list.map(Value::items).orElse(List.of());
    if (values.isEmpty()) {
      expand(inside, sink, depth + 1);
    }
    values.stream()
        .limit(depth == 0 ? MAX_LOOP : 10)
        .forEach(value -> binding(name, value).expand(inside, sink, depth + 1));
  }

  private Optional<Boolean> holds(String directive) {
    if (directive.startsWith("else") && !directive.startsWith("elseif")) {
      return Optional.of(true);
    }
    int open = directive.indexOf("if") + 2;
    return new AzureCondition(this::value).holds(directive.substring(open).strip());
  }
}
