package dev.tidemark.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every declared kind, and whether a fact keeps to its declaration. */
public final class Vocabulary {
  /** What every kind may carry without saying so. */
  private static final Set<String> UNIVERSAL = Set.of("tool", "name", "via");

  private final Map<String, EvidenceKind> kinds = new HashMap<>();

  public Vocabulary(Collection<EvidenceKind> kinds) {
    kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
  }

  public boolean knows(String kind) {
    return kinds.containsKey(kind);
  }

  /** What is wrong with a fact, in a few words; empty when it keeps to its declaration. */
  public Optional<String> flaw(Evidence fact) {
    EvidenceKind kind = kinds.get(fact.kind());
    if (kind == null) {
      return Optional.of("no kind is called " + fact.kind());
    }
    AttributeMap carried = AttributeMap.of(fact.attributes());
    for (int i = 0; i < carried.size(); i++) {
      String name = carried.name(i);
      Object value = carried.value(i);
      if (value instanceof String && UNIVERSAL.contains(name)) {
        continue;
      }
      Optional<EvidenceKind.Attribute> declared = kind.attribute(name);
      if (declared.isEmpty()) {
        return Optional.of(fact.kind() + " declares no attribute " + name);
      }
      if (!fits(declared.get(), value)) {
        return Optional.of(fact.kind() + " has another value in " + name + " than declared");
      }
    }
    return Optional.empty();
  }

  private static boolean fits(EvidenceKind.Attribute declared, Object value) {
    boolean type =
        switch (declared.type()) {
          case TEXT -> value instanceof String;
          case BOOLEAN -> value instanceof Boolean;
          case NUMBER -> value instanceof Long;
          case LIST -> value instanceof List;
        };
    List<String> values = declared.values();
    if (!type || values.isEmpty()) {
      return type;
    }
    return value instanceof List<?> list
        ? list.stream().allMatch(item -> values.contains(item.toString()))
        : values.contains(value.toString());
  }
}
