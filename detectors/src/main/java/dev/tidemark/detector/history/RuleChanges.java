package dev.tidemark.detector.history;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.jsonnet.JsonnetDocument;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.catalogue.Meaning;
import dev.tidemark.link.catalogue.ResourceCatalogue;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Sees in which quarters people changed alert rules, their routes, service levels or dashboards, told by content. */
@AutoService(Detector.class)
public final class RuleChanges implements Detector {

  private static final Value CATALOGUE = BundledYaml.root("/catalogue/watching.yaml");

  private static final Set<String> KINDS = Set.copyOf(CATALOGUE.texts("kinds"));

  /** Parts of the types of resources that watch or tell. */
  private static final List<String> TYPES = CATALOGUE.texts("types");

  /** Files that are told by content: one that cannot be read may be such a file. */
  private static final Set<String> ENDINGS =
      Set.of(
          "tf",
          "tofu",
          "yaml",
          "yml",
          "json",
          "rules",
          "jsonnet",
          "libsonnet",
          "bicep",
          "template");

  /** What a resource of another tool than Terraform shows that watches or tells. */
  private static final Set<String> SHOWN =
      Set.of(
          "observability.alert",
          "observability.alert-route",
          "observability.dashboard",
          "observability.slo");

  private final ResourceCatalogue catalogue = ResourceCatalogue.bundled();

  @Override
  public String id() {
    return "history-rule-changes";
  }

  @Override
  public String sees() {
    return "files with alert rules, routes, service levels or dashboards that people changed within"
        + " a quarter";
  }

  @Override
  public Set<String> emits() {
    return Set.of("history.rule-change");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return ENDINGS.contains(path.extension());
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Set<RepoPath> watching = new HashSet<>();
    HclBlocks blocks = landscape.facet(HclBlocks.FACET);
    for (String type : blocks.resourceTypes()) {
      if (Words.anyIn(TYPES, type)) {
        blocks.resources(type).forEach(resource -> watching.add(resource.file().path()));
      }
    }
    landscape.facet(DeclaredResources.ALL).stream()
        .filter(resource -> resource.origin().isInForce() && watches(resource))
        .forEach(resource -> watching.add(resource.location().path()));
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (file.document().roots().stream().anyMatch(RuleChanges::watches)) {
        watching.add(file.path());
      }
    }
    for (Placed<JsonnetDocument> file : landscape.documents().inForce(JsonnetDocument.class)) {
      if (!file.document().rules().isEmpty() || file.document().dashboards() > 0) {
        watching.add(file.path());
      }
    }
    if (!watching.isEmpty()) {
      new QuarterlyFiles(landscape, watching::contains).emit("history.rule-change", sink);
    }
  }

  private boolean watches(DeclaredResource resource) {
    return !resource.tool().equals("terraform")
        && resource.via().isEmpty()
        && catalogue
            .row(resource)
            .filter(row -> row.gives().stream().map(Meaning::kind).anyMatch(SHOWN::contains))
            .isPresent();
  }

  /** A rule object, a file of rule groups, a configuration of routes, or a dashboard. */
  private static boolean watches(Value root) {
    boolean loaded = root.at("metadata", "labels", "grafana_dashboard").isPresent();
    if (loaded || root.text("kind").filter(KINDS::contains).isPresent()) {
      return true;
    }
    boolean groups =
        root.items("groups").stream().anyMatch(group -> !group.items("rules").isEmpty());
    boolean routes = root.at("route").isPresent() && root.at("receivers").isPresent();
    boolean dashboard =
        root.at("panels").isPresent()
            && (root.at("schemaVersion").isPresent() || root.at("templating").isPresent());
    return groups || routes || dashboard;
  }
}
