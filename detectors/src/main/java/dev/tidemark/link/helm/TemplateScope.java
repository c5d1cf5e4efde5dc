package dev.tidemark.link.helm;

import dev.tidemark.document.Value;
import java.util.Optional;

/**
 * What a chart's templates can look up without a cluster: its values, its name and versions, and the value of an
 * enclosing {@code with}.
 *
 * @param values the merged values
 * @param dot what {@code .} is inside a {@code with}; empty at the top
 */
record TemplateScope(Chart chart, Value.Mapping values, Optional<Outcome> dot) {

  TemplateScope within(Outcome value) {
    return new TemplateScope(chart, values, Optional.of(value));
  }

  /** The outcome of a path such as {@code .Values.image.tag}, {@code $.Values.x} or {@code .}. */
  Outcome lookUp(String path) {
    String plain = path.startsWith("$.") ? path.substring(1) : path;
    if (plain.startsWith(".Values.") && (path.startsWith("$") || dot.isEmpty())) {
      return follow(values, plain.substring(".Values.".length()));
    }
    if (plain.startsWith(".Chart.") && (path.startsWith("$") || dot.isEmpty())) {
      return switch (plain) {
        case ".Chart.Name" -> Outcome.text(chart.name());
        case ".Chart.Version" -> Outcome.text(chart.version());
        case ".Chart.AppVersion" ->
            chart.body().text("appVersion").map(Outcome::text).orElse(Outcome.Known.NOTHING);
        default -> Outcome.Unknown.IT;
      };
    }
    if (dot.isPresent() && path.startsWith(".")) {
      return path.equals(".") ? dot.get() : below(dot.get(), path.substring(1));
    }
    return Outcome.Unknown.IT;
  }

  private static Outcome below(Outcome outcome, String path) {
    if (outcome instanceof Outcome.Known known) {
      return known.value().map(value -> follow(value, path)).orElse(Outcome.Known.NOTHING);
    }
    return Outcome.Unknown.IT;
  }

  private static Outcome follow(Value from, String path) {
    Optional<Value> found = from.at(path.split("\\.", -1));
    return found.map(Outcome::of).orElse(Outcome.Known.NOTHING);
  }
}
