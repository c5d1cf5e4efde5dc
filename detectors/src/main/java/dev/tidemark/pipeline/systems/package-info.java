/** The other CI systems whose pipelines are YAML, one translator each, and what they share. */
@NullMarked
package dev.tidemark.pipeline.systems;

import org.jspecify.annotations.NullMarked;
