package dev.tidemark.document;

import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every document of a snapshot, by path and by type; sorted by path. */
public final class Documents {
  private final Map<RepoPath, Placed<?>> byPath;
  private final Map<Class<?>, List<Placed<?>>> byOwnType = new LinkedHashMap<>();
  private final Map<Class<?>, List<Placed<?>>> byType = new ConcurrentHashMap<>();
  private final Map<Class<?>, List<Placed<?>>> inForceByType = new ConcurrentHashMap<>();

  public Documents(List<Placed<?>> documents) {
    List<Placed<?>> sorted = new ArrayList<>(documents);
    sorted.sort(Comparator.comparing(Placed::path));
    this.byPath = new LinkedHashMap<>(2 * sorted.size()); // never has to grow
    sorted.forEach(document -> byPath.put(document.path(), document));
    byPath.values().forEach(this::add);
  }

  private void add(Placed<?> document) {
    byOwnType
        .computeIfAbsent(document.document().getClass(), type -> new ArrayList<>())
        .add(document);
  }

  /** The document at a path, if there is one of that type. */
  public <D extends Document> Optional<Placed<D>> at(RepoPath path, Class<D> type) {
    Placed<?> placed = byPath.get(path);
    return placed != null && type.isInstance(placed.document())
        ? Optional.of(typed(placed))
        : Optional.empty();
  }

  /** All documents of a type, of every origin, sorted by path. */
  public <D extends Document> List<Placed<D>> all(Class<D> type) {
    return typed(byType.computeIfAbsent(type, this::ofType));
  }

  private List<Placed<?>> ofType(Class<?> wanted) {
    List<List<Placed<?>>> kinds =
        byOwnType.entrySet().stream()
            .filter(kind -> wanted.isAssignableFrom(kind.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return switch (kinds.size()) {
      case 0 -> List.of();
      case 1 -> Collections.unmodifiableList(kinds.get(0));
      default -> byPath.values().stream().filter(p -> wanted.isInstance(p.document())).toList();
    };
  }

  /** All documents of a type that are the repository's own or generated into it. */
  public <D extends Document> List<Placed<D>> inForce(Class<D> type) {
    return typed(
        inForceByType.computeIfAbsent(
            type,
            wanted ->
                all(type).stream()
                    .filter(placed -> placed.origin().isInForce())
                    .<Placed<?>>map(placed -> placed)
                    .toList()));
  }

  @SuppressWarnings("unchecked") // the caller checked the document's type
  private static <D extends Document> Placed<D> typed(Placed<?> placed) {
    return (Placed<D>) placed;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // every document of the list is of the type
  private static <D extends Document> List<Placed<D>> typed(List<Placed<?>> placed) {
    return (List) placed;
  }
}
