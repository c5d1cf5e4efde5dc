package dev.tidemark.link.catalogue;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.document.Value.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the rows of the catalogue of resource types, and refuses what they may not say. */
final class ResourceCatalogueReader {
  private static final Set<String> ROW_KEYS =
      Set.of("types", "tool", "capability", "counts", "gives");
  private static final Set<String> MEANING_KEYS = Set.of("kind", "when", "set", "lift");

  private final String catalogue;
  private final ConditionReader conditions;

  ResourceCatalogueReader(String catalogue) {
    this.catalogue = catalogue;
    this.conditions = new ConditionReader(catalogue);
  }

  ResourceRow row(Value value) {
    allow(value, ROW_KEYS);
    List<String> types = value.texts("types");
    if (types.isEmpty()) {
      throw failure(value, "a row names its types");
    }
    List<Meaning> gives = value.items("gives").stream().map(this::meaning).toList();
    String capability = value.text("capability").orElse("");
    if (gives.isEmpty() && capability.isEmpty()) {
      throw failure(value, "a row has a capability or gives evidence");
    }
    Condition counts =
        value.at("counts").map(conditions::read).orElse(new Condition.All(List.of()));
    String tool = value.text("tool").orElse("");
    return new ResourceRow(types, tool, capability, counts, gives, value.line());
  }

  private Meaning meaning(Value value) {
    allow(value, MEANING_KEYS);
    String kind = value.text("kind").orElseThrow(() -> failure(value, "evidence has a kind"));
    Condition when = value.at("when").map(conditions::read).orElse(new Condition.All(List.of()));
    SortedMap<String, Object> fixed = new TreeMap<>();
    value.pairs("set").forEach(pair -> fixed.put(pair.key(), fixed(pair.value())));
    SortedMap<String, Lift> lifted = new TreeMap<>();
    value.pairs("lift").forEach(pair -> lifted.put(pair.key(), lift(pair.value())));
    return new Meaning(kind, when, fixed, lifted);
  }

  private Object fixed(Value value) {
    if (value instanceof Sequence) {
      return value.texts();
    }
    if (!(value instanceof Scalar scalar)) {
      throw failure(value, "a text, number, boolean or list of texts is asked here");
    }
    String text = scalar.text();
    if (!scalar.quoted() && (text.equals("true") || text.equals("false"))) {
      return Boolean.valueOf(text);
    }
    return !scalar.quoted() && !text.isEmpty() && text.chars().allMatch(Character::isDigit)
        ? (Object) Long.valueOf(text)
        : text;
  }

  private Lift lift(Value value) {
    if (value instanceof Scalar path) {
      return new Lift.Text(path.text());
    }
    if (!(value instanceof Mapping map) || map.pairs().isEmpty()) {
      throw failure(value, "a path or a mapping is asked here");
    }
    Pair first = map.pairs().get(0);
    return switch (first.key()) {
      case "number" -> new Lift.Whole(path(first));
      case "count" -> new Lift.Count(path(first));
      case "texts" -> new Lift.Texts(path(first));
      case "seconds" -> new Lift.Seconds(path(first), 1, otherwise(value));
      case "minutes" -> new Lift.Seconds(path(first), 60, otherwise(value));
      case "days" -> new Lift.Days(path(first));
      case "milliseconds" -> new Lift.Seconds(path(first), 0.001, otherwise(value));
      case "flag" -> new Lift.Flag(conditions.read(first.value()));
      case "state" -> new Lift.State(conditions.read(first.value()));
      case "choice" -> new Lift.Choice(options(first.value()));
      default -> throw failure(value, "unknown lift \"" + first.key() + "\"");
    };
  }

  private static long otherwise(Value lift) {
    return lift.text("else").flatMap(Numbers::parse).map(Math::round).orElse(0L);
  }

  private List<Lift.Option> options(Value value) {
    List<Lift.Option> options = new ArrayList<>();
    for (Pair pair : value.pairs()) {
      Condition condition =
          pair.key().equals("else") || pair.value().isTrue()
              ? new Condition.All(List.of())
              : conditions.read(pair.value());
      String text = pair.key().equals("else") ? pair.value().text().orElse("") : pair.key();
      options.add(new Lift.Option(text, condition));
    }
    return options;
  }

  private String path(Pair pair) {
    return pair.value().text().orElseThrow(() -> failure(pair.value(), "a path is asked here"));
  }

  private void allow(Value value, Set<String> keys) {
    for (Pair pair : value.pairs()) {
      if (!keys.contains(pair.key())) {
        throw new CatalogueException(
            catalogue, pair.line(), String.format(Locale.ROOT, "unknown key \"%s\"", pair.key()));
      }
    }
  }

  private CatalogueException failure(Value value, String message) {
    return new CatalogueException(catalogue, value.line(), message);
  }
}
