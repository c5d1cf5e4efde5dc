/** Makefiles: targets, prerequisites, recipes and literal variables, by text rules; nothing is evaluated. */
@NullMarked
package dev.tidemark.format.make;

import org.jspecify.annotations.NullMarked;
