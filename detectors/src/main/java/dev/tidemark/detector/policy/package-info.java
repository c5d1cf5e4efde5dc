/** Sees policies: rules that are kept as data, in every engine's form, with their mode. */
@NullMarked
package dev.tidemark.detector.policy;

import org.jspecify.annotations.NullMarked;
