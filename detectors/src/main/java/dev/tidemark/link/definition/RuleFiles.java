package dev.tidemark.link.definition;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.definition.DefinedStack.Role;
import dev.tidemark.link.notation.OtherNotations;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files of rules that a server of Prometheus, Loki, Mimir or Thanos loads as they are: groups of rules with an expression
 * each. They declare what is watched, and are delivered like any other definition.
 */
final class RuleFiles {

  private RuleFiles() {}

  /** One a directory. */
  static Collection<DefinedStack> stacks(Landscape landscape) {
    Map<String, DefinedStack> byDirectory = new TreeMap<>();
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).all()) {
      if (file.document().roots().stream().anyMatch(RuleFiles::holdsRules)) {
        DefinedStack stack =
            DefinedStack.declared(
                "prometheus", Role.PART, file.directory(), 0, file.at(1), file.origin());
        byDirectory.merge(stack.key() + "\n" + stack.origin(), stack, DefinedStack::and);
      }
    }
    return byDirectory.values();
  }

  private static boolean holdsRules(Value root) {
    for (Value group : root.items("groups")) {
      if (group.items("rules").stream().anyMatch(RuleFiles::isRule)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRule(Value rule) {
    return rule.at("expr").isPresent()
        && (rule.text("alert").isPresent() || rule.text("record").isPresent());
  }
}
