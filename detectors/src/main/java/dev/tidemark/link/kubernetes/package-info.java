/**
 * Kubernetes across files: every object wherever it is written, kustomizations with what they apply, and the releases
 * that deliver them. May import the model, the formats and {@code link.helm}; no detector.
 */
@NullMarked
package dev.tidemark.link.kubernetes;

import org.jspecify.annotations.NullMarked;
