package dev.tidemark.rubric;

import dev.tidemark.evidence.EvidenceKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rubric file may speak of: the declared kinds of evidence and the functions that measure.
 *
 * @param kinds by name
 * @param functions by name
 * @param roles the roles that a repository can have
 */
public record Vocabulary(
    Map<String, EvidenceKind> kinds,
    Map<String, MeasureDeclaration.Signature> functions,
    Set<String> roles) {

  /** Attributes that every kind may carry without declaring them. */
  private static final Set<String> EVERYWHERE = Set.of("tool", "name", "via", "repository");

  public Vocabulary {
    kinds = Map.copyOf(kinds);
    functions = Map.copyOf(functions);
    roles = Set.copyOf(roles);
  }

  public static Vocabulary of(
      Collection<EvidenceKind> kinds,
      Map<String, MeasureDeclaration.Signature> functions,
      Set<String> roles) {
    Map<String, EvidenceKind> byName = new LinkedHashMap<>();
    kinds.forEach(kind -> byName.put(kind.name(), kind));
    return new Vocabulary(byName, functions, roles);
  }

  /** The attributes that facts of a kind may carry. */
  public Set<String> attributes(String kind) {
    Set<String> names = new TreeSet<>(EVERYWHERE);
    Optional.ofNullable(kinds.get(kind))
        .ifPresent(known -> known.attributes().forEach(a -> names.add(a.name())));
    return names;
  }

  /** The values that an attribute of a kind may take; empty when free. */
  public Set<String> values(String kind, String attribute) {
    return Optional.ofNullable(kinds.get(kind))
        .flatMap(known -> known.attribute(attribute))
        .map(
            a ->
                a.type() == EvidenceKind.Type.BOOLEAN
                    ? Set.of("true", "false")
                    : Set.copyOf(a.values()))
        .orElse(Set.of());
  }
}
