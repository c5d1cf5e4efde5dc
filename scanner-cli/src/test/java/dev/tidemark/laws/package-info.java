/** What holds for every detector and format, whoever writes the next one. */
@NullMarked
package dev.tidemark.laws;

import org.jspecify.annotations.NullMarked;
