package dev.tidemark.format.bicep;

import dev.tidemark.document.Document;
import dev.tidemark.document.Value;
import java.util.List;

/**
 * A Bicep template or file of parameters.
 *
 * @param using the template that a file of parameters is for; empty in a template
 * @param parameters with their defaults or values
 * @param resources those that it declares, nested ones with the whole type, existing ones left out
 * @param modules calls of modules; the type is the path as written
 * @param generated whether its head says so
 */
public record BicepDocument(
    String using,
    List<Declaration> parameters,
    List<Declaration> resources,
    List<Declaration> modules,
    boolean generated)
    implements Document {

  /** The tag of a scalar that is computed: its text is the expression as written. */
  public static final String EXPRESSION = "!expression";

  public BicepDocument {
    parameters = List.copyOf(parameters);
    resources = List.copyOf(resources);
    modules = List.copyOf(modules);
  }

  /**
   * A statement that names something.
   *
   * @param type the type without version, or the path of a module
   * @param body what it is set to
   * @param repeated whether it is declared once for many
   */
  public record Declaration(
      String name, String type, Value body, boolean repeated, int line, int endLine) {}
}
