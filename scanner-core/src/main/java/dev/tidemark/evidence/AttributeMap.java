package dev.tidemark.evidence;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A handful of attributes by name, in two small arrays. A scan holds tens of thousands of facts to its end, each made one
 * attribute at a time: trees of entries were a tenth of all that a scan allocated.
 */
final class AttributeMap extends AbstractMap<String, Object> implements SortedMap<String, Object> {
  static final AttributeMap EMPTY = new AttributeMap(new String[0], new Object[0]);

  /** Ascending, each once. */
  private final String[] names;

  private final Object[] values;

  private AttributeMap(String[] names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  static AttributeMap of(Map<String, Object> attributes) {
    if (attributes instanceof AttributeMap known) {
      return known;
    }
    AttributeMap map = EMPTY;
    for (Map.Entry<String, Object> entry : attributes.entrySet()) {
      map = map.with(entry.getKey(), entry.getValue());
    }
    return map;
  }

  /** These and one more, which takes the place of one of the same name. */
  AttributeMap with(String name, Object value) {
    int at = Arrays.binarySearch(names, name);
    if (at >= 0) {
      Object[] changed = values.clone();
      changed[at] = value;
      return new AttributeMap(names, changed);
    }
    int place = -at - 1;
    String[] moreNames = new String[names.length + 1];
    Object[] moreValues = new Object[names.length + 1];
    System.arraycopy(names, 0, moreNames, 0, place);
    System.arraycopy(values, 0, moreValues, 0, place);
    moreNames[place] = name;
    moreValues[place] = value;
    System.arraycopy(names, place, moreNames, place + 1, names.length - place);
    System.arraycopy(values, place, moreValues, place + 1, names.length - place);
    return new AttributeMap(moreNames, moreValues);
  }

  @Override
  public @Nullable Object get(Object name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  /** The order of both as text. They are written out only where their first difference does not settle it. */
  int compareText(AttributeMap other) {
    int shared = Math.min(names.length, other.names.length);
    for (int i = 0; i < shared; i++) {
      boolean sameName = names[i].equals(other.names[i]);
      if (sameName && values[i].equals(other.values[i])) {
        continue;
      }
      if (sameName
          && values[i] instanceof String here
          && other.values[i] instanceof String there
          && !here.startsWith(there)
          && !there.startsWith(here)) {
        return here.compareTo(there);
      }
      return toString().compareTo(other.toString());
    }
    return names.length == other.names.length ? 0 : toString().compareTo(other.toString());
  }

  String name(int at) {
    return names[at];
  }

  Object value(int at) {
    return values[at];
  }

  @Override
  public boolean containsKey(Object name) {
    return get(name) != null;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public String firstKey() {
    return key(0);
  }

  @Override
  public String lastKey() {
    return key(names.length - 1);
  }

  private String key(int at) {
    if (at < 0 || at >= names.length) {
      throw new NoSuchElementException();
    }
    return names[at];
  }

  @Override
  public SortedMap<String, Object> subMap(String from, String to) {
    return part(place(from), place(to));
  }

  @Override
  public SortedMap<String, Object> headMap(String to) {
    return part(0, place(to));
  }

  @Override
  public SortedMap<String, Object> tailMap(String from) {
    return part(place(from), names.length);
  }

  private int place(String name) {
    int at = Arrays.binarySearch(names, name);
    return at < 0 ? -at - 1 : at;
  }

  private AttributeMap part(int from, int to) {
    return new AttributeMap(
        Arrays.copyOfRange(names, from, to), Arrays.copyOfRange(values, from, to));
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return entries();
      }
    };
  }

  private Iterator<Map.Entry<String, Object>> entries() {
    return new Iterator<>() {
      private int at;

      @Override
      public boolean hasNext() {
        return at < names.length;
      }

      @Override
      public Map.Entry<String, Object> next() {
        String name = key(at);
        return Map.entry(name, values[at++]);
      }
    };
  }
}
