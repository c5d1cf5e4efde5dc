/** Files that name what Git does not hold. May import core's document and repository packages. */
@NullMarked
package dev.tidemark.format.ignore;

import org.jspecify.annotations.NullMarked;
