package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads Flux Kustomizations and HelmReleases, with the sources that they name. */
public final class FluxReleases {
  /** The group of the objects by which Flux applies directories. */
  public static final String KUSTOMIZE = "kustomize.toolkit.fluxcd.io";

  static final String HELM = "helm.toolkit.fluxcd.io";
  private static final String SOURCE = "source.toolkit.fluxcd.io";

  private final Landscape landscape;
  private final KubernetesObjects objects;
  private final Map<String, KubernetesObject> sources = new HashMap<>();
  private final FluxArtifacts artifacts;
  private final PathTemplates templates;
  private final NextDoor nextDoor;
  private final FluxSubstitutes substitutes;

  FluxReleases(Landscape landscape) {
    this.landscape = landscape;
    this.objects = landscape.facet(KubernetesObjects.FACET);
    this.artifacts = new FluxArtifacts(objects);
    this.templates = new PathTemplates(landscape);
    this.nextDoor = new NextDoor(landscape);
    this.substitutes = landscape.facet(FluxSubstitutes.FACET);
    for (String kind : List.of("OCIRepository", "HelmRepository", "GitRepository", "HelmChart")) {
      for (KubernetesObject source : objects.inForce(SOURCE, kind)) {
        sources.putIfAbsent(kind + "/" + source.name(), source);
        sources.put(kind + "/" + source.name() + "@" + source.directory(), source);
      }
    }
  }

  void read(Consumer<Release> sink) {
    objects
        .inForce(KUSTOMIZE, "Kustomization")
        .forEach(object -> sink.accept(kustomization(object)));
    objects.inForce(HELM, "HelmRelease").forEach(object -> sink.accept(helmRelease(object)));
  }

  private Release kustomization(KubernetesObject object) {
    Optional<String> other =
        object
            .spec("sourceRef")
            .flatMap(source -> address(source, object))
            .flatMap(nextDoor::repository);
    List<RepoPath> targets =
        other.isPresent()
            ? List.of()
            : object.specText("path").map(p -> targets(object, p)).orElse(List.of());
    Optional<String> elsewhere =
        other.flatMap(name -> NextDoor.place(name, object.specText("path").orElse("."), "${", "}"));
    String target = targets.size() == 1 ? targets.get(0).value() : "";
    return new Release(
        "flux",
        "Kustomization",
        object.name(),
        object.location(),
        object.origin(),
        List.of(),
        targets,
        elsewhere.stream().toList(),
        Value.Mapping.EMPTY,
        List.of(),
        EnvironmentNames.of(target, object.directory().value(), object.name()),
        Optional.of(object));
  }

  /** What a path applies; variables in it are put in when the Kustomization is itself applied, once for each cluster. */
  private List<RepoPath> targets(KubernetesObject object, String path) {
    if (path.contains("${")) {
      return withKustomization(templates.fill(path, "${", "}"));
    }
    return RepoPath.ROOT
        .resolve(path.startsWith("/") ? path.substring(1) : path)
        .map(place -> artifacts.follow(object, place))
        .filter(place -> place.isRoot() ? isSelf(object) : landscape.hasAny(place))
        .map(List::of)
        .orElse(List.of());
  }

  /** Of the directories that fit a path, those that are written to be applied; all of them where none is. */
  private List<RepoPath> withKustomization(List<RepoPath> fitting) {
    List<RepoPath> written =
        fitting.stream()
            .filter(
                place ->
                    Kustomizations.NAMES.stream().anyMatch(n -> landscape.hasFile(place.child(n))))
            .toList();
    return written.isEmpty() ? fitting : written;
  }

  /** A Kustomization of the whole tree is one of this repository when its source is Flux's own. */
  private static boolean isSelf(KubernetesObject object) {
    return object
        .specText("sourceRef", "name")
        .map(name -> name.equals("flux-system"))
        .orElse(false);
  }

  private Release helmRelease(KubernetesObject object) {
    Optional<ChartUse> chart = chart(object);
    Value.Mapping values =
        object.spec("values").orElse(Value.Mapping.EMPTY) instanceof Value.Mapping map
            ? map
            : Value.Mapping.EMPTY;
    return new Release(
        "flux",
        "HelmRelease",
        object.name(),
        object.location(),
        object.origin(),
        chart.map(List::of).orElse(List.of()),
        chart.flatMap(ChartUse::local).map(List::of).orElse(List.of()),
        chart.flatMap(use -> elsewhere(object, use)).stream().toList(),
        values,
        List.of(),
        EnvironmentNames.of(object.directory().value(), object.name()),
        Optional.of(object));
  }

