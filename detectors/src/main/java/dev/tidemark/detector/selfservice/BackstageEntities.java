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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Backstage: the app's configuration, catalogue entities and software templates; a skeleton that a template fills in is none of them. */
@AutoService(Detector.class)
public final class BackstageEntities implements Detector {
  private static final List<String> RELATIONS =
      List.of("dependsOn", "consumesApis", "providesApis", "subcomponentOf");
  private static final List<String> ON_CALL =
      List.of(
          "pagerduty.com/",
          "opsgenie.com/",
          "victorops.com/",
          "splunk.com/on-call",
          "incident.io/",
          "ilert.com/",
          "firehydrant.com/");
  private static final List<String> ALERTS =
      List.of(
          "grafana/",
          "datadoghq.com/",
          "newrelic.com/",
          "sentry.io/",
          "prometheus.io/",
          "dynatrace.com/",
          "nobl9.com/");

  @Override
  public String id() {
    return "backstage-entities";
  }

  @Override
  public String sees() {
    return "Backstage's own descriptor format: the app's configuration, catalogue entities and"
        + " software templates.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(
        "selfservice.portal", "selfservice.template", "catalog.entity", "governance.scorecard");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    List<Placed<ConfigDocument>> files = landscape.facet(OtherNotations.FACET).inForce();
    long templates =
        files.stream()
            .flatMap(file -> file.document().roots().stream())
            .filter(BackstageEntities::isTemplate)
            .count();
    for (Placed<ConfigDocument> file : files) {
      for (Value root : file.document().roots()) {
        entity(file, root, sink);
        app(landscape, file, root, templates, sink);
      }
    }
  }

  private static void entity(Placed<ConfigDocument> file, Value root, Consumer<Evidence> sink) {
    String name = root.text("metadata", "name").orElse("");
    if (isTemplate(root)) {
      sink.accept(template(file, root, name));
    } else if (root.text("apiVersion").orElse("").startsWith("backstage.io/")
        && !name.isEmpty()
        && isFilledIn(root)) {
      sink.accept(catalogued(file, root, name));
    }
  }

  private static boolean isTemplate(Value root) {
    String version = root.text("apiVersion").orElse("");
    return root.text("kind").orElse("").equals("Template")
        && (version.startsWith("scaffolder.backstage.io/") || version.startsWith("backstage.io/"))
        && isFilledIn(root);
  }

  /** Whether the name and owner are texts: a skeleton keeps placeholders in their place. */
  private static boolean isFilledIn(Value root) {
    String name = root.text("metadata", "name").orElse("");
    String owner = root.text("spec", "owner").orElse("");
    return !(name + owner).contains("{{") && !(name + owner).contains("<%");
  }

  private static Evidence template(Placed<ConfigDocument> file, Value root, String name) {
    String words =
        String.join(
            " ",
            name.replace('-', ' '),
            root.text("spec", "type").orElse(""),
            String.join(" ", root.texts("metadata", "tags")));
    String provisions = Provisions.infrastructure(words).orElse("service");
    return Evidence.of("selfservice.template", file.at(root.line()))
        .with("tool", "backstage")
        .with("name", name)
        .with("provisions", provisions)
        .with("infrastructure", !provisions.equals("service"));
  }

  private static Evidence catalogued(Placed<ConfigDocument> file, Value root, String name) {
    List<Value.Pair> annotations = root.pairs("metadata", "annotations");
    long relations =
        RELATIONS.stream().mapToLong(relation -> root.texts("spec", relation).size()).sum();
    boolean runbook =
        root.items("metadata", "links").stream()
            .anyMatch(
                link ->
                    (link.text("title").orElse("") + link.text("type").orElse(""))
                        .toLowerCase(Locale.ROOT)
                        .contains("runbook"));
    return Evidence.of("catalog.entity", file.at(root.line()))
        .with("tool", "backstage")
        .with("name", name)
        .with("entity-kind", root.text("kind").orElse("").toLowerCase(Locale.ROOT))
        .with("owner", root.text("spec", "owner"))
        .with("lifecycle", root.text("spec", "lifecycle"))
        .with("relations", relations)
        .with("runbook", runbook)
        .with("on-call", has(annotations, ON_CALL))
        .with("alerts", has(annotations, ALERTS))
        .with(
            "documentation",
            has(annotations, List.of("backstage.io/techdocs-ref", "backstage.io/techdocs-entity")));
  }

  private static boolean has(List<Value.Pair> annotations, List<String> heads) {
    return annotations.stream().anyMatch(pair -> heads.stream().anyMatch(pair.key()::startsWith));
  }

  /** Templates that it takes from other repositories; those of Backstage's own project are samples that come with the app. */
  private static long registered(Value root) {
    return root.items("catalog", "locations").stream()
        .filter(location -> location.text("type").filter("url"::equals).isPresent())
        .filter(
            location ->
                location.items("rules").stream()
                    .anyMatch(rule -> rule.texts("allow").contains("Template")))
        .flatMap(location -> location.text("target").stream())
        .filter(target -> !target.contains("//github.com/backstage/"))
        .count();
  }

  private static void app(
      Landscape landscape,
      Placed<ConfigDocument> file,
      Value root,
      long templates,
      Consumer<Evidence> sink) {
    boolean app =
        root.at("app", "baseUrl").isPresent()
            && (root.at("backend", "baseUrl").isPresent() || root.at("catalog").isPresent());
    if (app) {
      sink.accept(
          Evidence.of("selfservice.portal", file.at(root.line()))
              .with("tool", "backstage")
              .with("templates", templates + registered(root)));
    }
    List<Value.Pair> checks = root.pairs("techInsights", "factChecker", "checks");
    if (!checks.isEmpty()) {
      Evidence fact =
          Evidence.of("governance.scorecard", file.at(root.line()))
              .with("tool", "backstage-tech-insights");
      sink.accept(
          Readiness.scorecard(landscape, fact, checks.stream().map(Value.Pair::value).toList()));
    }
  }
}
