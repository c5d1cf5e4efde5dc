/** What an id means: indicators, evidence kinds, detectors and measures, from the same data that judges. */
@NullMarked
package dev.tidemark.cli.explain;

import org.jspecify.annotations.NullMarked;
