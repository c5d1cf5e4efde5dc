/**
 * What follows: measures, verdicts and ratings, from evidence and rubric. May import all but scan and compare.
 */
@NullMarked
package dev.tidemark.judgement;

import org.jspecify.annotations.NullMarked;
