/** What shows who owns what. Imports core, formats and link.ownership. */
@NullMarked
package dev.tidemark.detector.ownership;

import org.jspecify.annotations.NullMarked;
