/** The declared kinds of evidence, read from the vocabulary file beside the detectors. */
@NullMarked
package dev.tidemark.cli.vocabulary;

import org.jspecify.annotations.NullMarked;
