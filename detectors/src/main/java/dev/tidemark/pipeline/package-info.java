/**
 * The common pipeline model, the translators from each CI system's notation into it, and the linking of what steps call.
 * May import formats and core, never a detector.
 */
@NullMarked
package dev.tidemark.pipeline;

import org.jspecify.annotations.NullMarked;
