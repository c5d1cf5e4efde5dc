/** Work on all cores, in bounded time, with results in the order of the work. Imports nothing of ours. */
@NullMarked
package dev.tidemark.parallel;

import org.jspecify.annotations.NullMarked;
