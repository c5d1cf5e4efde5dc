package dev.tidemark.link.kubernetes.object;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.ChartTemplate;
import dev.tidemark.link.helm.IncludedTemplates;
import dev.tidemark.link.helm.Outcome.Truth;
import dev.tidemark.link.kubernetes.object.KubernetesObject.Source;
import java.util.function.Consumer;

/** Reads the objects of one template under given values: once for each turn of a loop, and marked where they are off. */
public final class TemplateObjects {
  private TemplateObjects() {}

  /** Gives the objects that a template says when a chart is installed with some values. */
  public static void read(
      Placed<ConfigDocument> placed,
      Chart chart,
      Value.Mapping values,
      IncludedTemplates included,
      Consumer<KubernetesObject> sink) {
    Manifests.Place place = new Manifests.Place(placed.path(), placed.origin(), Source.TEMPLATE);
    ChartTemplate template = new ChartTemplate(placed.document(), chart, values);
    for (Value root : placed.document().roots()) {
      int line = firstLine(root);
      if (!included.isWritten(chart, placed, line)) {
        continue;
      }
      if (template.isWritten(line) == Truth.FALSE) {
        Manifests.read(root, place, object -> sink.accept(object.with(object.body(), true)));
      } else {
        template.turns(line).forEach(turn -> Manifests.read(turn.resolve(root), place, sink));
      }
    }
  }

  /** The line of the first key that an object must have: what stands before it may be under conditions of its own. */
  private static int firstLine(Value root) {
    if (root instanceof Value.Mapping map) {
      for (Value.Pair pair : map.pairs()) {
        if (pair.key().equals("kind") || pair.key().equals("apiVersion")) {
          return pair.line();
        }
      }
    }
    return root.line();
  }
}
