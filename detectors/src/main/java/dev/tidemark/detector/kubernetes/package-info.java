/** Sees Kubernetes objects: workloads and what keeps them up, and what controllers do by kind. */
@NullMarked
package dev.tidemark.detector.kubernetes;

import org.jspecify.annotations.NullMarked;
