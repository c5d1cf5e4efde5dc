package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Catalogue files of Port, Cortex, OpsLevel and Datadog: blueprints, actions, scorecards and services, told by their keys. */
@AutoService(Detector.class)
public final class CatalogueFiles implements Detector {
  private static final String SCORECARD = "governance.scorecard";

  private static final Set<String> ON_CALL = Set.of("pagerduty", "opsgenie");

  @Override
  public String id() {
    return "catalogue-files";
  }

  @Override
  public String sees() {
    return "Port blueprints, actions and scorecards, Cortex, OpsLevel and Datadog descriptors, by"
        + " the keys that each tool documents.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("selfservice.portal", "selfservice.template", SCORECARD, "catalog.entity");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      for (Value root : file.document().roots()) {
        List<Value> parts = new ArrayList<>(List.of(root));
        if (root instanceof Value.Sequence list) {
          parts.addAll(list.items());
        }
        parts.forEach(part -> read(landscape, file, part).ifPresent(sink));
      }
    }
  }

  private static Optional<Evidence> read(
      Landscape landscape, Placed<ConfigDocument> file, Value part) {
    return port(landscape, file, part)
        .or(() -> cortex(landscape, file, part))
        .or(() -> others(file, part));
  }

  private static Optional<Evidence> port(
      Landscape landscape, Placed<ConfigDocument> file, Value part) {
    Optional<String> name = part.text("identifier");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (part.at("schema", "properties").isPresent()) {
      return Optional.of(fact("selfservice.portal", file, part, "port").with("name", name));
    }
    if (part.text("blueprint").isPresent()
        && part.at("properties").isPresent()
        && file.path().lowerName().startsWith("port.")) {
      return Optional.of(portEntity(file, part).with("name", name));
    }
    boolean asked =
        part.text("trigger", "type").orElse("").equals("self-service")
            || part.at("userInputs").isPresent();
    if (part.at("invocationMethod").isPresent() && asked && makes(part)) {
      String words = name.get() + " " + part.text("title").orElse("");
      Optional<String> provisions = Provisions.infrastructure(words);
      return Optional.of(
          fact("selfservice.template", file, part, "port")
              .with("name", name)
              .with("provisions", provisions.orElse("service"))
              .with("infrastructure", provisions.isPresent()));
    }
    List<Value> rules = part.items("rules");
    return !rules.isEmpty() && rules.stream().allMatch(rule -> rule.at("query").isPresent())
        ? Optional.of(
            Readiness.scorecard(
                landscape, fact(SCORECARD, file, part, "port").with("name", name), rules))
        : Optional.empty();
  }

  /** What Port's own Git application reads from {@code port.yml}. */
  private static Evidence portEntity(Placed<ConfigDocument> file, Value part) {
    return fact("catalog.entity", file, part, "port")
        .with("entity-kind", part.text("blueprint").orElse("service").toLowerCase(Locale.ROOT))
        .with("owner", part.texts("team").stream().findFirst())
        .with("lifecycle", part.text("properties", "lifecycle"))
        .with("relations", part.pairs("relations").size())
        .with("runbook", mentions(part, "runbook"))
        .with("on-call", mentions(part, "oncall") || mentions(part, "on_call"))
        .with("alerts", mentions(part, "dashboard") || mentions(part, "grafana"))
        .with("documentation", mentions(part, "readme") || mentions(part, "docs"));
  }

  private static boolean mentions(Value part, String word) {
    return part.pairs("properties").stream()
        .anyMatch(pair -> pair.key().toLowerCase(Locale.ROOT).contains(word));
  }

  /** An action on something that is there (day 2, delete) makes nothing. */
  private static boolean makes(Value action) {
    return action
        .text("trigger", "operation")
        .or(() -> action.text("trigger"))
        .orElse("CREATE")
        .equals("CREATE");
  }

  private static Optional<Evidence> cortex(
      Landscape landscape, Placed<ConfigDocument> file, Value part) {
    if (part.at("info", "x-cortex-tag").isPresent()) {
      Value info = part.at("info").orElseThrow();
      return Optional.of(
          fact("catalog.entity", file, part, "cortex")
              .with("name", info.text("x-cortex-tag"))
              .with("entity-kind", info.text("x-cortex-type").orElse("service"))
              .with("owner", owner(info.items("x-cortex-owners")))
              .with("relations", info.items("x-cortex-dependency").size())
              .with("runbook", links(info.items("x-cortex-link"), "runbook"))
              .with("on-call", info.at("x-cortex-oncall").isPresent())
              .with(
                  "alerts",
                  info.at("x-cortex-slos").isPresent() || info.at("x-cortex-apm").isPresent())
              .with("documentation", links(info.items("x-cortex-link"), "documentation")));
    }
    List<Value> rules = part.items("rules");
    boolean scorecard =
        part.text("tag").isPresent()
            && !rules.isEmpty()
            && rules.stream().allMatch(rule -> rule.at("expression").isPresent());
    return scorecard
        ? Optional.of(
            Readiness.scorecard(
                landscape,
                fact(SCORECARD, file, part, "cortex").with("name", part.text("tag")),
                rules))
        : Optional.empty();
  }

  private static Optional<Evidence> others(Placed<ConfigDocument> file, Value part) {
    Optional<Value> opslevel =
        file.path().lowerName().startsWith("opslevel.")
            ? part.at("service").or(() -> part.at("component"))
            : Optional.empty();
    if (opslevel.isPresent()) {
      return Optional.of(opslevel(file, part, opslevel.get()));
    }
    boolean second =
        part.text("schema-version").orElse("").startsWith("v2")
            && part.at("dd-service").isPresent();
    boolean third =
        part.text("apiVersion").orElse("").equals("v3")
            && Set.of("service", "system", "datastore", "queue")
                .contains(part.text("kind").orElse(""))
            && part.at("metadata").isPresent();
    return second || third ? Optional.of(datadog(file, part)) : Optional.empty();
  }

  /** What surrounds a service of OpsLevel are tools, told apart by category, and sources of alerts. */
  private static Evidence opslevel(Placed<ConfigDocument> file, Value part, Value service) {
    Set<String> tools = new HashSet<>();
    service.items("tools").forEach(tool -> tool.text("category").ifPresent(tools::add));
    boolean onCall =
        tools.contains("incidents")
            || service.items("alert_sources").stream()
                .anyMatch(
                    source ->
                        ON_CALL.contains(source.text("type").orElse("").toLowerCase(Locale.ROOT)));
    return fact("catalog.entity", file, part, "opslevel")
        .with("name", service.text("name"))
        .with("entity-kind", "service")
        .with("owner", service.text("owner"))
        .with("lifecycle", service.text("lifecycle"))
        .with("relations", service.items("dependencies").size())
        .with("runbook", tools.contains("runbooks"))
        .with("on-call", onCall)
        .with(
            "alerts",
            !service.items("alert_sources").isEmpty()
                || tools.contains("metrics")
                || tools.contains("observability"))
        .with(
            "documentation",
            tools.contains("wiki")
                || tools.contains("api_documentation")
                || tools.contains("design_documentation"));
  }

  private static Evidence datadog(Placed<ConfigDocument> file, Value part) {
    List<Value> links = new ArrayList<>(part.items("links"));
    links.addAll(part.items("metadata", "links"));
    return fact("catalog.entity", file, part, "datadog")
        .with("name", part.text("dd-service").or(() -> part.text("metadata", "name")))
        .with("entity-kind", "service")
        .with("owner", part.text("team").or(() -> part.text("metadata", "owner")))
        .with("lifecycle", part.text("lifecycle").or(() -> part.text("spec", "lifecycle")))
        .with("relations", part.items("spec", "dependsOn").size())
        .with("runbook", links(links, "runbook"))
        .with(
            "on-call",
            part.at("integrations", "pagerduty")
                .or(() -> part.at("integrations", "opsgenie"))
                .isPresent())
        .with("alerts", links(links, "dashboard"))
        .with("documentation", links(links, "doc"));
  }

  private static boolean links(List<Value> links, String type) {
    return links.stream().anyMatch(link -> link.text("type").orElse("").equalsIgnoreCase(type));
  }

  private static Optional<String> owner(List<Value> owners) {
    return owners.stream()
        .flatMap(owner -> owner.text("name").or(() -> owner.text("email")).stream())
        .findFirst();
  }

  private static Evidence fact(String kind, Placed<ConfigDocument> file, Value part, String tool) {
    return Evidence.of(kind, file.at(part.line())).with("tool", tool);
  }
}
