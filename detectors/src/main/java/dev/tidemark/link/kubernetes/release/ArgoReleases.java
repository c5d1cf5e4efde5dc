package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.EmbeddedYaml;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads Argo CD Applications and ApplicationSets: the sources that they name, and the directories of this repository among them. */
final class ArgoReleases {
  static final String GROUP = "argoproj.io";
  static final String TOOL = "argo-cd";

  /** The scheme by which idpbuilder takes a directory beside the Application for a repository. */
  private static final String BESIDE = "cnoe://";

  private final Landscape landscape;
  private final ApplicationSetPaths paths;
  private final NextDoor nextDoor;

  ArgoReleases(Landscape landscape) {
    this.landscape = landscape;
    this.paths = new ApplicationSetPaths(landscape);
    this.nextDoor = new NextDoor(landscape);
  }

  void read(Consumer<Release> sink) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    for (KubernetesObject object : objects.inForce(GROUP, "Application")) {
      object.spec().ifPresent(spec -> sink.accept(release(object, spec)));
    }
    for (KubernetesObject object : objects.inForce(GROUP, "ApplicationSet")) {
      object.spec("template", "spec").ifPresent(spec -> sink.accept(release(object, spec)));
    }
  }

  private Release release(KubernetesObject object, Value spec) {
    List<ChartUse> charts = new ArrayList<>();
    TreeSet<RepoPath> targets = new TreeSet<>();
    Value.Mapping values = Value.Mapping.EMPTY;
    List<RepoPath> valueFiles = new ArrayList<>();
    TreeSet<String> elsewhere = new TreeSet<>();
    for (Value source : sources(spec)) {
      charts(object, source).ifPresent(charts::add);
      List<String> there = elsewhere(object, source);
      elsewhere.addAll(there);
      if (there.isEmpty()) {
        targets.addAll(targets(object, source));
      }
      values = values.pairs().isEmpty() ? values(source) : values;
      valueFiles.addAll(valueFiles(source));
    }
    charts.forEach(chart -> nextDoor.chart(chart).ifPresent(elsewhere::add));
    String place = targets.isEmpty() ? "" : targets.first().value();
    return new Release(
        TOOL,
        object.kind(),
        object.name(),
        object.location(),
        object.origin(),
        charts,
        List.copyOf(targets),
        List.copyOf(elsewhere),
        values,
        valueFiles,
        EnvironmentNames.of(
            targets.size() == 1 ? place : "",
            object.name(),
            spec.text("destination", "namespace").orElse(""),
            object.path().value()),
        Optional.of(object));
  }

  private static List<Value> sources(Value spec) {
    List<Value> sources = new ArrayList<>();
    spec.at("source").ifPresent(sources::add);
    sources.addAll(spec.items("sources"));
    return sources;
  }

  private static Optional<ChartUse> charts(KubernetesObject object, Value source) {
    String repository = source.text("repoURL").orElse("");
    return source
        .text("chart")
        .map(
            chart -> {
              boolean oci = repository.startsWith("oci:") || !repository.contains("://");
              Location location =
                  object.at(source.at("targetRevision").or(() -> Optional.of(source)));
              return new ChartUse(
                  chart,
                  repository.isEmpty()
                      ? chart
                      : repository + (repository.endsWith("/") ? "" : "/") + chart,
                  oci ? "oci" : "registry",
                  source.text("targetRevision").orElse(""),
                  Optional.empty(),
                  location);
            });
  }

  /** The directories of other repositories of the checkout that a source is. */
  private List<String> elsewhere(KubernetesObject object, Value source) {
    Optional<String> path = source.text("path");
    String repository = source.text("repoURL").orElse("");
    if (path.isEmpty()) {
      return List.of();
    }
    String both = repository + "\n" + path.get();
    List<String> filled =
        both.contains("{{") ? ApplicationSetPaths.filled(object, both) : List.of(both);
    return filled.stream()
        .map(one -> one.split("\n", 2))
        .flatMap(
            one ->
                nextDoor
                    .repository(one[0])
                    .flatMap(name -> NextDoor.place(name, one[1], "{{", "}}"))
                    .stream())
        .toList();
  }

  private List<RepoPath> targets(KubernetesObject object, Value source) {
    Optional<String> path = source.text("path");
    if (path.isEmpty()) {
      return List.of();
    }
    if (source.text("repoURL").orElse("").startsWith(BESIDE)) {
      return beside(object, source.text("repoURL").orElse(""), path.get());
    }
    if (path.get().contains("{{")) {
      return paths.expand(object, path.get());
    }
    return RepoPath.ROOT
        .resolve(path.get())
        .filter(found -> !found.isRoot() && landscape.hasAny(found))
        .map(List::of)
        .orElse(List.of());
  }

  /** A path from the directory of the object itself, as local platforms write it. */
  private List<RepoPath> beside(KubernetesObject object, String repository, String path) {
    return object
        .directory()
        .resolve(repository.substring(BESIDE.length()) + "/" + path)
        .filter(landscape::hasAny)
        .map(List::of)
        .orElse(List.of());
  }

  private static Value.Mapping values(Value source) {
    Optional<Value> object = source.at("helm", "valuesObject");
    if (object.isPresent() && object.get() instanceof Value.Mapping map) {
      return map;
    }
    return source.text("helm", "values").flatMap(EmbeddedYaml::mapping).orElse(Value.Mapping.EMPTY);
  }

  /** Values files relative to the chart's path, or to the repository's root through a named reference. */
  private List<RepoPath> valueFiles(Value source) {
    List<RepoPath> files = new ArrayList<>();
    RepoPath base = RepoPath.ROOT.resolve(source.text("path").orElse("")).orElse(RepoPath.ROOT);
    for (String file : source.texts("helm", "valueFiles")) {
      int slash = file.indexOf('/');
      boolean named = file.startsWith("$") && slash > 0;
      (named ? RepoPath.ROOT.resolve(file.substring(slash + 1)) : base.resolve(file))
          .filter(landscape::hasFile)
          .ifPresent(files::add);
    }
    return files;
  }
}
