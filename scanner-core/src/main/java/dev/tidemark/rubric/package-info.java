/**
 * The maturity models as data: areas, levels, indicators and conditions. No judging. Imports nothing of ours but evidence.
 */
@NullMarked
package dev.tidemark.rubric;

import org.jspecify.annotations.NullMarked;
