package dev.tidemark.pipeline.link;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, of which copies are made often and changed little: what a shell knows, for each of its subshells. A copy
 * shares what was known before it. Layers that are no larger than the one above them become one with it, so that there are
 * few, and making as many copies as there are names takes no square of time.
 */
final class Remembered<V> {
  private @Nullable Layer<V> before;
  private Map<String, Optional<V>> since = new HashMap<>();

  /**
   * What does not change any more.
   *
   * @param values empty for a name that was forgotten
   * @param below what it stands on, itself larger
   */
  private record Layer<V>(Map<String, Optional<V>> values, @Nullable Layer<V> below) {}

  Remembered(Map<String, ? extends V> values) {
    values.forEach(this::put);
  }

  private Remembered(@Nullable Layer<V> before) {
    this.before = before;
  }

  /** The same values; what is put into either is not in the other. */
  Remembered<V> copy() {
    if (!since.isEmpty()) {
      Map<String, Optional<V>> top = since;
      Layer<V> below = before;
      while (below != null && below.values().size() <= top.size()) {
        Map<String, Optional<V>> both = new HashMap<>(below.values());
        both.putAll(top);
        top = both;
        below = below.below();
      }
      before = new Layer<>(top, below);
      since = new HashMap<>();
    }
    return new Remembered<>(before);
  }

  void put(String name, V value) {
    since.put(name, Optional.of(value));
  }

  void remove(String name) {
    since.put(name, Optional.empty());
  }

  Optional<V> get(String name) {
    Optional<V> found = since.get(name);
    for (Layer<V> at = before; found == null && at != null; at = at.below()) {
      found = at.values().get(name);
    }
    return found == null ? Optional.empty() : found;
  }

  /** How many layers a name is looked for in at most. */
  int layers() {
    int layers = 1;
    for (Layer<V> at = before; at != null; at = at.below()) {
      layers++;
    }
    return layers;
  }
}
