package dev.tidemark.format;

import dev.tidemark.document.Document;
import dev.tidemark.document.Value;
import java.util.List;
import java.util.Optional;

/**
 * A configuration file as a bounded tree of values with lines.
 *
 * <p>In a template a scalar keeps its actions as written ({@code {{ .Values.image.tag }}}), so that who knows the values
 * can put them in; {@link #isTemplated} tells such a scalar. An action on a line of its own that writes content is the
 * whole value of its key when it is all there is, otherwise a pair or item of its own whose key or text is the action.
 * Both branches of an {@code if} are kept, so a key may come twice there: {@link #conditionsAt} tells what each place
 * depends on.
 *
 * @param syntax what it is written in
 * @param certainty how it could be read
 * @param roots one value a document of the stream; a JSON or TOML file has one
 * @param generated whether its head says that it is generated and not to be edited
 * @param conditions the blocks of a template that decide whether or how often their lines are written, by first line
 */
public record ConfigDocument(
    Syntax syntax,
    Certainty certainty,
    List<Value> roots,
    boolean generated,
    List<Condition> conditions)
    implements Document {

  /** The mark that a text begins with which Ansible Vault encrypted. */
  public static final String ANSIBLE_VAULT = "$ANSIBLE_VAULT;";

  public ConfigDocument {
    roots = List.copyOf(roots);
    conditions = List.copyOf(conditions);
  }

  /** A document without conditions. */
  public ConfigDocument(Syntax syntax, Certainty certainty, List<Value> roots, boolean generated) {
    this(syntax, certainty, roots, generated, List.of());
  }

  /** The notations. */
  public enum Syntax {
    YAML,
    JSON,
    TOML,
    /** Sections or blocks of a collector's own notation. */
    SECTIONS
  }

  /** How sure the values are. */
  public enum Certainty {
    /** Read as written. */
    PLAIN,
    /** A template: its actions were set aside first, so a scalar that held one is unknown. */
    TEMPLATE,
    /** A template that is no YAML even so: of some part only keys in the first column were taken. */
    TOP_KEYS
  }

  /**
   * Lines that a template writes only under a condition, or once for each item.
   *
   * @param keyword {@code if}, {@code with}, {@code range}, {@code define}; {@code else} for the other branch
   * @param expression what follows the keyword, as written; of an {@code else} that of its {@code if}
   */
  public record Condition(String keyword, String expression, int startLine, int endLine) {}

  /** The first document. */
  public Optional<Value> root() {
    return roots.isEmpty() ? Optional.empty() : Optional.of(roots.get(0));
  }

  /** The conditions that a line stands under, outermost first. */
  public List<Condition> conditionsAt(int line) {
    return conditions.stream().filter(c -> c.startLine() <= line && line <= c.endLine()).toList();
  }

  /** Whether a value is a scalar that holds a template's action, so that it is not what is written. */
  public static boolean isTemplated(Value value) {
    return value instanceof Value.Scalar scalar && isTemplated(scalar.text());
  }

  /** Whether a text holds a template's action. */
  public static boolean isTemplated(String text) {
    return text.contains("{{") || text.contains("{%");
  }
}
