@NullMarked
package dev.tidemark.detector.terraform;

import org.jspecify.annotations.NullMarked;
