package dev.tidemark.cli.configuration;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.judgement.Attestation;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Fields;
import dev.tidemark.rubric.RubricFlaw;
import dev.tidemark.rubric.Suggestion;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a configuration: a pure function of its value tree. Unknown keys, wrong types, duplicates and names that do not
 * exist are errors, all told at once with file, line, field and what was probably meant.
 */
public final class ConfigurationReader {
  private static final List<String> TOP =
      List.of(
          "rubrics",
          "tolerances",
          "components",
          "role",
          "origins",
          "targets",
          "attestations",
          "suppressions");

  private final Fields fields;
  private final ConfigurationNames names;

  /**
   * What came of reading.
   *
   * @param configuration empty when there are flaws
   */
  public record Result(Optional<Configuration> configuration, List<RubricFlaw> flaws) {
    public Result {
      flaws = List.copyOf(flaws);
    }
  }

  private ConfigurationReader(String file, ConfigurationNames names) {
    this.fields = new Fields(file);
    this.names = names;
  }

  /**
   * Reads a configuration.
   *
   * @param file how errors name it
   */
  public static Result read(String file, Value root, ConfigurationNames names) {
    ConfigurationReader reader = new ConfigurationReader(file, names);
    Configuration configuration = reader.configuration(root);
    List<RubricFlaw> flaws = reader.fields.flaws();
    return new Result(flaws.isEmpty() ? Optional.of(configuration) : Optional.empty(), flaws);
  }

  private Configuration configuration(Value root) {
    if (root instanceof Value.Scalar scalar && scalar.isNull()) {
      return Configuration.NONE;
    }
    Value.Mapping top = fields.mapping(root, "");
    fields.only(top, "", TOP);
    return new Configuration(
        texts(top, "rubrics"),
        tolerances(top),
        components(top),
        fields.constant(top, "role", "", byName(Role.values())),
        origins(top),
        targets(top),
        attestations(top),
        suppressions(top));
  }

  private List<String> texts(Value.Mapping top, String key) {
    return top.get(key).map(value -> fields.sequence(value, key)).orElse(List.of()).stream()
        .flatMap(item -> item.text().stream())
        .toList();
  }

  private SortedMap<String, SortedMap<String, Double>> tolerances(Value.Mapping top) {
    SortedMap<String, SortedMap<String, Double>> tolerances = new TreeMap<>();
    boolean ownRubrics = top.get("rubrics").isPresent();
    top.get("tolerances").ifPresent(value -> fields.mapping(value, "tolerances"));
    for (Value.Pair rubric : top.pairs("tolerances")) {
      String field = "tolerances." + rubric.key();
      SortedMap<String, Double> changed = new TreeMap<>();
      Value.Mapping values = fields.mapping(rubric.value(), field);
      Collection<String> known = names.tolerances().get(rubric.key());
      if (known != null) {
        fields.only(values, field, known);
      } else if (!ownRubrics) {
        fields.flaw(
            rubric.line(),
            field,
            "is no rubric" + Suggestion.among(rubric.key(), names.tolerances().keySet()));
      }
      for (Value.Pair tolerance : values.pairs()) {
        changed.put(
            tolerance.key(), fields.number(tolerance.value(), field + "." + tolerance.key()));
      }
      tolerances.put(rubric.key(), changed);
    }
    return tolerances;
  }

  private List<Configuration.Component> components(Value.Mapping top) {
    List<Configuration.Component> components = new ArrayList<>();
    for (Value.Mapping item : mappings(top, "components", List.of("path", "owners"))) {
      components.add(new Configuration.Component(path(item, "components"), item.texts("owners")));
    }
    return components;
  }

  private List<Configuration.OriginPattern> origins(Value.Mapping top) {
    List<Configuration.OriginPattern> origins = new ArrayList<>();
    for (Value.Mapping item : mappings(top, "origins", List.of("path", "origin"))) {
      String pattern = fields.text(item, "path", "origins");
      requireKey(item, "origin", "origins");
      fields
          .constant(item, "origin", "origins", byName(Origin.values()))
          .ifPresent(origin -> origins.add(new Configuration.OriginPattern(pattern, origin)));
    }
    return origins;
  }

  private List<Configuration.Target> targets(Value.Mapping top) {
    List<Configuration.Target> targets = new ArrayList<>();
    top.get("targets").ifPresent(value -> fields.mapping(value, "targets"));
    for (Value.Pair pair : top.pairs("targets")) {
      String field = "targets." + pair.key();
      if (pair.value() instanceof Value.Mapping nested) {
        Optional<RepoPath> place = RepoPath.ROOT.resolve(pair.key());
        if (place.isEmpty()) {
          fields.flaw(pair.line(), field, "must be a path inside the repository, or an area");
        }
        nested
            .pairs()
            .forEach(
                area -> target(place.orElse(RepoPath.ROOT), area, field).ifPresent(targets::add));
      } else {
        target(RepoPath.ROOT, pair, "targets").ifPresent(targets::add);
      }
    }
    return targets;
  }

