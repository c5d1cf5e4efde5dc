/** Sees tests of infrastructure code, in every framework's form. */
@NullMarked
package dev.tidemark.detector.testing;

import org.jspecify.annotations.NullMarked;
