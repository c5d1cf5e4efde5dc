package dev.tidemark.detector.observability;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.catalogue.Numbers;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.bundle.Bundles;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.repository.RepoPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Scraping that values of a release switch on ({@code serviceMonitor.enabled}), and annotations that ask Prometheus to scrape. */
@AutoService(Detector.class)
public final class ScrapeSettings implements Detector {
  private static final String KIND = "observability.metrics";
  private static final String ANNOTATION = "prometheus.io/scrape";
  private static final Set<String> MONITORS =
      Set.of(
          "serviceMonitor",
          "podMonitor",
          "servicemonitor",
          "podmonitor",
          "ServiceMonitor",
          "PodMonitor");

  /** What the Prometheus Operator scrapes at unless told otherwise. Seconds. */
  private static final long OPERATOR_DEFAULT = 30;

  @Override
  public String id() {
    return "scrape-settings";
  }

  @Override
  public String sees() {
    return "Scraping that the values of a release switch on, and annotations that ask for it.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "tf").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return ClusterWords.mayHoldMore(path, text) || text.contains(ANNOTATION);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<RepoPath, Value> files = new LinkedHashMap<>();
    for (Release release : landscape.facet(Releases.FACET).all()) {
      search(release.values(), release.location(), false, sink);
      for (RepoPath path : release.valueFiles()) {
        landscape
            .documents()
            .at(path, ConfigDocument.class)
            .flatMap(file -> file.document().root())
            .ifPresent(root -> files.put(path, root));
      }
    }
    landscape
        .facet(Bundles.FACET)
        .installed()
        .flatMap(bundle -> bundle.takenIn().stream())
        .forEach(taken -> search(taken.values(), taken.chart().location(), false, sink));
    files.forEach((path, root) -> search(root, Location.of(path), true, sink));
    landscape.facet(KubernetesObjects.FACET).inForce().forEach(object -> annotated(object, sink));
  }

  private static void search(
      Value values, Location location, boolean ownLines, Consumer<Evidence> sink) {
    values
        .walk()
        .filter(value -> value instanceof Mapping)
        .flatMap(value -> value.pairs().stream())
        .filter(pair -> MONITORS.contains(pair.key()) && pair.value().isTrue("enabled"))
        .forEach(
            pair ->
                sink.accept(
                    monitor(
                        pair, ownLines ? Location.of(location.path(), pair.line()) : location)));
  }

  private static Evidence monitor(Pair monitor, Location location) {
    Optional<Long> written =
        monitor.value().text("interval").flatMap(text -> Numbers.seconds(text, 1));
    return Evidence.of(KIND, location)
        .with("tool", "prometheus")
        .with("what", "scrape")
        .with("interval-known", true)
        .with("interval", written.filter(seconds -> seconds > 0).orElse(OPERATOR_DEFAULT));
  }

  private static void annotated(KubernetesObject object, Consumer<Evidence> sink) {
    boolean asked =
        object.body().isTrue("metadata", "annotations", ANNOTATION)
            || object.body().isTrue("spec", "template", "metadata", "annotations", ANNOTATION);
    if (asked) {
      sink.accept(
          Evidence.of(KIND, object.location())
              .with("tool", "prometheus")
              .with("name", object.name())
              .with("what", "scrape")
              .with("interval-known", false));
    }
  }
}
