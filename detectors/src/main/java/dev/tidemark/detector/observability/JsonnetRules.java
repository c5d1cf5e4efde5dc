package dev.tidemark.detector.observability;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.jsonnet.JsonnetDocument;
import dev.tidemark.format.jsonnet.JsonnetDocument.Rule;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Rules and dashboards that are written in Jsonnet, as mixins have them: by their fields, without evaluating anything. */
@AutoService(Detector.class)
public final class JsonnetRules implements Detector {

  @Override
  public String id() {
    return "jsonnet-rules";
  }

  @Override
  public String sees() {
    return "Alerting and recording rules and dashboards that are written out in Jsonnet, and forecasts among them.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(
        "observability.alert",
        "observability.metrics",
        "observability.dashboard",
        "prediction.capacity");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("jsonnet", "libsonnet").contains(path.extension());
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<JsonnetDocument> file : landscape.documents().inForce(JsonnetDocument.class)) {
      List<Rule> alerts = file.document().rules().stream().filter(Rule::alerts).toList();
      if (!alerts.isEmpty()) {
        sink.accept(
            Evidence.of("observability.alert", file.at(alerts.get(0).line()))
                .with("tool", "prometheus")
                .with("rules", alerts.size())
                .with("runbook", hasRunbook(file.document()))
                .with("from-slo", file.document().spendsBudget()));
      }
      file.document().rules().stream()
          .filter(rule -> !rule.alerts())
          .findFirst()
          .ifPresent(
              rule ->
                  sink.accept(
                      Evidence.of("observability.metrics", file.at(rule.line()))
                          .with("tool", "prometheus")
                          .with("what", "recording-rule")
                          .with("interval-known", false)));
      if (file.document().dashboards() > 0) {
        sink.accept(
            Evidence.of("observability.dashboard", file.at(file.document().dashboards()))
                .with("tool", "grafana"));
      }
      forecasts(file, sink);
    }
  }

  private static boolean hasRunbook(JsonnetDocument document) {
    return document.fields().stream().anyMatch(field -> field.name().startsWith("runbook"));
  }

  private static void forecasts(Placed<JsonnetDocument> file, Consumer<Evidence> sink) {
    for (Rule rule : file.document().rules()) {
      if (AlertRules.isForecast(rule.expression())) {
        sink.accept(
            Evidence.of("prediction.capacity", file.at(rule.line()))
                .with("tool", "prometheus")
                .with("name", rule.name())
                .with("what", "rule"));
      }
    }
  }
}
