@NullMarked
package dev.tidemark.desugar;

import org.jspecify.annotations.NullMarked;
