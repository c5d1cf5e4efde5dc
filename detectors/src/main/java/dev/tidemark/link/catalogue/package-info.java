/**
 * The catalogue of resource types: which type, with which attributes, is evidence of what. Knowledge is rows of a file;
 * this package reads, checks and applies them. May import formats, {@code link.resource} and core.
 */
@NullMarked
package dev.tidemark.link.catalogue;

import org.jspecify.annotations.NullMarked;
