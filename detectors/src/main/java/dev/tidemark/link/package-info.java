/**
 * What crosses files, linked once per technology and shared by detectors as facets: one package per technology below
 * this one. May import formats and core, never a detector.
 */
@NullMarked
package dev.tidemark.link;

import org.jspecify.annotations.NullMarked;
