/** Who owns which path, by the ownership files of the forges. May import formats and core. */
@NullMarked
package dev.tidemark.link.ownership;

import org.jspecify.annotations.NullMarked;
