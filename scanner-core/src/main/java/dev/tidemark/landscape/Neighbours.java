package dev.tidemark.landscape;

import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;

/**
 * The other repositories of the same organisation checkout, read when somebody refers to them. What a neighbour offers
 * is taken as it is at the revision that is scanned, whatever version a reference pins.
 */
public interface Neighbours {
  /** A repository that is scanned alone, and whose remote is not known. */
  Neighbours NONE = alone(Optional.empty());

  /** Whether any other repository is scanned with this one. */
  default boolean areThere() {
    return true;
  }

  /** What the repository itself is called by others: {@code owner/name}, where its remote is known. */
  Optional<String> own();

  /**
   * The neighbour that a reference means.
   *
   * @param name {@code owner/name}, with more groups between where the forge has them
   */
  Optional<Neighbour> named(String name);

  /** What reports call the neighbour that a reference means; it is not read for that. */
  Optional<String> called(String name);

  /** What reports call the neighbours whose remotes are an owner's, sorted. */
  List<String> of(String owner);

  /** The neighbours that have a folder at a path, sorted by name. */
  List<Neighbour> withFolder(RepoPath folder);

  /**
   * Another repository.
   *
   * @param name as reports call it: {@code owner/name}, or its folder's name where its remote is not known; its path in the
   *     checkout where two would be called the same
   */
  record Neighbour(String name, Landscape landscape) {}

  /**
   * A repository that is scanned alone.
   *
   * @param own what its remote calls it, where that is known
   */
  static Neighbours alone(Optional<String> own) {
    return new Neighbours() {
      @Override
      public boolean areThere() {
        return false;
      }

      @Override
      public Optional<String> own() {
        return own;
      }

      @Override
      public Optional<Neighbour> named(String name) {
        return Optional.empty();
      }

      @Override
      public Optional<String> called(String name) {
        return Optional.empty();
      }

      @Override
      public List<String> of(String owner) {
        return List.of();
      }

      @Override
      public List<Neighbour> withFolder(RepoPath folder) {
        return List.of();
      }
    };
  }
}
