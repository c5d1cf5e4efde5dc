/** Programs that test: what they import, call and name, read by words and never run. May import the model only. */
@NullMarked
package dev.tidemark.format.testsource;

import org.jspecify.annotations.NullMarked;
