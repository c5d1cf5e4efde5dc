package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the addons that values files list for a chart which makes an application of each, as bridges from Terraform to
 * GitOps do: a chart with its repository, or a directory, under a name that is switched on.
 */
final class AddonReleases {
  private static final List<String> REPOSITORY = List.of("chartRepository", "repoURL");
  private static final List<String> CHART = List.of("chartName", "chart");
  private static final List<String> VERSION =
      List.of("defaultVersion", "chartVersion", "version", "targetRevision");

  private final Landscape landscape;
  private final PathTemplates templates;

  AddonReleases(Landscape landscape) {
    this.landscape = landscape;
    this.templates = new PathTemplates(landscape);
  }

  void read(Consumer<Release> sink) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    Map<RepoPath, KubernetesObject> readers = new TreeMap<>();
    for (KubernetesObject set : objects.inForce(ArgoReleases.GROUP, "ApplicationSet")) {
      files(set).forEach(file -> readers.putIfAbsent(file, set));
    }
    readers.forEach((file, set) -> addons(file, set, sink));
  }

  /** The values files of this repository that a set reads by a named reference, whatever the parameters in their paths. */
  private List<RepoPath> files(KubernetesObject set) {
    List<RepoPath> files = new ArrayList<>();
    Stream<Value> sources =
        set.spec("template", "spec").stream()
            .flatMap(
                spec -> Stream.concat(spec.at("source").stream(), spec.items("sources").stream()));
    sources
        .flatMap(source -> source.texts("helm", "valueFiles").stream())
        .filter(file -> file.startsWith("$") && file.indexOf('/') > 0)
        .map(file -> file.substring(file.indexOf('/') + 1))
        .forEach(file -> files.addAll(matching(file)));
    return files;
  }

  private List<RepoPath> matching(String file) {
    int slash = file.lastIndexOf('/');
    String name = file.substring(slash + 1);
    return slash < 0 || name.contains("{{")
        ? List.of()
        : templates.fill(file.substring(0, slash), "{{", "}}").stream()
            .map(directory -> directory.child(name))
            .filter(landscape::hasFile)
            .toList();
  }

  private void addons(RepoPath path, KubernetesObject set, Consumer<Release> sink) {
    landscape
        .documents()
        .at(path, ConfigDocument.class)
        .filter(file -> file.origin().isInForce())
        .ifPresent(file -> file.document().root().ifPresent(root -> addons(file, root, set, sink)));
  }

  private void addons(
      Placed<ConfigDocument> file, Value root, KubernetesObject set, Consumer<Release> sink) {
    for (Value.Pair addon : root.pairs()) {
      if (addon.value().text("enabled").orElse("").equals("true")) {
        release(file, addon.key(), addon.value(), set).ifPresent(sink);
      }
    }
  }

  private Optional<Release> release(
      Placed<ConfigDocument> file, String name, Value addon, KubernetesObject set) {
    Location at = file.at(addon.line(), addon.endLine());
    Optional<ChartUse> chart =
        first(addon, REPOSITORY).map(repository -> chart(name, addon, repository, at));
    TreeSet<RepoPath> targets = new TreeSet<>();
    addon.text("path").ifPresent(path -> applied(path, targets));
    addon.text("manifestSource", "path").ifPresent(path -> applied(path, targets));
    addon.text("additionalResources", "path").ifPresent(path -> applied(path, targets));
    List<RepoPath> given = given(file.directory(), name, chart);
    given.forEach(values -> targets.add(values.parent()));
    if (chart.isEmpty() && targets.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Release(
            ArgoReleases.TOOL,
            "addon",
            name,
            at,
            file.origin(),
            chart.map(List::of).orElse(List.of()),
            List.copyOf(targets),
            values(addon),
            given,
            EnvironmentNames.of(file.path().value(), name),
            Optional.of(set)));
  }

  private static Value.Mapping values(Value addon) {
    return addon.at("valuesObject").orElse(Value.Mapping.EMPTY) instanceof Value.Mapping map
        ? map
        : Value.Mapping.EMPTY;
  }

  private void applied(String path, Set<RepoPath> targets) {
    RepoPath.ROOT
        .resolve(path.startsWith("/") ? "" : path)
        .filter(found -> !found.isRoot() && landscape.hasAny(found))
        .ifPresent(targets::add);
  }

  private static ChartUse chart(String name, Value addon, String repository, Location at) {
    String chart = first(addon, CHART).orElse(name);
    return new ChartUse(
        chart.substring(chart.lastIndexOf('/') + 1),
        repository + (repository.endsWith("/") ? "" : "/") + chart,
        repository.contains("://") && !repository.startsWith("oci:") ? "registry" : "oci",
        first(addon, VERSION).orElse(""),
        Optional.empty(),
        at);
  }

  private static Optional<String> first(Value addon, List<String> keys) {
    return keys.stream().flatMap(key -> addon.text(key).stream()).findFirst();
  }

  /** The values that lie under the name of the addon or of its chart, beside the list or below its folder of addons. */
  private List<RepoPath> given(RepoPath directory, String name, Optional<ChartUse> chart) {
    return Stream.concat(Stream.of(name), chart.map(ChartUse::name).stream())
        .distinct()
        .flatMap(
            folder -> Stream.of(directory.child(folder), directory.child("addons").child(folder)))
        .map(folder -> folder.child("values.yaml"))
        .filter(landscape::hasFile)
        .toList();
  }
}
