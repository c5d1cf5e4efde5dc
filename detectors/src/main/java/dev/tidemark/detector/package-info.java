/**
 * The detectors, one class each, one package per capability below this one. A capability never imports another; what two
 * of them need is a facet or a document's own answer.
 */
@NullMarked
package dev.tidemark.detector;

import org.jspecify.annotations.NullMarked;
