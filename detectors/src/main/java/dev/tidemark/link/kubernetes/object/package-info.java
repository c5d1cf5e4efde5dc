/**
 * Every object of Kubernetes, wherever it is written: in manifests, in templates of charts, in Terraform; and what its
 * kind means. May import the model, the formats, {@code link.helm}, {@code kustomize} and the room above.
 */
@NullMarked
package dev.tidemark.link.kubernetes.object;

import org.jspecify.annotations.NullMarked;
