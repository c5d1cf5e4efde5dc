/** Who may import whom, and what nobody may touch. */
@NullMarked
package dev.tidemark.architecture;

import org.jspecify.annotations.NullMarked;
