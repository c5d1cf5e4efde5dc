package dev.tidemark.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every declared kind, and whether a fact keeps to its declaration. */
public final class Vocabulary {
  /** What every kind may carry without saying so. */
  private static final Set<String> UNIVERSAL = Set.of("tool", "name", "via");

  private final Map<String, EvidenceKind> kinds = new TreeMap<>();

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
    for (Map.Entry<String, Object> carried : fact.attributes().entrySet()) {
      if (UNIVERSAL.contains(carried.getKey()) && carried.getValue() instanceof String) {
        continue;
      }
      Optional<EvidenceKind.Attribute> declared = kind.attribute(carried.getKey());
      if (declared.isEmpty()) {
        return Optional.of(fact.kind() + " declares no attribute " + carried.getKey());
      }
      if (!fits(declared.get(), carried.getValue())) {
        return Optional.of(
            fact.kind() + " has another value in " + carried.getKey() + " than declared");
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
