package dev.tidemark.judgement;

/**
 * A measured share or count, with what it could be at least and at most given what could not be read or resolved.
 *
 * @param measure the measure's name
 * @param of how many were looked at
 * @param with how many of them have it
 * @param lower the least that the true figure can be: a share from 0 to 1, or a count
 * @param upper the most that it can be
 * @param asked the threshold that the rubric asks for
 * @param unit what was counted: {@code module calls}, {@code quarters}
 * @param words the figure with what is asked of it: {@code 43 of 50 module calls pinned, needs 80 %}
 */
public record Figure(
    String measure,
    long of,
    long with,
    double lower,
    double upper,
    double asked,
    String unit,
    String words) {}
