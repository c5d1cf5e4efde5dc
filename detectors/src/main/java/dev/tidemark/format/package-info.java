/** Text to documents: one package per notation, each a pure reading of bytes. May import core's document package only. */
@NullMarked
package dev.tidemark.format;

import org.jspecify.annotations.NullMarked;
