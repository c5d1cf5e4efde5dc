package dev.tidemark.link.catalogue;

import java.util.List;

/**
 * What is known of some resource types.
 *
 * @param types as their tools name them; {@code data.} before a lookup, {@code module.} before a module of a registry
 * @param tool the tool to name in the evidence; empty for the one that declares
 * @param capability what they are for, in the words of {@code iac.resource}; empty where they only tune others
 * @param counts whether such a resource counts as one of its capability
 * @param gives what they are evidence of
 * @param line where the row stands in the catalogue
 */
public record ResourceRow(
    List<String> types,
    String tool,
    String capability,
    Condition counts,
    List<Meaning> gives,
    int line) {

  public ResourceRow {
    types = List.copyOf(types);
    gives = List.copyOf(gives);
  }
}
