package dev.tidemark.pipeline.teamcity;

import dev.tidemark.format.kotlin.KotlinScript.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The functions of TeamCity's Kotlin settings that add steps: {@code fun BuildSteps.plan(folder: String) { script { … } }}.
 * What they are given stays unknown.
 */
final class Functions {
  /** Functions that people write call others three or four levels deep. */
  private static final int DEEPEST = 8;

  /** More calls than lead to the steps of a build that people write: functions may call one another without an end. */
  private static final int MAX_VISITED = 2_000;

  /** What only chooses or repeats; whatever is inside may be done. */
  private static final Set<String> CHOOSING =
      Set.of("if", "else", "when", "for", "forEach", "repeat", "apply", "with");

  /** What tells a step among the calls of a function. */
  private static final Set<String> SETTINGS =
      Set.of(
          "scriptContent",
          "shellScript",
          "scriptMode",
          "workingDir",
          "tasks",
          "goals",
          "path",
          "commandType",
          "command",
          "projects",
          "targets");

  private final Map<String, Node> byName = new TreeMap<>();
  private final Set<String> called = new HashSet<>();
  private int visited;

  /** Takes in a function. */
  void define(Node function) {
    byName.putIfAbsent(function.id(), function);
  }

  /** What is added where steps are: each call of a function replaced by what the function adds. */
  List<Node> added(List<Node> written) {
    List<Node> found = new ArrayList<>();
    visited = 0;
    added(written, found, List.of());
    if (visited > MAX_VISITED && !written.isEmpty()) {
      int line = written.get(0).line();
      found.add(new Node("functions", "", List.of("too many"), List.of(), List.of(), line, line));
    }
    return found;
  }

  /** Adds what stands inside the functions and choices that are named. */
  private void added(List<Node> written, List<Node> sink, List<String> inside) {
    for (Node node : written) {
      String name = node.name().substring(node.name().lastIndexOf('.') + 1);
      Node function = byName.get(name);
      boolean goesOn = inside.size() < DEEPEST && visited++ < MAX_VISITED;
      List<String> deeper = new ArrayList<>(inside);
      deeper.add(name);
      if (function != null && goesOn) {
        called.add(name);
        added(inside.contains(name) ? List.of() : inside(function), sink, deeper);
      } else if (CHOOSING.contains(name) && !node.body().isEmpty() && goesOn) {
        added(node.body(), sink, deeper);
      } else if (inside.isEmpty() || adds(node)) {
        sink.add(node);
      }
    }
  }

  /** A function of a build type opens its steps itself. */
  private static List<Node> inside(Node function) {
    return function.body().stream()
        .flatMap(
            node -> node.name().equals("steps") ? node.body().stream() : List.of(node).stream())
        .toList();
  }

  /** Whether it may add a step: any other call of a function is one of its own means. */
  private boolean adds(Node node) {
    String name = node.name().substring(node.name().lastIndexOf('.') + 1);
    return name.equals("step")
        || byName.containsKey(name)
        || CHOOSING.contains(name)
        || node.body().stream().anyMatch(setting -> SETTINGS.contains(setting.name()));
  }

  /** The functions that nothing which is read has called, and that make builds or add steps. */
  List<Node> unread(Set<String> making) {
    return byName.values().stream()
        .filter(function -> !called.contains(function.id()))
        .filter(f -> f.walk().anyMatch(n -> making.contains(n.name()) || n.name().equals("step")))
        .toList();
  }
}
