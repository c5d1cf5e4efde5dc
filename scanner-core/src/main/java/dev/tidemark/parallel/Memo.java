package dev.tidemark.parallel;

import java.util.function.Function;

/**
 * The results of a pure function for the texts that it was asked for last, a slot for each hash. Bounded, whatever a hostile
 * repository asks for; losing a race or a slot costs a second computation and nothing else.
 */
public final class Memo<T> {
  private final Known<T>[] slots;
  private final Function<String, T> function;

  /** A text and what the function makes of it. */
  private record Known<T>(String text, T result) {}

  /**
   * @param slots results that are kept, a power of two
   */
  @SuppressWarnings("unchecked") // no array of a generic type can be made
  public Memo(int slots, Function<String, T> function) {
    if (Integer.bitCount(slots) != 1) {
      throw new IllegalArgumentException("not a power of two: " + slots);
    }
    this.slots = (Known<T>[]) new Known<?>[slots];
    this.function = function;
  }

  public T of(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
    Known<T> known = slots[slot];
    if (known != null && known.text().equals(text)) {
      return known.result();
    }
    T result = function.apply(text);
    slots[slot] = new Known<>(text, result);
    return result;
  }
}
