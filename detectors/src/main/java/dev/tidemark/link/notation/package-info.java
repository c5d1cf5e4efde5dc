/**
 * Which files may be written in which notation, asked once for everybody who looks for a notation of their own. May import
 * the model, the formats and the words of Kubernetes; no detector.
 */
@NullMarked
package dev.tidemark.link.notation;

import org.jspecify.annotations.NullMarked;
