package dev.tidemark.rubric;

/**
 * A number that somebody chose, with the reason for it.
 *
 * @param value a share from 0 to 1, or a count
 * @param unit what it counts: {@code share}, {@code days}, {@code steps}
 * @param reason why this number and no other
 */
public record Tolerance(String name, double value, String unit, String reason) {}
