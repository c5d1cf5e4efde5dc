/**
 * What was seen: facts at places, their declared kinds, and the detectors that emit them. May import repository, document and landscape.
 */
@NullMarked
package dev.tidemark.evidence;

import org.jspecify.annotations.NullMarked;
