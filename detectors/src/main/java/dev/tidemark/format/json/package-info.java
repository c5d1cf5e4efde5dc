/**
 * JSON and its relaxed forms (comments, trailing commas, JSON5), streamed. May import core's document package and
 * {@code dev.tidemark.format}.
 */
@NullMarked
package dev.tidemark.format.json;

import org.jspecify.annotations.NullMarked;
