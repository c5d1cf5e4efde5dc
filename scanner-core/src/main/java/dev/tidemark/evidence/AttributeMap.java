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
 * A handful of attributes by name, in a small array beside names that facts of a kind share. A scan holds tens of thousands
 * of facts to its end, each made one attribute at a time: trees of entries were a tenth of all that a scan allocated.
 */
final class AttributeMap extends AbstractMap<String, Object> implements SortedMap<String, Object> {
  static final AttributeMap EMPTY = new AttributeMap(AttributeNames.NONE, new Object[0]);

  private final AttributeNames names;

  /** In the order of the names. */
  private final Object[] values;

  private AttributeMap(AttributeNames names, Object[] values) {
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
    int at = names.find(name);
    if (at >= 0) {
      Object[] changed = values.clone();
      changed[at] = value;
      return new AttributeMap(names, changed);
    }
    AttributeNames.Next next = names.with(name);
    int place = next.place();
    Object[] more = new Object[values.length + 1];
    System.arraycopy(values, 0, more, 0, place);
    more[place] = value;
    System.arraycopy(values, place, more, place + 1, values.length - place);
    return new AttributeMap(next.names(), more);
  }

  @Override
  public @Nullable Object get(Object name) {
    int at = names.find(name);
    return at < 0 ? null : values[at];
  }

  /** The order of both as text. They are written out only where their first difference does not settle it. */
  int compareText(AttributeMap other) {
    int shared = Math.min(values.length, other.values.length);
    for (int i = 0; i < shared; i++) {
      boolean sameName = names.at(i).equals(other.names.at(i));
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
    return values.length == other.values.length ? 0 : toString().compareTo(other.toString());
  }

  String name(int at) {
    return names.at(at);
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
    return values.length;
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
    return key(values.length - 1);
  }

  private String key(int at) {
    if (at < 0 || at >= values.length) {
      throw new NoSuchElementException();
    }
    return names.at(at);
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
    return part(place(from), values.length);
  }

  private int place(String name) {
    int at = names.search(name);
    return at < 0 ? -at - 1 : at;
  }

  private AttributeMap part(int from, int to) {
    return new AttributeMap(names.part(from, to), Arrays.copyOfRange(values, from, to));
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return values.length;
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
        return at < values.length;
      }

      @Override
      public Map.Entry<String, Object> next() {
        String name = key(at);
        return Map.entry(name, values[at++]);
      }
    };
  }
}
