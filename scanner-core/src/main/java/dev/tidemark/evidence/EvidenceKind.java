package dev.tidemark.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A declared kind of fact, named by capability and not by tool.
 *
 * @param name {@code family.fact}
 * @param shows one line on what it shows
 * @param attributes the attributes that it may carry
 * @param example one example line
 */
public record EvidenceKind(String name, String shows, List<Attribute> attributes, String example) {

  public EvidenceKind {
    attributes = List.copyOf(attributes);
  }

  public Optional<Attribute> attribute(String attribute) {
    for (int i = 0; i < attributes.size(); i++) { // for every attribute of every fact: no iterator
      if (attributes.get(i).name().equals(attribute)) {
        return Optional.of(attributes.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * A declared attribute.
   *
   * @param values the values that it may take; empty when free
   */
  public record Attribute(String name, Type type, String meaning, List<String> values) {
    public Attribute {
      values = List.copyOf(values);
    }
  }

  /** What an attribute's value is. */
  public enum Type {
    TEXT,
    BOOLEAN,
    NUMBER,
    LIST
  }
}
