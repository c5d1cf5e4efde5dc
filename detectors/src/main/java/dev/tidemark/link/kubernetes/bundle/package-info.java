/**
 * What is delivered as one: a directory or chart with its objects, as the patches and values of those who deliver it
 * leave them. May import all other rooms of Kubernetes.
 */
@NullMarked
package dev.tidemark.link.kubernetes.bundle;

import org.jspecify.annotations.NullMarked;
