package dev.tidemark.evidence;

import java.util.Arrays;

/**
 * The names of some attributes, ascending, each once. Facts of a kind are made alike, so what one more name makes of these
 * is remembered and shared: a list of names of its own would be as large as the values beside it. Names are those of the
 * vocabulary, never a repository's; losing a race costs a second copy and nothing else.
 */
final class AttributeNames {
  /** More ways on than any kind of fact has; what comes later is not remembered. */
  private static final int MOST_REMEMBERED = 64;

  private static final Next[] NO_NEXT = {};

  static final AttributeNames NONE = new AttributeNames(new String[0]);

  private final String[] sorted;

  private volatile Next[] nexts = NO_NEXT;

  /**
   * One name more.
   *
   * @param place where it stands among the names that follow
   */
  record Next(String name, int place, AttributeNames names) {}

  AttributeNames(String[] sorted) {
    this.sorted = sorted;
  }

  int size() {
    return sorted.length;
  }

  String at(int place) {
    return sorted[place];
  }

  /** Where a name stands, or where it would stand as {@link Arrays#binarySearch(Object[], Object)} says that. */
  int search(String name) {
    return Arrays.binarySearch(sorted, name);
  }

  /** Where a name stands; negative when it does not. Most are asked for with the text that they were set with. */
  int find(Object name) {
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  AttributeNames part(int from, int to) {
    return new AttributeNames(Arrays.copyOfRange(sorted, from, to));
  }

  /** These and one more, which must not be among them. */
  Next with(String name) {
    Next[] known = nexts;
    for (Next next : known) {
      if (next.name().equals(name)) {
        return next;
      }
    }
    Next made = made(name);
    if (known.length < MOST_REMEMBERED) {
      Next[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = made;
      nexts = more;
    }
    return made;
  }

  private Next made(String name) {
    int place = -search(name) - 1;
    String[] more = new String[sorted.length + 1];
    System.arraycopy(sorted, 0, more, 0, place);
    more[place] = name;
    System.arraycopy(sorted, place, more, place + 1, sorted.length - place);
    return new Next(name, place, new AttributeNames(more));
  }
}
