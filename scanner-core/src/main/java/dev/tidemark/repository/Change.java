package dev.tidemark.repository;

import java.time.Instant;
import java.util.List;

/** One commit of the mainline, as a change against its first parent. */
public interface Change {

  /** Full commit id. */
  String id();

  /** When it was committed (clamped to a sane range by the reader). */
  Instant committed();

  /** Whether a bot made it (Renovate, Dependabot, a CI identity). Names and addresses of people never leave the reader. */
  boolean byBot();

  /** The whole message; for a merge also the subjects of the first few merged commits are not included. */
  String message();

  /** The paths that differ from the first parent, sorted. Computed when asked: it costs a diff of two trees. */
  List<RepoPath> paths();
}
