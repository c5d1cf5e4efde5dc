@NullMarked
package dev.tidemark.format.hcl;

import org.jspecify.annotations.NullMarked;
