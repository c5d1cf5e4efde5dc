@NullMarked
package dev.tidemark.link.terraform;

import org.jspecify.annotations.NullMarked;
