package dev.tidemark.pipeline;

import dev.tidemark.document.Location;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pipeline with what its steps call followed.
 *
 * @param jobs those that can run, in the order of the file, with those of called workflows in their place
 * @param fingerprint what its jobs do in their order, hashed; equal for copies whatever their names
 * @param cut whether a limit left some of it out
 * @param acts all that its jobs do
 * @param byId its jobs by their ids
 */
public record LinkedPipeline(
    Pipeline pipeline,
    List<LinkedJob> jobs,
    String fingerprint,
    boolean cut,
    Set<Meaning.Act> acts,
    Map<String, LinkedJob> byId) {

  public LinkedPipeline {
    jobs = List.copyOf(jobs);
    acts = Set.copyOf(acts);
    byId = Map.copyOf(byId);
  }

  public LinkedPipeline(Pipeline pipeline, List<LinkedJob> jobs, String fingerprint, boolean cut) {
    this(pipeline, jobs, fingerprint, cut, acts(jobs), byId(jobs));
  }

  private static Map<String, LinkedJob> byId(List<LinkedJob> jobs) {
    Map<String, LinkedJob> byId = new HashMap<>();
    jobs.forEach(job -> byId.put(job.id(), job));
    return byId;
  }

  private static Set<Meaning.Act> acts(List<LinkedJob> jobs) {
    Set<Meaning.Act> acts = EnumSet.noneOf(Meaning.Act.class);
    jobs.forEach(job -> acts.addAll(job.acts()));
    return acts;
  }

  /**
   * A job with its steps.
   *
   * @param id unique in the pipeline: {@code deploy}, {@code deploy/apply} for a called workflow's
   * @param needs ids of the jobs before it
   * @param triggers those that can start it, after its conditions
   * @param environments where it delivers to; several when a matrix does it side by side
   * @param manual a person confirms it
   * @param calledAt where the running pipeline calls the workflow that holds the job; empty for a job of its own
   * @param acts all that its steps do
   * @param delivers the environments that it delivers to: those that it names, or else those that its applies speak of
   */
  public record LinkedJob(
      Job job,
      String id,
      Optional<Location> calledAt,
      List<String> needs,
      List<Trigger> triggers,
      List<String> environments,
      boolean manual,
      List<LinkedStep> steps,
      Set<Meaning.Act> acts,
      List<String> delivers) {
    public LinkedJob {
      needs = List.copyOf(needs);
      triggers = List.copyOf(triggers);
      environments = List.copyOf(environments);
      steps = List.copyOf(steps);
      acts = Set.copyOf(acts);
      delivers = List.copyOf(delivers);
    }

    public LinkedJob(
        Job job,
        String id,
        Optional<Location> calledAt,
        List<String> needs,
        List<Trigger> triggers,
        List<String> environments,
        boolean manual,
        List<LinkedStep> steps) {
      this(
          job,
          id,
          calledAt,
          needs,
          triggers,
          environments,
          manual,
          steps,
          acts(steps),
          Targets.delivers(id, environments, steps));
    }

    private static Set<Meaning.Act> acts(List<LinkedStep> steps) {
      Set<Meaning.Act> acts = EnumSet.noneOf(Meaning.Act.class);
      steps.forEach(step -> step.deeds().forEach(deed -> add(deed, acts)));
      return acts;
    }

    private static void add(Deed deed, Set<Meaning.Act> acts) {
      deed.meaning().ifPresent(meaning -> acts.add(meaning.act()));
      deed.inside().forEach(inside -> add(inside, acts));
    }
  }

  /**
   * A step with what it does.
   *
   * @param triggers those that can start it, after its conditions
   */
  public record LinkedStep(Step step, List<Trigger> triggers, List<Deed> deeds) {
    public LinkedStep {
      triggers = List.copyOf(triggers);
      deeds = List.copyOf(deeds);
    }
  }
}
