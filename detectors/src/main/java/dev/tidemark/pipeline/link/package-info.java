/**
 * Follows what steps call: shell commands with the state of their shell, scripts, targets, actions, workflows. Depth,
 * cycles and the number of deeds are bounded, and what cannot be followed says why.
 */
@NullMarked
package dev.tidemark.pipeline.link;

import org.jspecify.annotations.NullMarked;
