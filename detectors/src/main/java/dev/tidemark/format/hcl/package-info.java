/**
 * HashiCorp's configuration language, native and as JSON, read by a structural scanner of our own into one document: what
 * blocks, labels and attributes there are, what is literal, and what an expression refers to. Nothing is evaluated. May
 * import core's document and repository packages and the JSON stream reader.
 */
@NullMarked
package dev.tidemark.format.hcl;

import org.jspecify.annotations.NullMarked;
