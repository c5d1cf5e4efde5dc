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

  /** What only chooses or repeats; whatever is inside may be done. */
  private static final Set<String> CHOOSING =
      Set.of("if", "else", "when", "for", "forEach", "repeat", "apply", "with");

  private final Map<String, Node> byName = new TreeMap<>();
  private final Set<String> called = new HashSet<>();

  /** Takes in a function. */
  void define(Node function) {
    byName.putIfAbsent(function.id(), function);
  }

  /** What is added where steps are: each call of a function replaced by what the function adds. */
  List<Node> added(List<Node> written) {
    List<Node> found = new ArrayList<>();
    added(written, found, 0);
    return found;
  }

  private void added(List<Node> written, List<Node> sink, int depth) {
    for (Node node : written) {
      String name = node.name().substring(node.name().lastIndexOf('.') + 1);
      Node function = byName.get(name);
      if (function != null && depth < DEEPEST) {
        called.add(name);
        added(inside(function), sink, depth + 1);
      } else if (CHOOSING.contains(name) && !node.body().isEmpty() && depth < DEEPEST) {
        added(node.body(), sink, depth + 1);
      } else {
        sink.add(node);
      }
    }
  }

  /** A function of a build type opens its steps itself. */
  private static List<Node> inside(Node function) {
    return function.body().stream()
        .flatMap(
            node -> node.name().equals("steps") ? node.body().stream() : List.of(node).stream())
        .filter(node -> !node.body().isEmpty() || !node.texts().isEmpty())
        .toList();
  }

  /** The functions that nothing which is read has called, and that make builds or add steps. */
  List<Node> unread(Set<String> making) {
    return byName.values().stream()
        .filter(function -> !called.contains(function.id()))
        .filter(f -> f.walk().anyMatch(n -> making.contains(n.name()) || n.name().equals("step")))
        .toList();
  }
}
