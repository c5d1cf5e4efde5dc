/** Programs that test infrastructure code: how they are known, and what they are about. */
@NullMarked
package dev.tidemark.link.testing;

import org.jspecify.annotations.NullMarked;
