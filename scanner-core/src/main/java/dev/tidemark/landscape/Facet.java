package dev.tidemark.landscape;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that crosses files, linked once and shared by all who ask: the Terraform directories and their calls, the
 * pipelines with their indirections followed. Declared as a constant by the technology that links it, and computed when
 * first asked for; facets may ask for others, never in a circle.
 *
 * @param name unique, for messages
 * @param link a pure function of the landscape
 */
public record Facet<T>(String name, Function<Landscape, T> link) {

  /** One constant is one facet: two of the same name and function are still two. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
