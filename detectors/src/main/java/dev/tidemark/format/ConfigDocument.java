package dev.tidemark.format;

import dev.tidemark.document.Document;
import dev.tidemark.document.Value;
import java.util.List;
import java.util.Optional;

/**
 * A configuration file as a bounded tree of values with lines.
 *
 * @param syntax what it is written in
 * @param certainty how it could be read
 * @param roots one value a document of the stream; a JSON or TOML file has one
 * @param generated whether its head says that it is generated and not to be edited
 */
public record ConfigDocument(
    Syntax syntax, Certainty certainty, List<Value> roots, boolean generated) implements Document {

  public ConfigDocument {
    roots = List.copyOf(roots);
  }

  /** The notations. */
  public enum Syntax {
    YAML,
    JSON,
    TOML
  }

  /** How sure the values are. */
  public enum Certainty {
    /** Read as written. */
    PLAIN,
    /** A template: its actions were neutralised first, so a scalar that held one is unknown. */
    TEMPLATE,
    /** A template that is no YAML even so: only keys in the first column were taken. */
    TOP_KEYS
  }

  /** The first document. */
  public Optional<Value> root() {
    return roots.stream().findFirst();
  }
}
