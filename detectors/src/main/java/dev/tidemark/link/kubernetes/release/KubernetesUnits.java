package dev.tidemark.link.kubernetes.release;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.SketchedTexts;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.link.kubernetes.kustomize.Kustomization;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObject.Source;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.object.Workloads;
import dev.tidemark.link.terraform.Versions;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds what is delivered to clusters as one. The same thing is written in up to four places (a controller's object, the
 * overlay that it applies, the base below, the chart release inside); the outermost one is the unit.
 */
@AutoService(UnitSource.class)
public final class KubernetesUnits implements UnitSource {
  /** Chart releases under one application above which they are told apart: an app with its database and cache has three. */
  private static final int MANY = 10;

  private static final Set<String> RENDERED = Set.of("yaml", "yml", "tpl");

  @Override
  public String id() {
    return "kubernetes";
  }

  /** Charts, by what they render: values and descriptions differ between any two. */
  @Override
  public void sketch(Landscape landscape, Consumer<Sketched> sink) {
    SketchedTexts texts = new SketchedTexts(landscape);
    for (Chart chart : landscape.facet(Charts.FACET).all()) {
      if (chart.origin() == Origin.OWN) {
        texts
            .of(
                Sketched.What.CHART,
                chart.directory(),
                landscape.below(chart.directory().child("templates")).stream()
                    .filter(file -> file.isFile() && RENDERED.contains(file.path().extension()))
                    .toList())
            .ifPresent(sink);
      }
    }
  }

  @Override
  public void find(Landscape landscape, Consumer<Unit> sink) {
    Coverage coverage = new Coverage(landscape);
    releases(landscape, coverage, sink);
    overlays(landscape, coverage, sink);
    manifests(landscape, coverage, sink);
    Charts charts = landscape.facet(Charts.FACET);
    for (Chart chart : charts.all()) {
      if (charts.isUnpacked(chart)) {
        continue;
      }
      sink.accept(
          unit(
              Unit.Kind.CHART,
              chart.directory(),
              "helm",
              "",
              Location.of(chart.file(), 1),
              chart.origin(),
              false));
    }
  }

  private static void releases(Landscape landscape, Coverage coverage, Consumer<Unit> sink) {
    for (Release release : landscape.facet(Releases.FACET).all()) {
      boolean inside =
          release.form().equals("HelmRelease")
              && coverage.isDelivered(release.location().path())
              && !coverage.isOneOfMany(release);
      if (!release.inRoot() && !inside) {
        for (RepoPath home :
            release.targets().isEmpty() ? Set.of(release.home()) : Set.copyOf(release.targets())) {
          String environment =
              release.targets().size() > 1
                  ? EnvironmentNames.of(home.value(), release.environment())
                  : release.environment();
          sink.accept(
              unit(
                  Unit.Kind.RELEASE,
                  home,
                  release.tool(),
                  environment,
                  release.location(),
                  release.origin(),
                  release.byController()));
        }
      }
    }
  }

  private static void overlays(Landscape landscape, Coverage coverage, Consumer<Unit> sink) {
    for (Kustomization overlay : landscape.facet(Kustomizations.FACET).overlays()) {
      RepoPath directory = overlay.directory();
      if (!coverage.isApplied(directory)
          && !isReleased(directory)
          && coverage.deliversMoreThanPointers(overlay)) {
        sink.accept(
            unit(
                Unit.Kind.RELEASE,
                directory,
                "kustomize",
                EnvironmentNames.of(directory.value()),
                Location.of(overlay.file(), 1),
                overlay.origin(),
                false));
      }
    }
  }

  /** A folder for each version keeps what was released, for those who want it; it is delivered by nobody here. */
  private static boolean isReleased(RepoPath directory) {
    String name = directory.name();
    String version = name.startsWith("v") ? name.substring(1) : name;
    return Versions.isNumbered(version) && version.indexOf('.') != version.lastIndexOf('.');
  }

