/**
 * YAML, plain or behind a template language, read as nodes with lines and never loaded into objects. May import core's
 * document package and {@code dev.tidemark.format}.
 */
@NullMarked
package dev.tidemark.format.yaml;

import org.jspecify.annotations.NullMarked;
