/**
 * A step of the build: makes compiled classes that link nothing while they run.
 *
 * <p>The compiler leaves lambdas and the {@code equals}, {@code hashCode} and {@code toString} of records to be made at their
 * first use ({@code invokedynamic}). A scan is over in a second or a few, and thousands of first uses were a tenth of it.
 * Here they are made once, as ordinary classes and methods, which a class-data archive holds like any other.
 */
@NullMarked
package dev.tidemark.desugar;

import org.jspecify.annotations.NullMarked;
