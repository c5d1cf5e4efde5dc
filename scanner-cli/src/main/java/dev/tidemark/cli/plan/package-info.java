/** What blocks the next level of each area, cheapest first. Pure functions of an assessment. */
@NullMarked
package dev.tidemark.cli.plan;

import org.jspecify.annotations.NullMarked;
