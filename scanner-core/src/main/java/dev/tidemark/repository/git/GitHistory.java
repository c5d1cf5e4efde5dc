package dev.tidemark.repository.git;

import dev.tidemark.repository.Change;
import dev.tidemark.repository.History;
import dev.tidemark.repository.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** What came before a commit: the mainline from there on, and the tags behind it. */
final class GitHistory implements History {
  /** Changes in which the commit of an older history is sought; a change request seldom has more. */
  private static final int NEAR = 300;

  private final GitObjects objects;
  private final Mainline mainline;
  private final ObjectId newest;
  private final int from;
  private final References references;
  private final Object tagging = new Object();
  private @Nullable List<Tag> tags;

  /**
   * @param mainline that of the commit, or of a newer one
   * @param from the commit's place on it
   */
  private GitHistory(
      GitObjects objects, Mainline mainline, ObjectId newest, int from, References references) {
    this.objects = objects;
    this.mainline = mainline;
    this.newest = newest;
    this.from = from;
    this.references = references;
  }

  /** The history of the newest commit of a mainline. */
  static GitHistory of(
      GitObjects objects, Mainline mainline, ObjectId newest, References references) {
    return new GitHistory(objects, mainline, newest, 0, references);
  }

  /** The history of an older commit, where that lies near on the same mainline: what this one read it need not read. */
  Optional<GitHistory> of(ObjectId older) {
    OptionalInt place = from == 0 ? mainline.place(older, NEAR) : OptionalInt.empty();
    return place.isPresent()
        ? Optional.of(new GitHistory(objects, mainline, older, place.getAsInt(), references))
        : Optional.empty();
  }

  @Override
  public Optional<String> cut() {
    return mainline.cut();
  }

  @Override
  public Optional<String> defaultBranch() {
    return references.defaultBranch();
  }

  private Optional<Change> change(int index) {
    return mainline.change(from + index);
  }

  @Override
  public Stream<Change> mainline() {
    Iterator<Change> changes =
        new Iterator<>() {
          private int at;

          @Override
          public boolean hasNext() {
            return change(at).isPresent();
          }

          @Override
          public Change next() {
            return change(at++).orElseThrow(NoSuchElementException::new);
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(changes, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public List<Tag> tags() {
    synchronized (tagging) {
      List<Tag> known = tags;
      if (known == null) {
        known = findTags();
        tags = known;
      }
      return known;
    }
  }

  private List<Tag> findTags() {
    Map<String, ObjectId> tagged = references.tags();
    if (tagged.isEmpty()) {
      return List.of();
    }
    List<Tag> found = new ArrayList<>();
    mainline.tagged(newest, tagged).forEach((name, time) -> found.add(new Tag(name, time)));
    found.sort(
        Comparator.comparing(Tag::committed)
            .reversed()
            .thenComparing(Tag::name, Comparator.reverseOrder()));
    return List.copyOf(found);
  }

  @Override
  public Optional<Snapshot> at(Instant time) {
    for (int i = 0; ; i++) {
      Optional<Change> change = objects.isClosed() ? Optional.empty() : change(i);
      if (change.isEmpty()) {
        return Optional.empty();
      }
      if (!change.get().committed().isAfter(time)) {
        return mainline.snapshot(change.get());
      }
    }
  }

  @Override
  public void readAhead(List<Instant> times) {
    objects.beside(
        () -> {
          for (Instant time : times) {
            if (objects.isClosed() || at(time).isEmpty()) {
              break;
            }
          }
          tags();
        });
  }
}
