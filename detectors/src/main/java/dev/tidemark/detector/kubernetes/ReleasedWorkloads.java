package dev.tidemark.detector.kubernetes;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.bundle.Bundle;
import dev.tidemark.link.kubernetes.bundle.Bundles;
import dev.tidemark.link.kubernetes.bundle.TakenInChart;
import dev.tidemark.link.kubernetes.object.KindCatalogue;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.Workloads;
import dev.tidemark.link.kubernetes.release.ChartUse;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.ReleaseValues;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.repository.RepoPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Workloads behind charts that are not here: one for each release and each chart that a chart takes in, with what its
 * values tell, so that shares can be given as bounds.
 */
@AutoService(Detector.class)
public final class ReleasedWorkloads implements Detector {

  @Override
  public String id() {
    return "released-workloads";
  }

  @Override
  public String sees() {
    return "releases of charts from elsewhere, and charts that a chart takes in, with replicas,"
        + " checks, sizes and images as far as their values say, read from HelmReleases,"
        + " Applications, helmfiles, helm_release resources and the dependencies of charts";
  }

  @Override
  public Set<String> emits() {
    return Set.of("kubernetes.workload");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "tf").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return ClusterWords.mayBeIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<Location, Release> helmReleases = new HashMap<>();
    for (Release release : landscape.facet(Releases.FACET).all()) {
      if (release.form().equals("HelmRelease")) {
        helmReleases.put(release.location(), release);
      }
    }
    Set<Location> bundled = new HashSet<>();
    for (Bundle bundle : landscape.facet(Bundles.FACET).all()) {
      takenIn(bundle, sink);
      for (KubernetesObject object : bundle.objects()) {
        Release release = helmReleases.get(object.location());
        if (release != null && !bundle.packaged() && object.kind().equals("HelmRelease")) {
          bundled.add(object.location());
          Value values = object.spec("values").orElse(ReleaseValues.of(landscape, release));
          describe(release, values, bundle.unit(), bundle.environment(), sink);
        }
      }
    }
    for (Release release : landscape.facet(Releases.FACET).all()) {
      boolean bootstrap = release.location().path().names().contains("bootstrap");
      if (!bundled.contains(release.location()) && !bootstrap) {
        String home = release.home().asDirectory();
        String unit = release.environment().isEmpty() ? home : home + "@" + release.environment();
        Value values = ReleaseValues.of(landscape, release);
        describe(release, values, unit, release.environment(), sink);
      }
    }
  }

  /**
   * What a chart takes in from elsewhere runs somewhere too. A chart with workloads of its own is taken at its word when
   * what it takes in is named as a library of templates.
   */
  private static void takenIn(Bundle bundle, Consumer<Evidence> sink) {
    boolean own = bundle.objects().stream().anyMatch(Workloads::isWorkload);
    for (TakenInChart taken : bundle.takenIn()) {
      ChartUse chart = taken.chart();
      boolean library = own && isNamedLibrary(chart.name());
      if (!library && !KindCatalogue.BUNDLED.isWithoutWorkloads(chart.name())) {
        Evidence start =
            Evidence.of("kubernetes.workload", chart.location())
                .with("tool", "helm")
                .with("name", chart.name())
                .with("unit", bundle.unit())
                .with("production", WorkloadFact.production(bundle.environment()));
        ChartValues.describe(start, chart, taken.values()).forEach(sink);
      }
    }
  }

  private static boolean isNamedLibrary(String chart) {
    return Arrays.stream(chart.toLowerCase(Locale.ROOT).split("-", -1))
        .anyMatch(Set.of("common", "library", "lib", "base", "helpers", "crds")::contains);
  }

  private static void describe(
      Release release, Value values, String unit, String environment, Consumer<Evidence> sink) {
    for (ChartUse chart : release.charts()) {
      if (chart.local().isEmpty() && !KindCatalogue.BUNDLED.isWithoutWorkloads(chart.name())) {
        Evidence start =
            Evidence.of("kubernetes.workload", release.location())
                .with("tool", "helm")
                .with("name", release.name())
                .with("unit", unit)
                .with("production", WorkloadFact.production(environment));
        ChartValues.describe(start, chart, values).forEach(sink);
      }
    }
  }
}
