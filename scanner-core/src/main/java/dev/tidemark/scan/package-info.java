/**
 * The program on one page: target, snapshot, documents, landscape, evidence, verdicts, ratings, assessment.
 */
@NullMarked
package dev.tidemark.scan;

import org.jspecify.annotations.NullMarked;
