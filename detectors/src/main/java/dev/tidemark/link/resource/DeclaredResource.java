package dev.tidemark.link.resource;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.repository.RepoPath;
import java.util.function.Supplier;

/**
 * A resource as a definition declares it, whatever the tool.
 *
 * @param tool {@code terraform}, {@code cloudformation}, {@code arm}, …
 * @param kind whether it is a resource, a lookup of one, or a call to a module that makes some
 * @param type as the tool names it: {@code aws_db_instance}, {@code AWS::RDS::DBInstance}; of a module call its source
 * @param name what the definition calls it
 * @param reader reads the attributes when somebody asks for them: most resources have no row in the catalogue
 * @param repeated whether it is declared once for many ({@code count}, {@code for_each}, {@code copy})
 * @param location where it is declared; of a resource behind a module of another repository, where that is called
 * @param via where such a resource is declared: {@code owner/name/path:line}; empty for one of this repository
 */
public record DeclaredResource(
    String tool,
    Kind kind,
    String type,
    String name,
    Supplier<Value.Mapping> reader,
    boolean repeated,
    Location location,
    Origin origin,
    String via) {

  /** A resource of this repository. */
  public DeclaredResource(
      String tool,
      Kind kind,
      String type,
      String name,
      Supplier<Value.Mapping> reader,
      boolean repeated,
      Location location,
      Origin origin) {
    this(tool, kind, type, name, reader, repeated, location, origin, "");
  }

  /** What is declared. */
  public enum Kind {
    RESOURCE,
    LOOKUP,
    MODULE
  }

  /**
   * The attributes, in snake case, with nested blocks as mappings or sequences; what is computed carries a tag, see {@link
   * Fields#isExpression}.
   */
  public Value.Mapping attributes() {
    return reader.get();
  }

  /** The directory that declares it. */
  public RepoPath directory() {
    return location.path().parent();
  }
}
