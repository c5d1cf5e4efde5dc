/** Jsonnet, as the fields that it writes and the texts that they are given. */
@NullMarked
package dev.tidemark.format.jsonnet;

import org.jspecify.annotations.NullMarked;
