package dev.tidemark.detector.helm;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.object.Workloads;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Charts with what comes with them, and charts that others use as modules, on the authority of the chart's own files. */
@AutoService(Detector.class)
public final class HelmCharts implements Detector {
  /** Files in whose words a pipeline may publish charts, beside YAML. */
  private static final Set<String> SCRIPTED = Set.of("sh", "groovy", "mk");

  private static final Set<String> SCRIPTS = Set.of("jenkinsfile", "makefile");

  @Override
  public String id() {
    return "helm-charts";
  }

  @Override
  public String sees() {
    return "charts with version, dependencies, values schema, tests and documentation, and library"
        + " charts and charts that releases here install, read from Chart.yaml and"
        + " the files beside it";
  }

  @Override
  public Set<String> emits() {
    return Set.of("helm.chart", "iac.module");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return isScript(path) || Set.of("yaml", "yml", "md", "json", "tpl").contains(path.extension());
  }

  private static boolean isScript(RepoPath path) {
    return SCRIPTS.contains(path.lowerName()) || SCRIPTED.contains(path.extension());
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    if (isScript(path)) {
      return text.isEmpty() || text.contains("helm") ? Set.of("iac.module") : Set.of();
    }
    return PlainObjects.isKeptForAnother(path) ? Set.of() : Detector.super.couldEmit(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Charts charts = landscape.facet(Charts.FACET);
    Releases releases = landscape.facet(Releases.FACET);
    Map<RepoPath, Integer> dependentsOf = dependents(charts);
    boolean publishes = !charts.all().isEmpty() && publishesCharts(landscape);
    for (Chart chart : charts.all()) {
      if (!chart.origin().isInForce()) {
        continue;
      }
      ChartFolder folder = ChartFolder.of(landscape, chart);
      sink.accept(describe(landscape, chart, folder));
      List<Release> installing = releases.applying(chart.directory());
      int dependents = dependentsOf.getOrDefault(chart.directory(), 0);
      if (chart.isLibrary() || dependents + installing.size() > 0 || !charts.isSubchart(chart)) {
        long users = installing.stream().map(Release::home).distinct().count() + dependents;
        sink.accept(
            module(chart, folder)
                .with("uses", installing.size() + dependents)
                .with("users", users)
                .with("called", users > 0 || isDelivered(landscape, chart))
                .with("offered", chart.isLibrary() || publishes));
      }
    }
  }

  /** Whether a pipeline here publishes charts: whoever may be meant by that, it is not the repository itself. */
  private static boolean publishesCharts(Landscape landscape) {
    return landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE).stream()
        .anyMatch(
            deed -> deed.is(Meaning.Act.PUBLISH) && deed.meaning().detail("what").equals("chart"));
  }

  /** Whether the repository's own pipeline installs it, as {@code ChartReleases} finds. */
  private static boolean isDelivered(Landscape landscape, Chart chart) {
    return landscape.units().in(chart.directory()).stream()
        .anyMatch(unit -> unit.kind() == Unit.Kind.RELEASE);
  }

  /** How many charts depend on the one in a directory. */
  private static Map<RepoPath, Integer> dependents(Charts charts) {
    Map<RepoPath, Integer> dependents = new HashMap<>();
    for (Chart chart : charts.all()) {
      chart.dependencies().stream()
          .filter(dependency -> chart.origin() != Origin.FIXTURE)
          .map(Chart.Dependency::repository)
          .filter(repository -> repository.startsWith("file://"))
          .flatMap(r -> chart.directory().resolve(r.substring("file://".length())).stream())
          .distinct()
          .forEach(target -> dependents.merge(target, 1, Integer::sum));
    }
    return dependents;
  }

  private static Evidence describe(Landscape landscape, Chart chart, ChartFolder folder) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    long workloads =
        landscape.below(chart.directory().child("templates")).stream()
            .flatMap(entry -> objects.in(entry.path()).stream())
            .filter(Workloads::isWorkload)
            .map(KubernetesObject::location)
            .distinct()
            .count();
    long pinned =
        chart.dependencies().stream()
            .filter(d -> chart.locked() || VersionPin.of(d.version()).pinned())
            .count();
    return Evidence.of("helm.chart", Location.of(chart.file(), 1))
        .with("tool", "helm")
        .with("name", chart.name())
        .with("dir", place(chart))
        .with("type", chart.type())
        .with("version", chart.version())
        .with("dependencies", chart.dependencies().size())
        .with("pinned-dependencies", pinned)
        .with("schema", folder.schema())
        .with("tested", folder.tested())
        .with("documented", folder.documented())
        .with("workloads", workloads);
  }

  private static Evidence module(Chart chart, ChartFolder folder) {
    return Evidence.of("iac.module", Location.of(chart.file(), 1))
        .with("tool", "helm")
        .with("name", chart.name())
        .with("dir", place(chart))
        .with("documented", folder.documented())
        .with("tested", folder.tested())
        .with("versioned", !chart.version().isEmpty())
        .with("inputs", chart.values().pairs().size());
  }

  private static String place(Chart chart) {
    return chart.directory().asDirectory();
  }

  /** What lies in a chart's directory. */
  private record ChartFolder(boolean schema, boolean tested, boolean documented) {

    /** A README of a chart that lists its values is longer than a greeting: bytes. */
    private static final int SHORTEST_README = 300;

    static ChartFolder of(Landscape landscape, Chart chart) {
      RepoPath directory = chart.directory();
      boolean tested = false;
      for (Entry entry : landscape.below(directory)) {
        tested |= isTest(directory, entry.path());
      }
      boolean readme =
          landscape.in(directory).stream()
              .anyMatch(
                  e ->
                      e.path().lowerName().equals("readme.md")
                          && (e.size() < 0 || e.size() > SHORTEST_README));
      Pages pages = landscape.facet(Pages.FACET);
      readme |= pages.readme(directory).isEmpty() && pages.readmeAbout(directory).isPresent();
      boolean generated = landscape.hasFile(directory.child("README.md.gotmpl"));
      return new ChartFolder(
          landscape.hasFile(directory.child("values.schema.json")), tested, readme || generated);
    }

    private static boolean isTest(RepoPath chart, RepoPath path) {
      String name = path.lowerName();
      String folder = path.parent().equals(chart) ? "" : path.parent().name();
      return (folder.equals("ci")
              && name.endsWith("values.yaml")
              && path.parent().parent().equals(chart))
          || path.isIn(chart.child("templates").child("tests"))
          || ((folder.equals("tests") || folder.equals("unittests")) && name.contains("_test.y"))
          || (name.contains("test")
              && path.isIn(chart.child("templates"))
              && name.endsWith(".yaml")
              && folder.contains("test"));
    }
  }
}
