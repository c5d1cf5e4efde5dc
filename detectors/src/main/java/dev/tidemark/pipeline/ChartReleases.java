package dev.tidemark.pipeline;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A chart of the repository that its own pipeline installs is delivered from here, once for each environment: an
 * application's chart is no library. What is only installed for a test is not delivered.
 */
@AutoService(UnitSource.class)
public final class ChartReleases implements UnitSource {

  @Override
  public String id() {
    return "charts-released-by-pipelines";
  }

  @Override
  public void find(Landscape landscape, Consumer<Unit> sink) {
    SortedMap<RepoPath, Chart> charts = new TreeMap<>();
    for (Chart chart : landscape.facet(Charts.FACET).all()) {
      if (chart.origin().isInForce()
          && landscape.facet(Releases.FACET).applying(chart.directory()).isEmpty()) {
        charts.put(chart.directory(), chart);
      }
    }
    if (charts.isEmpty()) {
      return;
    }
    for (Performed deed : landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE)) {
      if (delivers(deed)) {
        deed.deed().targets().stream()
            .flatMap(target -> PathPattern.alternatives(target, 100).stream())
            .filter(target -> !target.contains("*"))
            .flatMap(target -> RepoPath.ROOT.resolve(target).stream())
            .flatMap(directory -> Optional.ofNullable(charts.get(directory)).stream())
            .forEach(chart -> release(chart, Targets.environments(deed), sink));
      }
    }
  }

  /** By its meaning, or as something unread that likely applies the chart that it aims at. */
  private static boolean delivers(Performed deed) {
    return deed.is(Meaning.Act.APPLY)
        ? !deed.meaning().has("touch") && !Targets.isTest(deed)
        : deed.deed().likely().contains("apply") && !Targets.isPreview(deed);
  }

  private static void release(Chart chart, List<String> environments, Consumer<Unit> sink) {
    for (String environment : environments.isEmpty() ? List.of("") : environments) {
      sink.accept(
          new Unit(
              Unit.Kind.RELEASE,
              chart.directory(),
              "helm",
              environment,
              Unit.Style.DECLARATIVE,
              new Unit.Traits(false, false, false, EnvironmentNames.isProduction(environment)),
              Location.of(chart.file(), 1),
              chart.origin()));
    }
  }
}
