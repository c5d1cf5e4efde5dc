/** Sees charts and what installs them, and the other ways in which manifests are defined. */
@NullMarked
package dev.tidemark.detector.helm;

import org.jspecify.annotations.NullMarked;
