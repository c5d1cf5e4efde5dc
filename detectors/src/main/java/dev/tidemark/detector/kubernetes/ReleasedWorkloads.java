package dev.tidemark.detector.kubernetes;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.Bundle;
import dev.tidemark.link.kubernetes.Bundles;
import dev.tidemark.link.kubernetes.ChartUse;
import dev.tidemark.link.kubernetes.KindCatalogue;
import dev.tidemark.link.kubernetes.KubernetesObject;
import dev.tidemark.link.kubernetes.Release;
import dev.tidemark.link.kubernetes.Releases;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Workloads behind charts that are not here: one for each release, with what its values tell, so that shares can be
 * given as bounds.
 */
@AutoService(Detector.class)
public final class ReleasedWorkloads implements Detector {

  @Override
  public String id() {
    return "released-workloads";
  }

  @Override
  public String sees() {
    return "releases of charts from elsewhere with replicas, checks, sizes and images as far as their values say, on the"
        + " authority of HelmReleases, Applications, helmfiles and helm_release resources";
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
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<Location, Release> helmReleases = new HashMap<>();
    for (Release release : landscape.facet(Releases.FACET).all()) {
      if (release.form().equals("HelmRelease")) {
        helmReleases.put(release.location(), release);
      }
    }
    Set<Location> bundled = new HashSet<>();
    for (Bundle bundle : landscape.facet(Bundles.FACET).all()) {
      for (KubernetesObject object : bundle.objects()) {
        Release release = helmReleases.get(object.location());
        if (release != null && !bundle.packaged() && object.kind().equals("HelmRelease")) {
          bundled.add(object.location());
          Value values = object.spec("values").orElse(release.values());
          describe(release, values, bundle.unit(), bundle.environment(), sink);
        }
      }
    }
    for (Release release : landscape.facet(Releases.FACET).all()) {
      boolean bootstrap = release.location().path().names().contains("bootstrap");
      if (!bundled.contains(release.location()) && !bootstrap) {
        String home = release.home().isRoot() ? "." : release.home().value();
        String unit = release.environment().isEmpty() ? home : home + "@" + release.environment();
        describe(release, release.values(), unit, release.environment(), sink);
      }
    }
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
