/** What the past shows: references of changes, upgrades, releases, tests and rules by quarter. Imports core and formats. */
@NullMarked
package dev.tidemark.detector.history;

import org.jspecify.annotations.NullMarked;
