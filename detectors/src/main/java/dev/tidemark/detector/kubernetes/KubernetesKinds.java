package dev.tidemark.detector.kubernetes;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.bundle.Bundle;
import dev.tidemark.link.kubernetes.bundle.Bundles;
import dev.tidemark.link.kubernetes.bundle.TakenInChart;
import dev.tidemark.link.kubernetes.object.KindCatalogue;
import dev.tidemark.link.kubernetes.object.KindRow;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.object.Workloads;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.ReleaseValues;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What controllers do, on the authority of the catalogue of kinds and charts. */
@AutoService(Detector.class)
public final class KubernetesKinds implements Detector {

  /** The kinds of evidence that name the unit that they were seen in. */
  private static final Set<String> WITH_UNIT =
      Set.of(
          "resilience.autoscaling",
          "resilience.self-optimizing",
          "resilience.self-configuring",
          "resilience.self-healing",
          "resilience.backup",
          "delivery.strategy",
          "delivery.rollback",
          "patching.automation");

  @Override
  public String id() {
    return "kubernetes-kinds";
  }

  @Override
  public String sees() {
    return "autoscalers, certificates, secrets, backups, data stores and other things that"
        + " controllers make, by the group and kind of objects, the names of charts and the"
        + " images of workloads in the catalogue";
  }

  @Override
  public Set<String> emits() {
    Set<String> kinds = new TreeSet<>(KindCatalogue.BUNDLED.shows());
    kinds.addAll(
        List.of(
            "iac.resource",
            "kubernetes.workload",
            "resilience.backup",
            "resilience.replicas",
            "resilience.multi-zone"));
    return kinds;
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json", "tf").contains(path.extension());
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    if (PlainObjects.isKeptForAnother(path)) {
      return Set.of();
    }
    if (PlainObjects.areAllIn(path, text)) {
      Set<String> shown = new TreeSet<>(KindCatalogue.BUNDLED.showsOfPlainObjects());
      if (text.contains("image")) {
        shown.addAll(KindCatalogue.BUNDLED.showsOfImages());
      }
      return shown;
    }
    return ClusterWords.mayBeIn(path, text) ? Detector.super.couldEmit(path, text) : Set.of();
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    for (KubernetesObject object : objects.all()) {
      if (object.origin().isInForce() && object.isWhole()) {
        String unit = UnitNames.around(landscape, object.directory());
        shown(object, objects, unit, sink);
        if (!object.off()) {
          runs(object, unit, sink);
        }
      }
    }
    releases(landscape, sink);
    landscape.facet(Bundles.FACET).installed().forEach(bundle -> takenIn(bundle, sink));
  }

  /** What the kind shows; an autoscaler that a chart's own values leave out is told as one that is off. */
  private static void shown(
      KubernetesObject object, KubernetesObjects objects, String unit, Consumer<Evidence> sink) {
    for (KindRow row : KindCatalogue.BUNDLED.of(object)) {
      boolean canBeOff = row.shows().equals("resilience.autoscaling");
      boolean fits = row.fits(object.body()) && row.fitsBeside(objects);
      if (fits && (!object.off() || canBeOff)) {
        Evidence seen = Evidence.of(row.shows(), object.location());
        sink.accept(describe(row, seen, object.body(), unit, object.off()));
      }
    }
  }

  private static void runs(KubernetesObject object, String unit, Consumer<Evidence> sink) {
    if (Workloads.isWorkload(object)) {
      known(object, unit, sink);
    }
    KindCatalogue.BUNDLED
        .dataStore(object)
        .ifPresent(store -> new RequestedDataStore(object, store, unit).give(sink));
  }

  /** What a plain workload is known to be by its image: a cluster autoscaler that no chart installs is one all the same. */
  private static void known(KubernetesObject object, String unit, Consumer<Evidence> sink) {
    List<String> images = PodTemplate.of(object).map(PodTemplate::images).orElse(List.of());
    for (String image : images) {
      for (KindRow row : KindCatalogue.BUNDLED.ofImage(image)) {
        sink.accept(
            describe(row, Evidence.of(row.shows(), object.location()), object.body(), unit, false));
      }
    }
  }

  private static void releases(Landscape landscape, Consumer<Evidence> sink) {
    for (Release release : landscape.facet(Releases.FACET).all()) {
      if (release.charts().isEmpty()) {
        continue;
      }
      Value values = ReleaseValues.of(landscape, release);
      autoscaled(landscape, release, values).ifPresent(sink);
      String unit = UnitNames.around(landscape, release.home());
      release.charts().stream()
          .flatMap(chart -> KindCatalogue.BUNDLED.ofChart(chart.name()).stream())
          .filter(row -> row.fits(values))
          .map(row -> installed(row, release, values, unit))
          .forEach(sink);
    }
  }

  /** What an installed chart takes in from elsewhere is installed with it. */
  private static void takenIn(Bundle bundle, Consumer<Evidence> sink) {
    for (TakenInChart taken : bundle.takenIn()) {
      KindCatalogue.BUNDLED.ofChart(taken.chart().name()).stream()
          .filter(row -> row.fits(taken.values()))
          .map(row -> takenIn(row, taken, bundle.unit()))
          .forEach(sink);
    }
  }

  private static Evidence takenIn(KindRow row, TakenInChart taken, String unit) {
    Evidence seen = Evidence.of(row.shows(), taken.chart().location());
    return describe(row, seen, taken.values(), unit, false);
  }

  private static Evidence installed(KindRow row, Release release, Value values, String unit) {
    Evidence seen = Evidence.of(row.shows(), release.location());
    return describe(row, seen, values, unit, false);
  }

  /** The autoscaler of a chart that the values of a release switch on. */
  private static Optional<Evidence> autoscaled(Landscape landscape, Release release, Value values) {
    return Autoscaling.switchedOn(values)
        .map(
            scaler ->
                Evidence.of("resilience.autoscaling", release.location())
                    .with("tool", "helm")
                    .with("subject", "workloads")
                    .with("what", "horizontal")
                    .with("unit", UnitNames.around(landscape, release.home())));
  }

  private static Evidence describe(
      KindRow row, Evidence evidence, Value object, String unit, boolean off) {
    Evidence described = row.describe(evidence, object);
    described = WITH_UNIT.contains(row.shows()) ? described.with("unit", unit) : described;
    return off ? described.with("default-off", true) : described;
  }
}
