/**
 * Two assessments compared: what was lost, what was gained. May import judgement and scan's assessment.
 */
@NullMarked
package dev.tidemark.compare;

import org.jspecify.annotations.NullMarked;
