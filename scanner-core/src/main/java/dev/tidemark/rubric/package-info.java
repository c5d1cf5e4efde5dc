/**
 * The maturity models as data: areas, levels, indicators, conditions and measures, and the reader of rubric files. No
 * judging. May import evidence and document.
 */
@NullMarked
package dev.tidemark.rubric;

import org.jspecify.annotations.NullMarked;
