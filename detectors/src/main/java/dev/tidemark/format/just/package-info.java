/** Justfiles: recipes, what they depend on, and literal variables. */
@NullMarked
package dev.tidemark.format.just;

import org.jspecify.annotations.NullMarked;
