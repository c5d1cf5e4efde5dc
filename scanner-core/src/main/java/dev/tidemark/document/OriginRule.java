package dev.tidemark.document;

import dev.tidemark.repository.Glob;

/**
 * A configured origin: what matches the pattern is of that origin, whatever its name or content says.
 *
 * @param pattern as in an ignore file
 */
public record OriginRule(Glob pattern, Origin origin) {}