  private Optional<Configuration.Target> target(RepoPath place, Value.Pair area, String field) {
    Collection<Integer> levels = names.levels().get(area.key());
    if (levels == null) {
      fields.flaw(
          area.line(),
          field + "." + area.key(),
          "is no area" + Suggestion.among(area.key(), names.areas()));
      return Optional.empty();
    }
    double level = fields.number(area.value(), field + "." + area.key());
    if (level != Math.rint(level) || !levels.contains((int) level)) {
      fields.flaw(
          area.line(),
          field + "." + area.key(),
          "must be a level from " + Collections.min(levels) + " to " + Collections.max(levels));
    }
    return Optional.of(new Configuration.Target(place, area.key(), (int) level));
  }

  private List<Attestation> attestations(Value.Mapping top) {
    List<Attestation> attestations = new ArrayList<>();
    List<String> keys = List.of("id", "verdict", "by", "on", "reason", "link", "expires");
    for (Value.Mapping item : mappings(top, "attestations", keys)) {
      String id = indicator(item, "attestations");
      requireKey(item, "verdict", "attestations");
      Optional<Verdict> verdict =
          fields
              .constant(item, "verdict", "attestations", byName(Verdict.values()))
              .filter(v -> v != Verdict.UNKNOWN);
      String by = fields.text(item, "by", "attestations");
      Optional<LocalDate> on = date(item, "on", "attestations", true);
      Optional<LocalDate> expires = date(item, "expires", "attestations", false);
      String reason =
          Stream.of("reason", "link")
              .flatMap(key -> fields.optionalText(item, key, "attestations").stream())
              .collect(Collectors.joining(", "));
      if (reason.isEmpty()) {
        fields.flaw(item.line(), "attestations.reason", "is missing: say why, or give a link");
      }
      if (verdict.isPresent() && on.isPresent()) {
        LocalDate last = expires.orElse(on.get().plusDays(Attestation.DAYS_WHEN_NOT_GIVEN));
        attestations.add(new Attestation(id, verdict.get(), by, on.get(), reason, last));
      }
    }
    return attestations;
  }

  private List<Configuration.Suppression> suppressions(Value.Mapping top) {
    List<Configuration.Suppression> suppressions = new ArrayList<>();
    for (Value.Mapping item :
        mappings(top, "suppressions", List.of("id", "path", "reason", "expires"))) {
      String id = indicator(item, "suppressions");
      String pattern = fields.text(item, "path", "suppressions");
      String reason = fields.text(item, "reason", "suppressions");
      date(item, "expires", "suppressions", true)
          .ifPresent(
              expires ->
                  suppressions.add(new Configuration.Suppression(id, pattern, reason, expires)));
    }
    return suppressions;
  }

  private String indicator(Value.Mapping item, String field) {
    requireKey(item, "id", field);
    return item.get("id")
        .map(value -> fields.oneOf(value, field + ".id", names.indicators()))
        .orElse("");
  }

  private RepoPath path(Value.Mapping item, String field) {
    String text = fields.text(item, "path", field);
    Optional<RepoPath> path = RepoPath.ROOT.resolve(text);
    if (path.isEmpty()) {
      fields.flaw(item.line(), field + ".path", "must stay inside the repository");
    }
    return path.orElse(RepoPath.ROOT);
  }

  private Optional<LocalDate> date(Value.Mapping item, String key, String field, boolean required) {
    Optional<Value> value = item.get(key);
    if (value.isEmpty()) {
      if (required) {
        fields.flaw(item.line(), field + "." + key, "is missing");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(value.get().text().orElse("")));
    } catch (DateTimeParseException noDate) {
      fields.flaw(value.get().line(), field + "." + key, "must be a date like 2026-06-30");
      return Optional.empty();
    }
  }

  private void requireKey(Value.Mapping item, String key, String field) {
    if (item.get(key).isEmpty()) {
      fields.flaw(item.line(), field + "." + key, "is missing");
    }
  }

  private List<Value.Mapping> mappings(Value.Mapping top, String key, List<String> keys) {
    List<Value.Mapping> items = new ArrayList<>();
    for (Value item : top.get(key).map(value -> fields.sequence(value, key)).orElse(List.of())) {
      Value.Mapping mapping = fields.mapping(item, key);
      fields.only(mapping, key, keys);
      items.add(mapping);
    }
    return items;
  }

  private static <E extends Enum<E>> SortedMap<String, E> byName(E[] constants) {
    SortedMap<String, E> names = new TreeMap<>();
    Stream.of(constants)
        .forEach(e -> names.put(e.name().toLowerCase(Locale.ROOT).replace('_', '-'), e));
    return names;
  }

  /** The keys of the file, in the order of the schema. */
  public static List<String> keys() {
    return TOP;
  }
}
