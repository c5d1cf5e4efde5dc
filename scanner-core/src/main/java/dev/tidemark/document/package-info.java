/**
 * What a file says: formats turn one blob into one small immutable document. May import repository.
 */
@NullMarked
package dev.tidemark.document;

import org.jspecify.annotations.NullMarked;
