/**
 * The functions that measures of a rubric file are computed by: each a named, pure function of evidence and landscape that
 * gives a figure with bounds. May import judgement and what that may import.
 */
@NullMarked
package dev.tidemark.judgement.measure;

import org.jspecify.annotations.NullMarked;
