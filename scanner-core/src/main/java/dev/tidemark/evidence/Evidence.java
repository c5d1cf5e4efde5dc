package dev.tidemark.evidence;

import dev.tidemark.document.Location;
import dev.tidemark.document.SharedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One fact at one place. It says what is there, never how good it is.
 *
 * @param kind {@code family.fact}, declared in the vocabulary
 * @param attributes by name, sorted; a value is a String, Boolean, Long or a List of Strings. Texts are short and redacted
 * @param location where it can be checked
 */
public record Evidence(String kind, SortedMap<String, Object> attributes, Location location)
    implements Comparable<Evidence> {

  public Evidence {
    attributes = AttributeMap.of(attributes);
  }

  public static Evidence of(String kind, Location location) {
    return new Evidence(kind, AttributeMap.EMPTY, location);
  }

  /** This fact with a text; an empty text is left out. */
  public Evidence with(String name, String value) {
    return value.isEmpty() ? this : put(name, SharedText.of(Redaction.shorten(value)));
  }

  /** This fact with the lower-case name of a constant, underscores as dashes. */
  public Evidence with(String name, Enum<?> value) {
    return put(name, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  public Evidence with(String name, boolean value) {
    return put(name, value);
  }

  public Evidence with(String name, long value) {
    return put(name, value);
  }

  /** This fact with several texts, in the given order; an empty list is left out. */
  public Evidence with(String name, List<String> values) {
    return values.isEmpty() ? this : put(name, shortened(values));
  }

  public Evidence with(String name, Optional<String> value) {
    return value.map(text -> with(name, text)).orElse(this);
  }

  /** The text of an attribute; numbers and booleans as text; empty when missing or a list. */
  public Optional<String> text(String name) {
    Object value = attributes.get(name);
    return value == null || value instanceof List
        ? Optional.empty()
        : Optional.of(value.toString());
  }

  /** Whether a boolean attribute is there and true. */
  public boolean is(String name) {
    return Boolean.TRUE.equals(attributes.get(name));
  }

  /** The texts of a list attribute, or the one text of a plain one. */
  public List<String> texts(String name) {
    Object value = attributes.get(name);
    if (value instanceof List<?> list) {
      return list.stream().map(Object::toString).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  private static List<String> shortened(List<String> values) {
    String[] texts = new String[values.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = SharedText.of(Redaction.shorten(values.get(i)));
    }
    return List.of(texts);
  }

  private Evidence put(String name, Object value) {
    return new Evidence(kind, AttributeMap.of(attributes).with(name, value), location);
  }

  @Override
  public int compareTo(Evidence other) {
    if (this == other) {
      return 0;
    }
    int order = location.path().compareTo(other.location.path());
    return order == 0 ? compareWithin(other) : order;
  }

  /** The order of facts of one file. */
  @SuppressWarnings("ReferenceEquality") // a fact is often compared with itself
  int compareWithin(Evidence other) {
    if (this == other) {
      return 0;
    }
    int order = location.compareLines(other.location);
    if (order == 0) {
      order = kind.compareTo(other.kind);
    }
    return order == 0
        ? AttributeMap.of(attributes).compareText(AttributeMap.of(other.attributes))
        : order;
  }

  /** One line for tests and verbose reports: {@code iac.root terraform/app/main.tf:3 backend=s3 dir=terraform/app}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(kind).append(' ').append(location);
    attributes.forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
    return line.toString();
  }
}
