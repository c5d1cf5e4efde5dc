package dev.tidemark.detector.observability;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Sequence;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.ErrorBudget;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.catalogue.Numbers;
import dev.tidemark.link.kubernetes.EmbeddedYaml;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rules in the notation of Prometheus, wherever they stand: rule files, operator objects, values of charts, texts in
 * ConfigMaps. A rule is told by its keys ({@code alert} or {@code record} beside {@code expr}), never by a file's name.
 */
@AutoService(Detector.class)
public final class AlertRules implements Detector {
  private static final List<String> FORECASTS =
      List.of("predict_linear(", "holt_winters(", "double_exponential_smoothing(");

  /** Values of charts hold rules some ten levels down; a bound for recursion. */
  private static final int DEEPEST = 60;

  /** Labels that generators of rules from objectives leave. */
  private static final Set<String> OBJECTIVE_LABELS =
      Set.of("sloth_slo", "sloth_id", "slo", "slo_name");

  @Override
  public String id() {
    return "alert-rules";
  }

  @Override
  public String sees() {
    return "Alerting and recording rules in the notation of Prometheus and Loki, wherever they"
        + " stand, and forecasts among them.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("observability.alert", "observability.metrics", "prediction.capacity");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json", "rules").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      List<KubernetesObject> here = objects.in(file.path());
      if (here.isEmpty() || here.stream().anyMatch(KubernetesObject::isInForce)) {
        file.document().roots().forEach(root -> search(root, file, "", 0, sink));
      }
    }
    objects
        .inForce()
        .filter(object -> object.is("", "ConfigMap"))
        .forEach(object -> embedded(object, sink));
  }

  private static void embedded(KubernetesObject map, Consumer<Evidence> sink) {
    map.body()
        .pairs("data")
        .forEach(
            pair -> {
              String text = pair.value().text().orElse("");
              if (text.contains("expr:") && (text.contains("alert:") || text.contains("record:"))) {
                Location location = Location.of(map.path(), pair.line());
                EmbeddedYaml.read(text).stream()
                    .flatMap(Value::walk)
                    .filter(value -> value instanceof Sequence)
                    .forEach(value -> rules((Sequence) value, location, pair.key(), "", sink));
              }
            });
  }

  /** Looks for lists of rules below a value; the interval of the group around them is handed down. */
  private static void search(
      Value value,
      Placed<ConfigDocument> file,
      String interval,
      int depth,
      Consumer<Evidence> sink) {
    if (depth > DEEPEST) {
      return;
    }
    if (value instanceof Mapping map) {
      String here = map.text("interval").orElse("");
      for (Value.Pair pair : map.pairs()) {
        search(pair.value(), file, here, depth + 1, sink);
      }
    } else if (value instanceof Sequence list) {
      boolean found = rules(list, file.at(list.line()), "", interval, sink);
      if (!found) {
        for (Value item : list.items()) {
          search(item, file, "", depth + 1, sink);
        }
      }
    }
  }

  private static boolean rules(
      Sequence list, Location location, String name, String interval, Consumer<Evidence> sink) {
    if (!holdsExpressions(list)) {
      return false;
    }
    List<Value> alerts = list.items().stream().filter(item -> isRule(item, "alert")).toList();
    List<Value> records = list.items().stream().filter(item -> isRule(item, "record")).toList();
    Optional<Long> seconds = Numbers.seconds(interval, 1);
    if (!alerts.isEmpty()) {
      sink.accept(alert(alerts, location, seconds).with("name", name));
    }
    if (!records.isEmpty()) {
      Evidence fact =
          Evidence.of("observability.metrics", location)
              .with("tool", "prometheus")
              .with("what", "recording-rule")
              .with("interval-known", seconds.isPresent());
      sink.accept(seconds.map(s -> fact.with("interval", s)).orElse(fact));
    }
    for (Value rule : list.items()) {
      String expression = rule.text("expr").orElse("");
      if ((isRule(rule, "alert") || isRule(rule, "record")) && isForecast(expression)) {
        sink.accept(
            Evidence.of(
                    "prediction.capacity", Location.of(location.path(), line(rule, list, location)))
                .with("tool", "prometheus")
                .with("name", rule.text("alert").or(() -> rule.text("record")))
                .with("what", "rule"));
      }
    }
    return !alerts.isEmpty() || !records.isEmpty();
  }

  private static boolean holdsExpressions(Sequence list) {
    for (Value item : list.items()) {
      if (item.at("expr").isPresent()) {
        return true;
      }
    }
    return false;
  }

  static boolean isForecast(String expression) {
    return Words.anyIn(FORECASTS, expression);
  }

  /** The rule's own line; of a text in a ConfigMap the line of its key. */
  private static int line(Value rule, Sequence list, Location location) {
    return location.startLine() == list.line() ? rule.line() : location.startLine();
  }

  private static Evidence alert(List<Value> alerts, Location location, Optional<Long> seconds) {
    boolean runbook =
        alerts.stream()
            .flatMap(rule -> rule.pairs("annotations").stream())
            .anyMatch(pair -> pair.key().toLowerCase(Locale.ROOT).contains("runbook"));
    boolean fromObjective =
        alerts.stream()
                .flatMap(rule -> rule.pairs("labels").stream())
                .anyMatch(pair -> OBJECTIVE_LABELS.contains(pair.key()))
            || alerts.stream()
                .anyMatch(rule -> ErrorBudget.isNamedIn(rule.text("expr").orElse("")));
    Evidence fact =
        Evidence.of("observability.alert", location)
            .with("tool", alerts.stream().anyMatch(AlertRules::isLog) ? "loki" : "prometheus")
            .with("rules", alerts.size())
            .with("runbook", runbook)
            .with("from-slo", fromObjective);
    return seconds.map(s -> fact.with("interval", s)).orElse(fact);
  }

  private static boolean isRule(Value value, String key) {
    return value.text(key).isPresent() && value.at("expr").isPresent();
  }

  /** LogQL filters lines, which PromQL cannot. */
  private static boolean isLog(Value rule) {
    String expression = rule.text("expr").orElse("");
    return expression.contains("|=") || expression.contains("|~") || expression.contains("| json");
  }
}
