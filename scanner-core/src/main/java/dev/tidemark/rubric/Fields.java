package dev.tidemark.rubric;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The fields of a rubric file, read one by one; what is wrong is noted with line and field, and reading goes on. */
public final class Fields {
  private final String file;
  private final List<RubricFlaw> flaws = new ArrayList<>();

  public Fields(String file) {
    this.file = file;
  }

  public List<RubricFlaw> flaws() {
    return flaws.stream().sorted().distinct().toList();
  }

  public void flaw(int line, String field, String says) {
    flaws.add(new RubricFlaw(file, line, field, says));
  }

  /** The mapping at a place; an empty one, and a flaw, when it is something else. */
  public Value.Mapping mapping(Value value, String field) {
    if (value instanceof Value.Mapping mapping) {
      noDuplicates(mapping, field);
      return mapping;
    }
    flaw(value.line(), field, "must be a mapping of names to values");
    return new Value.Mapping(List.of(), "", value.line(), value.endLine());
  }

  private void noDuplicates(Value.Mapping mapping, String field) {
    Set<String> seen = new HashSet<>();
    for (Value.Pair pair : mapping.pairs()) {
      if (!seen.add(pair.key())) {
        flaw(pair.line(), join(field, pair.key()), "is given twice");
      }
    }
  }

  public List<Value> sequence(Value value, String field) {
    if (value instanceof Value.Sequence sequence) {
      return sequence.items();
    }
    flaw(value.line(), field, "must be a list");
    return List.of();
  }

  /** The keys must be among the known ones. */
  public void only(Value.Mapping mapping, String field, Collection<String> known) {
    for (Value.Pair pair : mapping.pairs()) {
      if (!known.contains(pair.key())) {
        flaw(
            pair.line(),
            join(field, pair.key()),
            "is not a field here" + Suggestion.among(pair.key(), known));
      }
    }
  }

  /** A text that must be there. */
  public String text(Value.Mapping mapping, String key, String field) {
    Optional<String> text = optionalText(mapping, key, field);
    if (text.isEmpty() && mapping.get(key).isEmpty()) {
      flaw(mapping.line(), join(field, key), "is missing");
    }
    return text.orElse("");
  }

  public Optional<String> optionalText(Value.Mapping mapping, String key, String field) {
    Optional<Value> value = mapping.get(key);
    if (value.isPresent()
        && !(value.get() instanceof Value.Scalar scalar && !scalar.text().isBlank())) {
      flaw(value.get().line(), join(field, key), "must be a text");
      return Optional.empty();
    }
    return mapping.text(key).map(text -> text.strip().replaceAll("\\s+", " "));
  }

  public double number(Value value, String field) {
    try {
      if (value instanceof Value.Scalar scalar) {
        return Double.parseDouble(scalar.text());
      }
    } catch (NumberFormatException notOne) {
      // said below, like every other value that is no number
    }
    flaw(value.line(), field, "must be a number");
    return 0;
  }

  /** One of the known names. */
  public String oneOf(Value value, String field, Collection<String> known) {
    if (!(value instanceof Value.Scalar scalar)) {
      flaw(value.line(), field, "must be one name" + Suggestion.among("", known));
      return "";
    }
    String text = scalar.text();
    if (!known.contains(text)) {
      flaw(
          value.line(),
          field,
          "\"" + text + "\" is not known here" + Suggestion.among(text, known));
    }
    return text;
  }

  /** Roles of a repository that something is not asked of. */
  List<String> roles(Value.Mapping mapping, String field, Collection<String> known) {
    List<String> roles = new ArrayList<>();
    String place = join(field, "not-to");
    mapping
        .get("not-to")
        .ifPresent(
            list -> sequence(list, place).forEach(item -> roles.add(oneOf(item, place, known))));
    return roles;
  }

  public <E> Optional<E> constant(
      Value.Mapping mapping, String key, String field, SortedMap<String, E> of) {
    return mapping
        .get(key)
        .flatMap(value -> Optional.ofNullable(of.get(oneOf(value, join(field, key), of.keySet()))));
  }

  public static String join(String field, String key) {
    return field.isEmpty() ? key : field + "." + key;
  }
}