  /** Directories of plain manifests that run something and that nothing else delivers. */
  private static void manifests(Landscape landscape, Coverage coverage, Consumer<Unit> sink) {
    TreeMap<RepoPath, KubernetesObject> first = new TreeMap<>();
    for (KubernetesObject object : landscape.facet(KubernetesObjects.FACET).all()) {
      if (object.source() == Source.MANIFEST
          && object.origin() != Origin.FIXTURE
          && Workloads.isDelivered(object)
          && !coverage.isDelivered(object.path())
          && landscape.facet(Charts.FACET).around(object.path()).isEmpty()) {
        first.putIfAbsent(object.directory(), object);
      }
    }
    first.forEach(
        (directory, object) ->
            sink.accept(
                unit(
                    Unit.Kind.RELEASE,
                    directory,
                    "kubernetes",
                    EnvironmentNames.of(directory.value()),
                    object.location(),
                    object.origin(),
                    false)));
  }

  /** What a controller applies over and over is no bootstrap, though its root of applications is often filed as one. */
  private static Unit unit(
      Unit.Kind kind,
      RepoPath directory,
      String tool,
      String environment,
      Location location,
      Origin origin,
      boolean reconciled) {
    boolean bootstrap =
        !reconciled
            && (directory.names().contains("bootstrap")
                || location.path().names().contains("bootstrap"));
    Unit.Traits traits =
        new Unit.Traits(
            bootstrap,
            false,
            origin == Origin.GENERATED,
            EnvironmentNames.isProduction(environment));
    return new Unit(
        kind, directory, tool, environment, Unit.Style.DECLARATIVE, traits, location, origin);
  }

  /** Which files and directories are delivered by something that is written elsewhere. */
  private static final class Coverage {
    private final KubernetesObjects objects;
    private final Kustomizations kustomizations;
    private final Releases releases;
    private final Set<RepoPath> taken = new HashSet<>();
    private final Set<RepoPath> reached = new HashSet<>();

    /** Chart releases below what each application of a controller applies. */
    private final Map<Location, Integer> inside = new HashMap<>();

    Coverage(Landscape landscape) {
      this.objects = landscape.facet(KubernetesObjects.FACET);
      this.kustomizations = landscape.facet(Kustomizations.FACET);
      this.releases = landscape.facet(Releases.FACET);
      for (Kustomization one : kustomizations.all()) {
        one.files().forEach(reference -> taken.add(reference.target()));
        taken.addAll(one.patches());
      }
      for (Release release : releases.all()) {
        if (release.form().equals("HelmRelease")) {
          releases
              .above(release.location().path().parent())
              .ifPresent(application -> inside.merge(application.location(), 1, Integer::sum));
        }
        if (release.byController()) {
          release.targets().forEach(target -> reached.addAll(kustomizations.reach(target)));
        }
      }
    }

    /**
     * Whether one application of a controller delivers it with many others: then each is delivered as one, and the
     * application only points to them.
     */
    boolean isOneOfMany(Release release) {
      return releases
          .above(release.location().path().parent())
          .map(application -> inside.getOrDefault(application.location(), 0) >= MANY)
          .orElse(false);
    }

    /** Whether a file lies in what a kustomization takes in or a controller applies. */
    boolean isDelivered(RepoPath file) {
      return taken.contains(file) || isApplied(file.parent());
    }

    /** Whether a controller applies a directory, one above it, or one that takes it in. */
    boolean isApplied(RepoPath directory) {
      return reached.contains(directory) || releases.above(directory).isPresent();
    }

    /** An overlay that only holds objects which tell a controller to apply something else is no unit of its own. */
    boolean deliversMoreThanPointers(Kustomization overlay) {
      if (!overlay.remotes().isEmpty() || overlay.body().at("helmCharts").isPresent()) {
        return true;
      }
      return kustomizations.files(overlay.directory()).stream()
          .flatMap(file -> objects.in(file).stream())
          .anyMatch(object -> !isPointer(object));
    }

    private static boolean isPointer(KubernetesObject object) {
      return object.is("", "Namespace")
          || object.is(FluxReleases.KUSTOMIZE, "Kustomization")
          || object.is(ArgoReleases.GROUP, "Application")
          || object.is(ArgoReleases.GROUP, "ApplicationSet")
          || object.is(ArgoReleases.GROUP, "AppProject");
    }
  }
}
