package dev.tidemark.link.helm;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.ConfigDocument.Condition;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The named templates that the templates of each chart include. One that none includes is written by nobody, or by a chart
 * elsewhere.
 */
public final class IncludedTemplates {
  public static final Facet<IncludedTemplates> FACET =
      new Facet<>("included-templates", IncludedTemplates::new);

  /** Deeper than manifests are. */
  private static final int DEEPEST = 60;

  /** By chart and name. */
  private final Set<List<String>> included = new HashSet<>();

  private IncludedTemplates(Landscape landscape) {
    Charts charts = landscape.facet(Charts.FACET);
    for (Placed<ConfigDocument> file : landscape.documents().all(ConfigDocument.class)) {
      if (!isNamed(file)) {
        charts
            .ofTemplate(file.path())
            .ifPresent(
                chart ->
                    file.document()
                        .roots()
                        .forEach(root -> read(root, chart.directory().value(), 0)));
      }
    }
  }

  /** Whether a file holds nothing but named templates: a manifest of another kind of template says that it is one. */
  private static boolean isNamed(Placed<ConfigDocument> file) {
    String name = file.path().lowerName();
    return name.endsWith(".tpl") && !name.endsWith(".yaml.tpl") && !name.endsWith(".yml.tpl");
  }

  /** Whether a chart writes what stands at a line of one of its files: in a named template only where something includes that. */
  public boolean isWritten(Chart chart, Placed<ConfigDocument> file, int line) {
    if (!isNamed(file)) {
      return true;
    }
    for (Condition condition : file.document().conditionsAt(line)) {
      if (condition.keyword().equals("define")) {
        return included.contains(List.of(chart.directory().value(), name(condition.expression())));
      }
    }
    return false;
  }

  private void read(Value value, String chart, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (value instanceof Value.Mapping map) {
      for (Value.Pair pair : map.pairs()) {
        note(pair.key(), chart);
        read(pair.value(), chart, depth + 1);
      }
    } else if (value instanceof Value.Sequence list) {
      list.items().forEach(item -> read(item, chart, depth + 1));
    } else {
      value.text().ifPresent(text -> note(text, chart));
    }
  }

  private void note(String text, String chart) {
    if (!ConfigDocument.isTemplated(text)) {
      return;
    }
    for (String word : List.of("include ", "template ")) {
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        String name = name(text.substring(at + word.length(), Math.min(text.length(), at + 200)));
        if (!name.isEmpty()) {
          included.add(List.of(chart, name));
        }
      }
    }
  }

  /** The name in quotes that a text begins with. */
  private static String name(String text) {
    String bare = text.strip();
    int end = bare.startsWith("\"") ? bare.indexOf('"', 1) : -1;
    return end < 0 ? "" : bare.substring(1, end);
  }
}
