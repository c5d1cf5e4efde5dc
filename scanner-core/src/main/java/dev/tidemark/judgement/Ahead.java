package dev.tidemark.judgement;

/**
 * A requirement that holds above the proven level.
 *
 * @param indicator the requirement's id
 * @param missing the id of what is missing below it
 */
public record Ahead(String indicator, String missing) {}
