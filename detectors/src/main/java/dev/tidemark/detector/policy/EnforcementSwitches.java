package dev.tidemark.detector.policy;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Modes that Terraform decides: a map from constraint names to an action, or to whether it is a dry run. Read from maps
 * of literals whose own name speaks of enforcement or dry runs.
 */
final class EnforcementSwitches {
  private final Landscape landscape;

  /** Read when a constraint first asks: most repositories have none. */
  private @Nullable Map<String, String> actions;

  EnforcementSwitches(Landscape landscape) {
    this.landscape = landscape;
  }

  private Map<String, String> actions() {
    Map<String, String> known = actions;
    if (known == null) {
      known = new HashMap<>();
      for (Placed<HclDocument> placed : landscape.documents().inForce(HclDocument.class)) {
        read(placed.document(), known);
      }
      actions = known;
    }
    return known;
  }

  private static boolean speaksOfModes(HclAttribute attribute) {
    if (!(attribute.value() instanceof Value.Mapping)) {
      return false;
    }
    String name = plain(attribute.name());
    return name.contains("dryrun") || name.contains("enforcement");
  }

  private static void read(HclDocument document, Map<String, String> actions) {
    document
        .attributes()
        .filter(EnforcementSwitches::speaksOfModes)
        .forEach(attribute -> read(attribute, actions));
  }

  private static void read(HclAttribute attribute, Map<String, String> actions) {
    boolean dryRun = plain(attribute.name()).contains("dryrun");
    for (Value.Pair pair : attribute.value().pairs()) {
      HclValues.literal(pair.value())
          .map(
              text ->
                  text.equals("true") || text.equals("false")
                      ? action(dryRun == text.equals("true"))
                      : text)
          .ifPresent(action -> actions.putIfAbsent(plain(pair.key()), action));
    }
  }

  private static String action(boolean soft) {
    return soft ? "dryrun" : "deny";
  }

  /** The action that is set for a constraint by its file's name, its own name or its kind. */
  Optional<String> of(KubernetesObject constraint) {
    String file = constraint.path().name();
    int dot = file.indexOf('.');
    for (String name :
        new String[] {
          dot < 0 ? file : file.substring(0, dot), constraint.name(), constraint.kind()
        }) {
      String action = actions().get(plain(name));
      if (action != null) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }
}
