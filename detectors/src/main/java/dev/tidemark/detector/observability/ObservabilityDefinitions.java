package dev.tidemark.detector.observability;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.catalogue.Meaning;
import dev.tidemark.link.catalogue.ResourceCatalogue;
import dev.tidemark.link.catalogue.ResourceRow;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.bundle.Bundles;
import dev.tidemark.link.kubernetes.bundle.TakenInChart;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.release.ChartUse;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.ReleaseValues;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.service.CataloguedObjective;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Collectors, dashboards, routes and objectives in cluster objects, released charts and configuration files, by the catalogue of observability. */
@AutoService(Detector.class)
public final class ObservabilityDefinitions implements Detector {
  private static final Set<String> ENDINGS =
      Set.of("yaml", "yml", "json", "toml", "tf", "conf", "alloy", "river", "tpl", "tftpl");

  private final ResourceCatalogue catalogue = ResourceCatalogue.observability();
  private final List<ResourceRow> files =
      catalogue.rows().stream().filter(row -> row.types().get(0).startsWith("config.")).toList();

  @Override
  public String id() {
    return "observability-definitions";
  }

  @Override
  public String sees() {
    return "Collectors, dashboards, routes and objectives in cluster objects, released charts and"
        + " configuration files, by the catalogue of observability.";
  }

  @Override
  public Set<String> emits() {
    return catalogue.kinds();
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return ENDINGS.contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return ClusterWords.mayHoldMore(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    landscape
        .facet(KubernetesObjects.FACET)
        .inForce()
        .forEach(object -> object(landscape, object, sink));
    for (Release release : landscape.facet(Releases.FACET).all()) {
      release.charts().forEach(chart -> chart(landscape, release, chart, sink));
      written(landscape, release, sink);
    }
    landscape
        .facet(Bundles.FACET)
        .installed()
        .flatMap(bundle -> bundle.takenIn().stream())
        .forEach(taken -> takenIn(landscape, taken, sink));
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      file.document().roots().forEach(root -> file(landscape, file, root, sink));
    }
  }

  private void object(Landscape landscape, KubernetesObject object, Consumer<Evidence> sink) {
    catalogue
        .row("kind." + object.group() + "/" + object.kind())
        .ifPresent(
            row ->
                give(
                    landscape,
                    row,
                    object.kind(),
                    object.body(),
                    object.location(),
                    object.name(),
                    sink));
  }

  private void chart(
      Landscape landscape, Release release, ChartUse chart, Consumer<Evidence> sink) {
    String name = bareName(chart);
    catalogue
        .row("chart." + name)
        .ifPresent(
            row ->
                give(
                    landscape,
                    row,
                    name,
                    ReleaseValues.of(landscape, release),
                    release.location(),
                    release.name(),
                    sink));
  }

  /** A chart that an installed chart takes in has its values below a key of that one's, where no file begins with them. */
  private void takenIn(Landscape landscape, TakenInChart taken, Consumer<Evidence> sink) {
    String name = bareName(taken.chart());
    Location location = taken.chart().location();
    catalogue
        .row("chart." + name)
        .ifPresent(row -> give(landscape, row, name, taken.values(), location, name, sink));
    for (ResourceRow row : files) {
      give(landscape, row, "", taken.values(), location, name, sink);
    }
  }

  /** Values that are written where the release is, in no file of their own. */
  private void written(Landscape landscape, Release release, Consumer<Evidence> sink) {
    if (release.values().pairs().isEmpty() || !release.origin().isInForce()) {
      return;
    }
    for (ResourceRow row : files) {
      if (row.types().stream().allMatch(type -> type.endsWith("-in-values"))) {
        give(landscape, row, "", release.values(), release.location(), release.name(), sink);
      }
    }
  }

  private static String bareName(ChartUse chart) {
    return chart.name().substring(chart.name().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private void file(
      Landscape landscape, Placed<ConfigDocument> file, Value root, Consumer<Evidence> sink) {
    boolean object = root.at("apiVersion").isPresent() && root.at("kind").isPresent();
    if (root.pairs().isEmpty() || object) {
      return;
    }
    Location location = file.at(root.line());
    for (ResourceRow row : files) {
      give(landscape, row, "", root, location, "", sink);
    }
  }

  private static void give(
      Landscape landscape,
      ResourceRow row,
      String type,
      Value attributes,
      Location location,
      String name,
      Consumer<Evidence> sink) {
    String tool = row.tool().isEmpty() ? type.toLowerCase(Locale.ROOT) : row.tool();
    for (Meaning meaning : row.gives()) {
      Optional<Evidence> seen = meaning.of(attributes, location);
      if (seen.isPresent()) {
        Evidence told =
            seen.get().with("tool", seen.get().text("tool").orElse(tool)).with("name", name);
        sink.accept(CataloguedObjective.completed(landscape, attributes, told));
      }
    }
  }
}
