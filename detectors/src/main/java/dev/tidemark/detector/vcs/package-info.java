/** What version control holds, and what it does not. May import core and formats. */
@NullMarked
package dev.tidemark.detector.vcs;

import org.jspecify.annotations.NullMarked;
