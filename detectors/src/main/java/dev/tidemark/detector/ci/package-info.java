/** What pipelines mean: checks, applies, publishing, templates, environments, and what could not be read of them. */
@NullMarked
package dev.tidemark.detector.ci;

import org.jspecify.annotations.NullMarked;