  /** The address of the repository in Git that a source is. */
  private Optional<String> address(Value reference, KubernetesObject from) {
    return reference
        .text("kind")
        .filter("GitRepository"::equals)
        .flatMap(kind -> source(kind, reference.text("name").orElse(""), from))
        .flatMap(source -> source.specText("url"));
  }

  /** The directory of a chart that lies in another repository of the checkout, or is published from there. */
  private Optional<String> elsewhere(KubernetesObject object, ChartUse use) {
    return object
        .spec("chart", "spec", "sourceRef")
        .flatMap(source -> address(source, object))
        .flatMap(nextDoor::repository)
        .flatMap(
            name ->
                NextDoor.place(
                    name, object.specText("chart", "spec", "chart").orElse("."), "${", "}"))
        .or(() -> nextDoor.chart(use));
  }

  private Optional<ChartUse> chart(KubernetesObject object) {
    Optional<Value> reference = object.spec("chartRef");
    if (reference.isPresent()) {
      String kind = reference.get().text("kind").orElse("OCIRepository");
      String name = reference.get().text("name").orElse("");
      Location location = object.at(reference);
      return source(kind, name, object)
          .map(source -> fromSource(source, location))
          .or(() -> Optional.of(unknown(name, location)));
    }
    Optional<Value> spec = object.spec("chart", "spec");
    return spec.map(chart -> fromChart(object, chart));
  }

  private ChartUse fromSource(KubernetesObject source, Location location) {
    String url = source.specText("url").orElse("");
    if (source.kind().equals("HelmChart")) {
      String name = source.specText("chart").orElse("");
      return new ChartUse(
          name,
          name,
          "registry",
          substitutes.fill(source.specText("version").orElse(""), source.directory()),
          Optional.empty(),
          location);
    }
    String version =
        source
            .specText("ref", "digest")
            .or(() -> source.specText("ref", "semver"))
            .or(() -> source.specText("ref", "tag"))
            .or(() -> source.specText("ref", "commit"))
            .or(() -> source.specText("ref", "branch"))
            .orElse("");
    String name = url.substring(url.lastIndexOf('/') + 1);
    String kind = source.kind().equals("GitRepository") ? "git" : "oci";
    return new ChartUse(
        name,
        url,
        kind,
        substitutes.fill(version, source.directory()),
        Optional.empty(),
        source.at(source.spec("ref")));
  }

  private ChartUse fromChart(KubernetesObject object, Value chart) {
    String name = chart.text("chart").orElse("");
    String version = substitutes.fill(chart.text("version").orElse(""), object.directory());
    String kind = chart.text("sourceRef", "kind").orElse("HelmRepository");
    Location location = object.at(Optional.of(chart));
    Optional<KubernetesObject> source =
        source(kind, chart.text("sourceRef", "name").orElse(""), object);
    String url = source.flatMap(found -> found.specText("url")).orElse("");
    if (kind.equals("GitRepository")) {
      Optional<RepoPath> local =
          RepoPath.ROOT
              .resolve(name)
              .filter(path -> landscape.hasFile(path.child("Chart.yaml")))
              .filter(path -> nextDoor.repository(url).isEmpty());
      return new ChartUse(
          last(name),
          local.isPresent() ? name : url + "//" + name,
          local.isPresent() ? "local" : "git",
          version,
          local,
          location);
    }
    String shown = url.isEmpty() ? name : url + "/" + name;
    return new ChartUse(
        name,
        shown,
        url.startsWith("oci:") ? "oci" : "registry",
        version,
        Optional.empty(),
        location);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static ChartUse unknown(String name, Location location) {
    return new ChartUse(name, name, "unknown", "", Optional.empty(), location);
  }

  /** The source of a name: one in the same directory comes first, because names repeat from app to app. */
  private Optional<KubernetesObject> source(String kind, String name, KubernetesObject from) {
    KubernetesObject near = sources.get(kind + "/" + name + "@" + from.directory());
    return Optional.ofNullable(near != null ? near : sources.get(kind + "/" + name));
  }
}
