package dev.tidemark.link.kubernetes.bundle;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.link.kubernetes.kustomize.Kustomization;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObject.Source;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that is delivered, bundle by bundle, so that a base counts once for each overlay and a chart once for each release. */
public final class Bundles {

  /** The bundles, linked. */
  public static final Facet<Bundles> FACET = new Facet<>("bundles", Bundles::new);

  /** Most releases of one chart whose templates are worked out one by one. */
  private static final int MOST_RELEASES = 300;

  private final Landscape landscape;
  private final KubernetesObjects objects;
  private final Kustomizations kustomizations;
  private final Releases releases;
  private final Charts charts;
  private final List<Bundle> all = new ArrayList<>();
  private final Set<RepoPath> taken = new HashSet<>();

  private Bundles(Landscape landscape) {
    this.landscape = landscape;
    this.objects = landscape.facet(KubernetesObjects.FACET);
    this.kustomizations = landscape.facet(Kustomizations.FACET);
    this.releases = landscape.facet(Releases.FACET);
    this.charts = landscape.facet(Charts.FACET);
    overlays();
    charts();
    rest();
  }

  /** All of them: overlays, charts, then plain directories, each by path. */
  public Collection<Bundle> all() {
    return all;
  }

  /** Those that something delivers: no charts that are only shipped for others. */
  public Stream<Bundle> installed() {
    return all.stream().filter(bundle -> !bundle.packaged());
  }

  private void overlays() {
    Set<RepoPath> roots = new TreeSet<>();
    kustomizations.overlays().stream()
        .filter(overlay -> overlay.origin().isInForce())
        .forEach(overlay -> roots.add(overlay.directory()));
    for (Release release : releases.all()) {
      release.targets().stream().filter(t -> kustomizations.in(t).isPresent()).forEach(roots::add);
    }
    PatchesByScope patches = new PatchesByScope(landscape.facet(Patches.FACET).all());
    for (RepoPath root : roots) {
      Set<RepoPath> reached = kustomizations.reach(root);
      List<Patch> own = patches.within(reached);
      List<Kustomization> transforming = transforming(reached);
      List<KubernetesObject> patched = new ArrayList<>();
      for (RepoPath file : kustomizations.files(root)) {
        taken.add(file);
        objects.in(file).stream()
            .filter(KubernetesObject::isInForce)
            .forEach(object -> patched.add(patched(object, own, transforming)));
      }
      addForUnits(root, patched);
    }
  }

  /** Patches found by the directory whose objects they change, and applied in the order in which they were found. */
  private static final class PatchesByScope {
    private final List<Patch> all;
    private final Map<RepoPath, List<Integer>> places = new HashMap<>();

    PatchesByScope(List<Patch> all) {
      this.all = all;
      for (int i = 0; i < all.size(); i++) {
        places.computeIfAbsent(all.get(i).scope(), scope -> new ArrayList<>()).add(i);
      }
    }

    List<Patch> within(Set<RepoPath> scopes) {
      return scopes.stream()
          .flatMap(scope -> places.getOrDefault(scope, List.of()).stream())
          .sorted()
          .map(all::get)
          .toList();
    }
  }

  /** Those that set images or numbers of replicas, the innermost first, as kustomize builds. */
  private List<Kustomization> transforming(Set<RepoPath> reached) {
    List<Kustomization> found = new ArrayList<>();
    for (RepoPath directory : reached) {
      kustomizations.in(directory).filter(Transformers::areIn).ifPresent(one -> found.add(0, one));
    }
    return found;
  }

  private KubernetesObject patched(
      KubernetesObject object, List<Patch> patches, List<Kustomization> transforming) {
    KubernetesObject out = object;
    for (Patch patch : patches) {
      if (patch.isFor(object.kind(), object.name())
          && kustomizations.files(patch.scope()).contains(object.path())) {
        out = out.with(StrategicMerge.apply(out.body(), patch), out.off());
      }
    }
    for (Kustomization one : transforming) {
      if (kustomizations.files(one.directory()).contains(object.path())) {
        out = out.with(Transformers.apply(out.body(), one), out.off());
      }
    }
    return out;
  }

  /** One directory may be applied to several environments: each is a bundle. */
  private void addForUnits(RepoPath directory, List<KubernetesObject> found) {
    if (found.isEmpty()) {
      return;
    }
    List<Unit> units =
        landscape.units().in(directory).stream()
            .filter(u -> u.kind() == Unit.Kind.RELEASE)
            .toList();
    if (units.isEmpty()) {
      add(unit(directory), EnvironmentNames.of(directory.value()), found);
    }
    Set<String> seen = new HashSet<>();
    for (Unit unit : units) {
      if (seen.add(unit.id())) {
        add(unit.id(), unit.environment(), found);
      }
    }
  }

  private void charts() {
    for (Chart chart : charts.all()) {
      if (!chart.origin().isInForce() || charts.isSubchart(chart)) {
        continue;
      }
      List<Release> installing =
          releases.applying(chart.directory()).stream().limit(MOST_RELEASES).toList();
      ReleasedChart released = new ReleasedChart(landscape, charts, chart);
      if (installing.isEmpty()) {
        List<KubernetesObject> found =
            released.files().stream().flatMap(file -> objects.in(file).stream()).toList();
        all.add(new Bundle(unit(chart.directory()), "", true, found, released.takenIn()));
      }
      for (Release release : installing) {
        String environment = release.environment();
        all.add(
            new Bundle(
                id(chart.directory(), environment),
                environment,
                false,
                released.objects(release),
                released.takenIn(release)));
      }
    }
  }

  /** Manifests and Terraform objects that neither an overlay nor a chart holds, together by what applies them. */
  private void rest() {
    Map<RepoPath, List<KubernetesObject>> byHome = new TreeMap<>();
    for (KubernetesObject object : objects.all()) {
      boolean inChart =
          object.source() == Source.TEMPLATE && charts.ofTemplate(object.path()).isPresent();
      if (object.isInForce() && !inChart && !taken.contains(object.path())) {
        RepoPath home =
            releases
                .above(object.directory())
                .map(r -> homeOf(r, object))
                .orElse(object.directory());
        byHome.computeIfAbsent(home, h -> new ArrayList<>()).add(object);
      }
    }
    byHome.forEach(this::addForUnits);
  }

  private static RepoPath homeOf(Release release, KubernetesObject object) {
    return release.targets().stream()
        .filter(t -> object.directory().isIn(t))
        .findFirst()
        .orElse(object.directory());
  }

  private void add(String unit, String environment, List<KubernetesObject> found) {
    all.add(new Bundle(unit, environment, false, found, List.of()));
  }

  private String unit(RepoPath directory) {
    List<Unit> around = landscape.units().around(directory);
    return around.isEmpty() ? id(directory, "") : around.get(0).id();
  }

  private static String id(RepoPath directory, String environment) {
    String place = directory.asDirectory();
    return environment.isEmpty() ? place : place + "@" + environment;
  }
}
