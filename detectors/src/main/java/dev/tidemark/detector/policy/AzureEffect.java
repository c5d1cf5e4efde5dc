package dev.tidemark.detector.policy;

import dev.tidemark.document.Value;
import java.util.Locale;
import java.util.Optional;

/** The effect of an Azure policy: written in its rule, or the default of the parameter that the rule names. */
final class AzureEffect {
  private AzureEffect() {}

  /** The mode that a rule's effect comes to. */
  static String mode(Value rule, Optional<Value> parameters) {
    String effect = rule.text("then", "effect").orElse("");
    if (effect.startsWith("[")) {
      effect =
          parameters
              .flatMap(
                  p -> p.text("effect", "defaultValue").or(() -> p.text("Effect", "defaultValue")))
              .orElse("");
    }
    return switch (effect.toLowerCase(Locale.ROOT)) {
      case "deny", "denyaction" -> "enforce";
      case "audit", "auditifnotexists" -> "audit";
      case "disabled" -> "off";
      case "append", "modify", "deployifnotexists" -> "mutate";
      default -> "unknown";
    };
  }
}
