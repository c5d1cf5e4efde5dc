package dev.tidemark.rubric;

/**
 * A number that a condition asks for, by the name of the tolerance that holds it.
 *
 * @param tolerance the tolerance's name
 * @param value its value: a share from 0 to 1, or a count
 */
public record Threshold(String tolerance, double value) {}
