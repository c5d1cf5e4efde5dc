/** Sees controllers that apply what Git holds: Argo CD, Flux, Fleet, Config Sync and k3s. */
@NullMarked
package dev.tidemark.detector.gitops;

import org.jspecify.annotations.NullMarked;
