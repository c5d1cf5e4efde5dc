/**
 * Several repositories judged together. May import all but scan.
 */
@NullMarked
package dev.tidemark.organisation;

import org.jspecify.annotations.NullMarked;
