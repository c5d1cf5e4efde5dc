/** Stacks and libraries of the tools that have no package of their own. May import formats, links and core. */
@NullMarked
package dev.tidemark.link.definition;

import org.jspecify.annotations.NullMarked;
