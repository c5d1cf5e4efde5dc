/** Groovy as Jenkins uses it: calls with their texts and blocks, by a token scanner; nothing is evaluated. */
@NullMarked
package dev.tidemark.format.groovy;

import org.jspecify.annotations.NullMarked;
