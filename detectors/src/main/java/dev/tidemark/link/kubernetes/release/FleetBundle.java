package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A bundle of Fleet: what a {@code fleet.yaml} brings to clusters, be it a chart, a kustomization or the manifests that lie
 * beside it.
 */
public record FleetBundle(Placed<ConfigDocument> file, Value root) {

  /** All of them, in order of path. */
  public static final Facet<List<FleetBundle>> ALL =
      new Facet<>("fleet-bundles", FleetBundle::find);

  /** What Fleet's reference lets stand at the top of the file; whatever holds other keys is another tool's. */
  private static final Set<String> KEYS =
      Set.of(
          "defaultNamespace",
          "namespace",
          "namespaceLabels",
          "namespaceAnnotations",
          "targetNamespace",
          "labels",
          "name",
          "kustomize",
          "helm",
          "yaml",
          "diff",
          "ignore",
          "paused",
          "rolloutStrategy",
          "targetCustomizations",
          "targets",
          "overrideTargets",
          "dependsOn",
          "imageScans",
          "serviceAccount",
          "forceSyncGeneration",
          "correctDrift",
          "keepResources",
          "deleteNamespace",
          "deleteCRDResources");

  private static List<FleetBundle> find(Landscape landscape) {
    List<FleetBundle> found = new ArrayList<>();
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (file.path().name().equals("fleet.yaml")) {
        file.document()
            .root()
            .filter(root -> !root.pairs().isEmpty())
            .filter(root -> root.pairs().stream().allMatch(pair -> KEYS.contains(pair.key())))
            .ifPresent(root -> found.add(new FleetBundle(file, root)));
      }
    }
    return List.copyOf(found);
  }

  /** The environments that its customisations are for, with the customisation of each. */
  public Map<String, Value> environments() {
    Map<String, Value> found = new TreeMap<>();
    for (Value target : root.items("targetCustomizations")) {
      String environment = EnvironmentNames.of(target.text("name").orElse(""));
      if (!environment.isEmpty()) {
        found.putIfAbsent(environment, target);
      }
    }
    return found;
  }

  Release release(Landscape landscape) {
    RepoPath directory = file.directory();
    Optional<ChartUse> chart = chart(landscape);
    Value.Mapping values =
        root.at("helm", "values").orElse(Value.Mapping.EMPTY) instanceof Value.Mapping map
            ? map
            : Value.Mapping.EMPTY;
    return new Release(
        "fleet",
        "bundle",
        root.text("helm", "releaseName").or(() -> root.text("name")).orElse(directory.name()),
        Location.of(file.path(), root.line()),
        file.origin(),
        chart.stream().toList(),
        chart.filter(use -> use.local().isEmpty()).isPresent() ? List.of() : List.of(directory),
        values,
        List.of(),
        EnvironmentNames.of(directory.value()),
        Optional.empty());
  }

  /** The chart that it names; where it names none, a chart that lies beside it is meant. */
  private Optional<ChartUse> chart(Landscape landscape) {
    String written = root.text("helm", "chart").orElse("");
    int line = root.at("helm").map(Value::line).orElse(1);
    String repository = root.text("helm", "repo").orElse("");
    boolean remote = !repository.isEmpty() || written.contains("://");
    if (!remote) {
      Optional<RepoPath> place = file.directory().resolve(written.isEmpty() ? "." : written);
      return place
          .filter(at -> landscape.hasFile(at.child("Chart.yaml")))
          .map(at -> new ChartUse(at.name(), written, "local", "", Optional.of(at), file.at(line)));
    }
    String name = written.substring(written.lastIndexOf('/') + 1);
    return Optional.of(
        new ChartUse(
            name,
            repository.isEmpty() ? written : repository + "/" + written,
            written.startsWith("oci:") ? "oci" : repository.isEmpty() ? "http" : "registry",
            root.text("helm", "version").orElse(repository.isEmpty() ? versionOf(name) : ""),
            Optional.empty(),
            file.at(line)));
  }

  /** The version in the name of a packaged chart, {@code app-1.2.3.tgz}; empty where it tells none. */
  private static String versionOf(String archive) {
    String stem = archive.endsWith(".tgz") ? archive.substring(0, archive.length() - 4) : "";
    for (int dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
      if (dash + 1 < stem.length() && Character.isDigit(stem.charAt(dash + 1))) {
        return stem.substring(dash + 1);
      }
    }
    return "";
  }
}
