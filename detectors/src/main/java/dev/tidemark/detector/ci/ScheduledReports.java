package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Pipelines on a schedule that report measures: by a tool that the catalogue knows for it, or by their own script where
 * the pipeline says that it reports a measure and somebody or some file is given the outcome.
 */
@AutoService(Detector.class)
public final class ScheduledReports implements Detector {

  /** Measures of service, delivery and operation that people report. */
  private static final Set<String> MEASURES =
      Set.of(
          "slo", "slos", "sli", "sla", "kpi", "kpis", "dora", "uptime", "availability", "metrics");

  private static final Set<String> REPORTS =
      Set.of(
          "report",
          "reports",
          "reporting",
          "generate",
          "generates",
          "summary",
          "digest",
          "review",
          "collect",
          "metrics",
          "publish");

  @Override
  public String id() {
    return "scheduled-reports";
  }

  @Override
  public String sees() {
    return "Pipelines on a schedule that report measures of service or delivery to people or into the repository.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("observability.report");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (LinkedPipeline pipeline : landscape.facet(Pipelines.FACET).running()) {
      if (pipeline.pipeline().isScheduled()) {
        known(pipeline).or(() -> own(pipeline)).ifPresent(sink);
      }
    }
  }

  private static Optional<Evidence> known(LinkedPipeline pipeline) {
    return Performed.of(pipeline).stream()
        .filter(deed -> deed.deed().meaning().filter(m -> m.has("metrics-report")).isPresent())
        .filter(deed -> deed.kinds().contains(Trigger.Kind.SCHEDULE))
        .findFirst()
        .map(
            deed ->
                Evidence.of("observability.report", deed.at())
                    .with("tool", deed.meaning().tool())
                    .with("what", pipeline.pipeline().name()));
  }

  private static Optional<Evidence> own(LinkedPipeline pipeline) {
    List<String> said =
        Arrays.asList(
            (pipeline.pipeline().name() + " " + pipeline.pipeline().location().path().name())
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]+"));
    boolean measure = said.stream().anyMatch(MEASURES::contains);
    boolean report = said.stream().anyMatch(REPORTS::contains);
    boolean given =
        pipeline.jobs().stream()
            .flatMap(job -> job.steps().stream())
            .anyMatch(ScheduledReports::gives);
    return measure && report && given
        ? Optional.of(
            Evidence.of("observability.report", pipeline.pipeline().location())
                .with("what", pipeline.pipeline().name()))
        : Optional.empty();
  }

  private static boolean gives(LinkedStep step) {
    return step.deeds().stream().anyMatch(ScheduledReports::gives);
  }

  private static boolean gives(Deed deed) {
    return deed.meaning()
            .filter(
                m ->
                    m.is(Meaning.Act.NOTIFY)
                        || m.is(Meaning.Act.PUBLISH)
                        || m.is(Meaning.Act.UPDATE))
            .isPresent()
        || deed.inside().stream().anyMatch(ScheduledReports::gives);
  }
}
