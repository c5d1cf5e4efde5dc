/**
 * Kustomizations: what each directory of Kustomize takes in, and from where. May import the model, the formats and the
 * room above; no objects.
 */
@NullMarked
package dev.tidemark.link.kubernetes.kustomize;

import org.jspecify.annotations.NullMarked;
