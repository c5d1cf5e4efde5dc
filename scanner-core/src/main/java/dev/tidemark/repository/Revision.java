package dev.tidemark.repository;

import java.time.Instant;

/**
 * The commit that a snapshot shows.
 *
 * @param id full commit id
 * @param committed when it was committed; every time window reaches back from here, never from today
 */
public record Revision(String id, Instant committed) {}
