package dev.tidemark.link.kubernetes.release;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.object.UnfilledTemplates;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every release that a repository's own or generated files declare: what controllers and tools deliver as one, sorted by place. */
public final class Releases {

  /** The releases, linked. */
  public static final Facet<Releases> FACET = new Facet<>("releases", Releases::link);

  private final List<Release> all;
  private final TreeMap<RepoPath, List<Release>> byTarget = new TreeMap<>();
  private final Map<String, List<Release>> byName = new HashMap<>();

  private Releases(List<Release> all) {
    this.all = List.copyOf(all);
    for (Release release : all) {
      release
          .targets()
          .forEach(t -> byTarget.computeIfAbsent(t, d -> new ArrayList<>()).add(release));
      byName.computeIfAbsent(release.name(), n -> new ArrayList<>()).add(release);
    }
  }

  private static Releases link(Landscape landscape) {
    List<Release> found = new ArrayList<>();
    new FluxReleases(landscape).read(found::add);
    new ArgoReleases(landscape).read(found::add);
    new AddonReleases(landscape).read(found::add);
    new OtherReleases(landscape).read(found::add);
    new ConfigSyncReleases(landscape).read(found::add);
    new HelmfileReleases(landscape).read(found::add);
    new TerraformReleases(landscape).read(found::add);
    new ProgramReleases(landscape).read(found::add);
    found.removeIf(Releases::isToBeCopied);
    found.sort(
        Comparator.comparing(Release::location)
            .thenComparing(Release::tool)
            .thenComparing(Release::name));
    return new Releases(found);
  }

  /** An object without a name of its own is a sample that a person copies and fills in: no controller ever sees it. */
  private static boolean isToBeCopied(Release release) {
    return release
        .object()
        .map(object -> UnfilledTemplates.isForCopiers(object.name()))
        .orElse(false);
  }

  public List<Release> all() {
    return all;
  }

  /** The releases of a name. */
  public List<Release> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** The controllers' releases that apply exactly this directory. */
  public List<Release> applying(RepoPath directory) {
    return byTarget.getOrDefault(directory, List.of());
  }

  /** A controller's release that applies the nearest directory at or above a path. */
  public Optional<Release> above(RepoPath path) {
    RepoPath directory = path;
    while (true) {
      for (Release release : applying(directory)) {
        if (release.byController()) {
          return Optional.of(release);
        }
      }
      if (directory.isRoot()) {
        return Optional.empty();
      }
      directory = directory.parent();
    }
  }
}
