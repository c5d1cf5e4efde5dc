/** Ownership files of the forges. May import core's document package and {@code dev.tidemark.format}. */
@NullMarked
package dev.tidemark.format.codeowners;

import org.jspecify.annotations.NullMarked;
