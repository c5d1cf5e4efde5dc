package dev.tidemark.format.yaml;

/**
 * A literal or folded block scalar, as the scanner of snakeyaml reads it.
 *
 * @param lines from the one with its head to the last blank one behind it
 * @param end where the first line behind it begins
 */
record BlockScalar(String value, int lines, int end) {}
