/**
 * What is installed into a cluster, by whatever tool: Argo CD, Flux, Fleet, Config Sync, Helmfile, Terraform; and the
 * units that this makes. May import the model, the formats and the rooms of {@code kustomize} and {@code object}.
 */
@NullMarked
package dev.tidemark.link.kubernetes.release;

import org.jspecify.annotations.NullMarked;
