/**
 * Kubernetes across files, in rooms that build on one another: {@code kustomize}, {@code object}, {@code release}, {@code
 * bundle}. Here is what all of them need: the words of Kubernetes, images, and the YAML within other files. May import
 * the model and the formats; none of its rooms, and no detector.
 */
@NullMarked
package dev.tidemark.link.kubernetes;

import org.jspecify.annotations.NullMarked;
