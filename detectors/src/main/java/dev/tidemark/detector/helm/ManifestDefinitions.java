package dev.tidemark.detector.helm;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.kustomize.Kustomization;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObject.Source;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Directories that declare what a cluster should hold: charts, manifests, kustomizations and helmfiles. */
@AutoService(Detector.class)
public final class ManifestDefinitions implements Detector {
  /** Groups whose objects no cluster is asked to keep: configuration of tools on a workstation or in a pipeline. */
  private static final Set<String> LOCAL_GROUPS =
      Set.copyOf(BundledYaml.words("/catalogue/local-groups.yaml", "groups"));

  @Override
  public String id() {
    return "manifest-definitions";
  }

  @Override
  public String sees() {
    return "directories that declare what a cluster holds, read from Chart.yaml, manifests with"
        + " group and kind, kustomizations and helmfiles";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.definition");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json").contains(path.extension());
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    return PlainObjects.isKeptForAnother(path) ? Set.of() : Detector.super.couldEmit(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Chart chart : landscape.facet(Charts.FACET).all()) {
      if (chart.origin().isInForce()) {
        sink.accept(templates(landscape, chart).evidence("helm", chart.directory()));
      }
    }
    manifests(landscape)
        .forEach((directory, folder) -> sink.accept(folder.evidence("kubernetes", directory)));
    for (Kustomization one : landscape.facet(Kustomizations.FACET).all()) {
      if (one.origin().isInForce()) {
        sink.accept(referred(one).evidence("kustomize", one.directory()));
      }
    }
    helmfiles(landscape)
        .forEach((directory, folder) -> sink.accept(folder.evidence("helmfile", directory)));
  }

  private static Folder templates(Landscape landscape, Chart chart) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    Folder folder = new Folder(Location.of(chart.file(), 1));
    landscape
        .below(chart.directory().child("templates"))
        .forEach(entry -> folder.add(entry.path(), objects.in(entry.path()).size()));
    return folder;
  }

  private static Map<RepoPath, Folder> manifests(Landscape landscape) {
    Map<RepoPath, Folder> manifests = new HashMap<>();
    landscape
        .facet(KubernetesObjects.FACET)
        .inForce()
        .filter(ManifestDefinitions::isDeclared)
        .forEach(
            object ->
                manifests
                    .computeIfAbsent(object.directory(), d -> new Folder(object.location()))
                    .add(object.path(), 1));
    return new TreeMap<>(manifests);
  }

  private static Folder referred(Kustomization one) {
    Folder folder = new Folder(Location.of(one.file(), 1));
    folder.add(one.file(), one.directories().size() + one.files().size() + one.remotes().size());
    return folder;
  }

  private static Map<RepoPath, Folder> helmfiles(Landscape landscape) {
    Map<RepoPath, Folder> helmfiles = new TreeMap<>();
    for (Release release : landscape.facet(Releases.FACET).all()) {
      if (release.tool().equals("helmfile")) {
        RepoPath file = release.location().path();
        helmfiles
            .computeIfAbsent(file.parent(), d -> new Folder(Location.of(file, 1)))
            .add(file, 1);
      }
    }
    return helmfiles;
  }

  private static boolean isDeclared(KubernetesObject object) {
    return (object.source() == Source.MANIFEST
            || (object.source() == Source.TEMPLATE
                && !object.path().value().contains("templates/")))
        && !LOCAL_GROUPS.contains(object.group())
        && !(object.group().isEmpty() && object.kind().equals("Config"));
  }

  /** What one directory holds of one tool. */
  private static final class Folder {
    private final Location first;
    private final Set<RepoPath> files = new LinkedHashSet<>();
    private long resources;

    Folder(Location first) {
      this.first = first;
    }

    /** Adds a file, and how many resources it declares. */
    void add(RepoPath file, int declared) {
      files.add(file);
      resources += declared;
    }

    Evidence evidence(String tool, RepoPath directory) {
      return Evidence.of("iac.definition", first)
          .with("tool", tool)
          .with("style", "declarative")
          .with("dir", directory.asDirectory())
          .with("files", files.size())
          .with("resources", resources)
          .with("standard", true);
    }
  }
}
