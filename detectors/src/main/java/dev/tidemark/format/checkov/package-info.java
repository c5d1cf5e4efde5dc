/** Checks that somebody wrote for Checkov in Python: what they are called, without running them. */
@NullMarked
package dev.tidemark.format.checkov;

import org.jspecify.annotations.NullMarked;
