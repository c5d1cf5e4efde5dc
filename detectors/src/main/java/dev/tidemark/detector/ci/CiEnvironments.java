package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Targets;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Environments that pipelines deliver to, and what orders them. */
@AutoService(Detector.class)
public final class CiEnvironments implements Detector {

  @Override
  public String id() {
    return "ci-environments";
  }

  @Override
  public String sees() {
    return "Environments that jobs apply to, with those whose jobs must have ended before.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.environment");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    SecondWays ways = new SecondWays(landscape);
    for (LinkedPipeline linked : landscape.facet(Pipelines.FACET).running()) {
      Map<String, Evidence> found = new LinkedHashMap<>();
      Performed.of(linked).stream()
          .filter(CiEnvironments::delivers)
          .forEach(deed -> delivered(deed, ways, found));
      found.values().forEach(sink);
    }
  }

  /** The environments that a deed delivers to, beside those that were found already. */
  private static void delivered(Performed deed, SecondWays ways, Map<String, Evidence> found) {
    List<String> environments = Targets.environments(deed);
    for (String name : environments) {
      Evidence known = found.get(name);
      Evidence seen = known == null ? environment(deed, name, environments) : known;
      boolean around = isOrderedProduction(seen) && deed.is(Meaning.Act.APPLY) && ways.around(deed);
      found.put(name, around ? skipped(seen) : seen);
    }
  }

  /** By its meaning, or by the name and inputs of something that could not be read. */
  private static boolean delivers(Performed deed) {
    return deed.is(Meaning.Act.APPLY)
        ? !deed.meaning().has("touch") && !Targets.isTest(deed)
        : deed.deed().likely().contains("apply");
  }

  private static boolean isOrderedProduction(Evidence seen) {
    return seen.is("production") && !seen.texts("after").isEmpty();
  }

  private static Evidence skipped(Evidence seen) {
    return seen.with("second-way", true);
  }

  private static Evidence environment(Performed deed, String name, List<String> together) {
    List<String> after =
        new ArrayList<>(Triggering.environmentsBefore(deed.pipeline(), deed.job().id()));
    boolean serial = deed.job().job().serial() && together.size() > 1;
    if (serial) {
      after.addAll(together.subList(0, together.indexOf(name)));
    }
    after.remove(name);
    boolean manual = deed.kinds().equals(Set.of(Trigger.Kind.DISPATCH));
    String by =
        !after.isEmpty()
            ? "needs"
            : Triggering.isConfirmed(deed) ? "approval" : manual ? "manual" : "none";
    return Evidence.of("ci.environment", deed.at())
        .with("environment", name)
        .with("after", after.stream().distinct().toList())
        .with("production", EnvironmentNames.isProduction(name))
        .with("ordered-by", by)
        .with("scope", deed.pipeline().pipeline().name());
  }
}
