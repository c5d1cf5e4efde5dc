@NullMarked
package dev.tidemark.format.dockerfile;

import org.jspecify.annotations.NullMarked;
