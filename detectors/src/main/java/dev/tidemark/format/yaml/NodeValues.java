package dev.tidemark.format.yaml;

import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Turns the nodes of one segment into values: aliases resolved, merge keys applied, cycles cut, and everything that
 * aliases multiply within a budget.
 */
final class NodeValues {

  /** Values that aliases and merges may add to those that are written: far above any real file, below any bomb. */
  private static final int ALIAS_BUDGET = 200_000;

  private static final String STANDARD_TAG = "tag:yaml.org,2002:";
  private static final Set<String> PLAIN_TAGS = Set.of("!", "?", "");

  private final int firstLine;
  private final TemplateText template;
  private final List<Flaw> flaws = new ArrayList<>();
  private final IdentityHashMap<Node, Anchored> anchored = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Boolean> open = new IdentityHashMap<>();
  private boolean complexKey;
  private int visits;
  private int byAlias;
  private int deepest;

  /** A value that aliases may name, with what it costs to walk it. */
  private record Anchored(Value value, int size, int height) {}

  NodeValues(int firstLine, TemplateText template) {
    this.firstLine = firstLine;
    this.template = template;
  }

  List<Flaw> flaws() {
    return flaws;
  }

  boolean sawComplexKey() {
    return complexKey;
  }

  Value of(Node root) {
    return value(root, 0);
  }

  private Value value(Node node, int depth) {
    if (node.getAnchor() == null) {
      return fresh(node, depth);
    }
    Anchored known = anchored.get(node);
    if (known != null) {
      return again(known, node, depth);
    }
    if (open.put(node, true) != null) {
      open.put(node, true);
      flaws.add(new Flaw("yaml-limit", line(node), "an anchor holds itself"));
      return nothing(node);
    }
    int outside = deepest;
    int before = visits + byAlias;
    deepest = depth;
    Value value = fresh(node, depth);
    anchored.put(node, new Anchored(value, visits + byAlias - before, deepest - depth));
    deepest = Math.max(outside, deepest);
    open.remove(node);
    return value;
  }

  private Value again(Anchored known, Node node, int depth) {
    if (byAlias + known.size() > ALIAS_BUDGET || depth + known.height() > YamlComposer.DEEPEST) {
      flaws.add(new Flaw("yaml-limit", line(node), "aliases multiply beyond the limit"));
      return nothing(node);
    }
    byAlias += known.size();
    deepest = Math.max(deepest, depth + known.height());
    return known.value();
  }

  private Value fresh(Node node, int depth) {
    visits++;
    deepest = Math.max(deepest, depth);
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (node instanceof SequenceNode sequence) {
      List<Value> items = new ArrayList<>(sequence.getValue().size());
      sequence.getValue().forEach(item -> items.add(value(item, depth + 1)));
      int last = items.isEmpty() ? line(node) : items.get(items.size() - 1).endLine();
      return new Value.Sequence(
          items, tag(node), line(node), endLine(node, sequence.getFlowStyle(), last));
    }
    return node instanceof MappingNode mapping ? mapping(mapping, depth) : nothing(node);
  }

  private Value scalar(ScalarNode node) {
    boolean quoted = node.getScalarStyle() != ScalarStyle.PLAIN;
    Mark end = node.getEndMark();
    int last = firstLine + end.getLine() + (end.getColumn() == 0 && quoted ? 0 : 1);
    return new Value.Scalar(
        template.restore(node.getValue()),
        quoted,
        tag(node),
        line(node),
        Math.max(line(node), last));
  }

  private Value mapping(MappingNode node, int depth) {
    List<Value.Pair> pairs = new ArrayList<>(node.getValue().size());
    List<Value.Pair> merged = new ArrayList<>();
    int last = line(node);
    for (NodeTuple tuple : node.getValue()) {
      Value value = value(tuple.getValueNode(), depth + 1);
      last = Math.max(last, tuple.getValueNode().getAnchor() == null ? value.endLine() : last);
      if (isMerge(tuple.getKeyNode())) {
        merge(value, merged);
      } else {
        pairs.add(new Value.Pair(key(tuple.getKeyNode()), line(tuple.getKeyNode()), value));
      }
    }
    if (template.isWholeAction(pairs) && merged.isEmpty()) {
      Value.Pair only = pairs.get(0);
      return new Value.Scalar(only.key(), false, "", only.line(), only.line());
    }
    int end = endLine(node, node.getFlowStyle(), last);
    return new Value.Mapping(unique(merged, pairs), tag(node), line(node), end);
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && scalar.getValue().equals("<<");
  }

  /** Of several merged maps the first wins, so it comes last here. */
  private void merge(Value value, List<Value.Pair> merged) {
    if (value instanceof Value.Mapping map) {
      if (byAlias + map.pairs().size() > ALIAS_BUDGET) {
        flaws.add(new Flaw("yaml-limit", map.line(), "merges multiply beyond the limit"));
        return;
      }
      byAlias += map.pairs().size();
      merged.addAll(0, map.pairs());
    } else if (value instanceof Value.Sequence sequence) {
      sequence.items().forEach(item -> merge(item, merged));
    }
  }

  /** Of equal keys the last; a template keeps them all, for they stand in branches. */
  private List<Value.Pair> unique(List<Value.Pair> merged, List<Value.Pair> own) {
    if (merged.isEmpty() && (template.isTemplate() || allDiffer(own))) {
      return own;
    }
    Map<String, Value.Pair> byKey = new LinkedHashMap<>();
    merged.forEach(pair -> byKey.put(pair.key(), pair));
    Set<String> seen = new TreeSet<>();
    for (Value.Pair pair : own) {
      byKey.put(pair.key(), pair);
      if (!seen.add(pair.key())) {
        flaws.add(
            new Flaw("yaml-duplicate-key", pair.line(), "a key comes twice: the last wins", false));
      }
    }
    return List.copyOf(byKey.values());
  }

  private static boolean allDiffer(List<Value.Pair> pairs) {
    if (pairs.size() < 2) {
      return true;
    }
    Set<String> keys = new HashSet<>();
    for (Value.Pair pair : pairs) {
      if (!keys.add(pair.key())) {
        return false;
      }
    }
    return true;
  }

  private String key(Node node) {
    if (node instanceof ScalarNode scalar) {
      return template.restore(scalar.getValue());
    }
    complexKey = true;
    return "?";
  }

  private Value nothing(Node node) {
    return new Value.Scalar("", false, "", line(node), line(node));
  }

  private static String tag(Node node) {
    String tag = node.getTag().getValue();
    if (tag.startsWith(STANDARD_TAG)) {
      String kind = tag.substring(STANDARD_TAG.length());
      return Set.of("str", "seq", "map").contains(kind) ? "" : "!!" + kind;
    }
    return PLAIN_TAGS.contains(tag) ? "" : tag;
  }

  private int line(Node node) {
    return firstLine + node.getStartMark().getLine() + 1;
  }

  private int endLine(Node node, FlowStyle style, int last) {
    return style == FlowStyle.FLOW ? firstLine + node.getEndMark().getLine() + 1 : last;
  }
}
