package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Value;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the releases of Fleet and k3s. */
final class OtherReleases {
  private final Landscape landscape;
  private final NextDoor nextDoor;

  OtherReleases(Landscape landscape) {
    this.landscape = landscape;
    this.nextDoor = new NextDoor(landscape);
  }

  void read(Consumer<Release> sink) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    for (KubernetesObject object : objects.inForce("fleet.cattle.io", "GitRepo")) {
      List<String> paths =
          object.body().at("spec").map(spec -> spec.texts("paths")).orElse(List.of());
      sink.accept(synced(object, paths));
    }
    for (KubernetesObject object : objects.inForce("helm.cattle.io", "HelmChart")) {
      ChartUse chart = k3s(object);
      List<String> elsewhere = nextDoor.chart(chart).stream().toList();
      sink.accept(release("k3s", object, List.of(chart), List.of(), elsewhere));
    }
    landscape.facet(FleetBundle.ALL).forEach(bundle -> sink.accept(bundle.release(landscape)));
  }

  /** What is synchronised from a repository in Git: this one, unless the address is that of another one of the checkout. */
  private Release synced(KubernetesObject object, List<String> paths) {
    Optional<String> other = nextDoor.repository(object.specText("repo").orElse(""));
    if (other.isEmpty()) {
      return release("fleet", object, List.of(), targets(paths), List.of());
    }
    List<String> elsewhere =
        (paths.isEmpty() ? List.of(".") : paths)
            .stream()
                .flatMap(path -> NextDoor.place(other.get(), path, "${", "}").stream())
                .sorted()
                .distinct()
                .toList();
    return release("fleet", object, List.of(), List.of(), elsewhere);
  }

  private List<RepoPath> targets(List<String> paths) {
    List<RepoPath> targets = new ArrayList<>();
    for (String path : paths) {
      RepoPath.ROOT.resolve(path).filter(landscape::hasAny).ifPresent(targets::add);
    }
    return targets.stream().sorted().distinct().toList();
  }

  private static Release release(
      String tool,
      KubernetesObject object,
      List<ChartUse> charts,
      List<RepoPath> targets,
      List<String> elsewhere) {
    String place = targets.isEmpty() ? "" : targets.get(0).value();
    return new Release(
        tool,
        object.kind(),
        object.name(),
        object.location(),
        object.origin(),
        charts,
        targets,
        elsewhere,
        Value.Mapping.EMPTY,
        List.of(),
        EnvironmentNames.of(place, object.directory().value(), object.name()),
        Optional.of(object));
  }

  private static ChartUse k3s(KubernetesObject object) {
    String chart = object.specText("chart").orElse("");
    String repository = object.specText("repo").orElse("");
    return new ChartUse(
        chart.substring(chart.lastIndexOf('/') + 1),
        repository.isEmpty() ? chart : repository + "/" + chart,
        chart.startsWith("oci:") ? "oci" : "registry",
        object.specText("version").orElse(""),
        Optional.empty(),
        object.at(object.spec("chart")));
  }
}
