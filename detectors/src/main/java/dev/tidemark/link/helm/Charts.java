package dev.tidemark.link.helm;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every chart of a repository by its directory. */
public final class Charts {

  /** The charts, linked. */
  public static final Facet<Charts> FACET = new Facet<>("charts", Charts::link);

  private final SortedMap<RepoPath, Chart> byDirectory;
  private final Set<String> names;

  private Charts(SortedMap<RepoPath, Chart> byDirectory) {
    this.byDirectory = Collections.unmodifiableSortedMap(byDirectory);
    this.names = byDirectory.values().stream().map(Chart::name).collect(Collectors.toSet());
  }

  private static Charts link(Landscape landscape) {
    ChartReader reader = new ChartReader(landscape);
    TreeMap<RepoPath, Chart> found = new TreeMap<>();
    for (Placed<ConfigDocument> placed : landscape.facet(OtherNotations.FACET).all()) {
      if (placed.path().name().equals("Chart.yaml")) {
        reader
            .read(placed)
            .ifPresent(
                chart -> found.put(chart.directory(), tried(withParent(chart, found), found)));
      }
    }
    return new Charts(found);
  }

  /** Whether a chart lies under {@code charts/} of another, and is rendered, checked and delivered with that one. */
  public boolean isUnpacked(Chart chart) {
    RepoPath holder = chart.directory().parent();
    return holder.name().equals("charts") && byDirectory.containsKey(holder.parent());
  }

  /** A chart under {@code charts/} of another gets that one's values for it; parents sort before their children. */
  private static Chart withParent(Chart chart, SortedMap<RepoPath, Chart> found) {
    RepoPath holder = chart.directory().parent();
    Chart parent = holder.name().equals("charts") ? found.get(holder.parent()) : null;
    if (parent == null) {
      return chart;
    }
    Value.Mapping given = Values.below(parent.values(), chart.name());
    return new Chart(
        chart.file(),
        chart.origin(),
        chart.body(),
        Values.merge(chart.values(), given),
        chart.dependencies(),
        chart.locked());
  }

  /** A chart that lies in another one, beside its parts, and takes that one in, is there to try it out. */
  private static Chart tried(Chart chart, SortedMap<RepoPath, Chart> found) {
    boolean triesOut =
        chart.dependencies().stream()
            .map(Chart.Dependency::repository)
            .filter(repository -> repository.startsWith("file://"))
            .flatMap(
                repository ->
                    chart.directory().resolve(repository.substring("file://".length())).stream())
            .anyMatch(
                target ->
                    found.containsKey(target)
                        && !target.equals(chart.directory())
                        && chart.directory().isIn(target));
    return triesOut && !chart.directory().parent().name().equals("charts")
        ? new Chart(
            chart.file(),
            Origin.FIXTURE,
            chart.body(),
            chart.values(),
            chart.dependencies(),
            chart.locked())
        : chart;
  }

  public Collection<Chart> all() {
    return byDirectory.values();
  }

  /** The chart of exactly this directory. */
  public Optional<Chart> in(RepoPath directory) {
    return Optional.ofNullable(byDirectory.get(directory));
  }

  /** The chart that a file belongs to: the nearest one above it. */
  public Optional<Chart> around(RepoPath path) {
    RepoPath directory = path;
    while (!directory.isRoot()) {
      directory = directory.parent();
      Chart chart = byDirectory.get(directory);
      if (chart != null) {
        return Optional.of(chart);
      }
    }
    return Optional.empty();
  }

  /** The chart whose template a file is; nothing for files beside the templates. */
  public Optional<Chart> ofTemplate(RepoPath path) {
    return path.value().contains("templates/")
        ? around(path).filter(chart -> path.isIn(chart.directory().child("templates")))
        : Optional.empty();
  }

  /** The charts that lie unpacked under {@code charts/} of another one. */
  public Collection<Chart> unpackedIn(Chart chart) {
    RepoPath holder = chart.directory().child("charts");
    List<Chart> unpacked = new ArrayList<>();
    for (Map.Entry<RepoPath, Chart> entry : byDirectory.tailMap(holder).entrySet()) {
      if (!entry.getKey().isIn(holder)) {
        break;
      }
      if (entry.getValue().directory().parent().equals(holder)) {
        unpacked.add(entry.getValue());
      }
    }
    return unpacked;
  }

  /** Whether a chart of this name is here. */
  public boolean hasNamed(String name) {
    return names.contains(name);
  }

  /** Whether a chart lies under {@code charts/} of another one. */
  public boolean isSubchart(Chart chart) {
    RepoPath holder = chart.directory().parent();
    return holder.name().equals("charts") && byDirectory.containsKey(holder.parent());
  }
}
