package dev.tidemark.pipeline.link;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deploys by a workflow or template of another repository that cannot be read and whose name speaks of no infrastructure.
 * Where the one chart here keeps values for the very environments that the job names, that chart is what they deliver.
 * Otherwise they likely deploy something that is no infrastructure code.
 */
final class UnreadDeploys {
  private static final Set<String> DEPLOYS = Set.of("deploy", "deployment", "promote");

  private UnreadDeploys() {}

  /** The steps of a job that delivers to these environments, with what such a deploy likely does. */
  static List<LinkedStep> settle(
      List<LinkedStep> steps, List<String> environments, Landscape landscape) {
    if (environments.isEmpty() || steps.stream().noneMatch(UnreadDeploys::deploys)) {
      return steps;
    }
    Optional<Chart> chart = chart(environments, landscape);
    return steps.stream().map(step -> deploys(step) ? settled(step, chart) : step).toList();
  }

  private static boolean deploys(LinkedStep step) {
    if (!(step.step().work() instanceof Work.Use use)
        || step.deeds().stream().noneMatch(UnreadDeploys::isUnread)) {
      return false;
    }
    String name = use.reference().replaceAll("@.*", "").toLowerCase(Locale.ROOT);
    List<String> words =
        Arrays.asList(name.substring(name.lastIndexOf('/') + 1).split("[^a-z0-9]+", 20));
    return words.stream().anyMatch(DEPLOYS::contains) && !Likely.takesAway(words);
  }

  private static boolean isUnread(Deed deed) {
    return deed.outcome() == Deed.Outcome.UNRESOLVED
        && deed.why().equals("remote")
        && deed.likely().isEmpty();
  }

  private static LinkedStep settled(LinkedStep step, Optional<Chart> chart) {
    String likely = chart.isPresent() ? "apply" : "deploy";
    List<String> targets = chart.map(one -> one.directory().asDirectory()).stream().toList();
    List<Deed> deeds =
        step.deeds().stream()
            .map(deed -> isUnread(deed) ? deed.likely(List.of(likely), targets) : deed)
            .toList();
    return new LinkedStep(step.step(), step.triggers(), deeds);
  }

  private static Optional<Chart> chart(List<String> environments, Landscape landscape) {
    List<Chart> charts =
        landscape.facet(Charts.FACET).all().stream()
            .filter(chart -> chart.origin().isInForce() && !chart.isLibrary())
            .limit(2)
            .toList();
    return charts.size() == 1
            && environments.stream().allMatch(e -> hasValues(charts.get(0), e, landscape))
        ? Optional.of(charts.get(0))
        : Optional.empty();
  }

  /** Values of an environment lie in the chart or beside it: {@code values-prod.yaml}. */
  private static boolean hasValues(Chart chart, String environment, Landscape landscape) {
    RepoPath directory = chart.directory();
    return EnvironmentNames.isEnvironment(environment)
        && Stream.of(directory, directory.parent())
            .flatMap(
                place ->
                    Stream.of("values-%s.yaml", "values-%s.yml", "values.%s.yaml", "values_%s.yaml")
                        .map(name -> place.child(name.formatted(environment))))
            .anyMatch(landscape::hasFile);
  }
}
