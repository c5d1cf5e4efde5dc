package dev.tidemark.detector.history;

import dev.tidemark.repository.Change;
import dev.tidemark.repository.History;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import dev.tidemark.repository.TextSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A history that a test tells: changes, tags, and what the files were at certain days. */
final class ToldHistory implements History {
  private final List<Change> changes = new ArrayList<>();
  private final List<Tag> tags = new ArrayList<>();
  private final TreeMap<Instant, String> states = new TreeMap<>();

  private record Told(
      String id, Instant committed, boolean byBot, String message, List<RepoPath> paths)
      implements Change {}

  /** A change, told from the newest to the oldest. */
  ToldHistory change(String day, String message, String... paths) {
    return add(day, message, false, paths);
  }

  ToldHistory botChange(String day, String message, String... paths) {
    return add(day, message, true, paths);
  }

  private ToldHistory add(String day, String message, boolean bot, String... paths) {
    changes.add(
        new Told(
            "c" + changes.size(),
            at(day),
            bot,
            message,
            Stream.of(paths).map(RepoPath::of).toList()));
    return this;
  }

  ToldHistory tag(String day, String name) {
    tags.add(new Tag(name, at(day)));
    return this;
  }

  ToldHistory state(String day, String files) {
    states.put(at(day), files);
    return this;
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T10:00:00Z");
  }

  @Override
  public Optional<String> cut() {
    return Optional.empty();
  }

  @Override
  public Stream<Change> mainline() {
    return changes.stream();
  }

  @Override
  public List<Tag> tags() {
    return List.copyOf(tags);
  }

  @Override
  public Optional<Snapshot> at(Instant time) {
    return Optional.ofNullable(states.floorEntry(time))
        .map(Map.Entry::getValue)
        .map(TextSnapshot::of);
  }
}
