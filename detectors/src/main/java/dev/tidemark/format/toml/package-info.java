/**
 * TOML, as far as configuration of tools and deliveries uses it. May import core's document package and {@code
 * dev.tidemark.format}.
 */
@NullMarked
package dev.tidemark.format.toml;

import org.jspecify.annotations.NullMarked;
