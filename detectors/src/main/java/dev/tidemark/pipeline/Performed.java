package dev.tidemark.pipeline;

import dev.tidemark.document.Location;
import dev.tidemark.pipeline.LinkedPipeline.LinkedJob;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One deed that a pipeline comes to, with the way there.
 *
 * @param at the place in the pipeline's own file
 * @param via what was followed: {@code scripts/plan.sh:12}
 */
public record Performed(
    LinkedPipeline pipeline,
    LinkedJob job,
    LinkedStep step,
    Deed deed,
    Location at,
    List<String> via) {

  public Performed {
    via = List.copyOf(via);
  }

  /** Every deed of a pipeline that is no mere step on the way to another, in order. */
  public static List<Performed> of(LinkedPipeline pipeline) {
    List<Performed> found = new ArrayList<>();
    for (LinkedJob job : pipeline.jobs()) {
      for (LinkedStep step : job.steps()) {
        for (Deed deed : step.deeds()) {
          Location at = job.calledAt().orElse(deed.location());
          List<String> via =
              job.calledAt().isPresent() ? List.of(deed.location().toString()) : List.of();
          collect(pipeline, job, step, deed, at, via, found);
        }
      }
    }
    return found;
  }

  private static void collect(
      LinkedPipeline pipeline,
      LinkedJob job,
      LinkedStep step,
      Deed deed,
      Location at,
      List<String> via,
      List<Performed> sink) {
    if (deed.outcome() != Deed.Outcome.FOLLOWED) {
      sink.add(new Performed(pipeline, job, step, deed, at, via));
      return;
    }
    for (Deed inside : deed.inside()) {
      List<String> more = new ArrayList<>(via);
      if (!inside.location().path().equals(deed.location().path()) && more.size() < 6) {
        more.add(inside.location().toString());
      }
      collect(pipeline, job, step, inside, at, more, sink);
    }
  }

  /** What it means, if the catalogue knows. */
  public boolean is(Meaning.Act act) {
    return deed.meaning().filter(meaning -> meaning.is(act)).isPresent();
  }

  public Meaning meaning() {
    return deed.meaning().orElseThrow();
  }

  public String system() {
    return pipeline.pipeline().system();
  }

  /** The kinds of triggers that start it, sorted. */
  public Set<Trigger.Kind> kinds() {
    return step.triggers().stream()
        .map(Trigger::kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Their names as evidence gives them. */
  public List<String> triggers() {
    return kinds().stream().map(Trigger.Kind::label).toList();
  }

  /** Whether its failure fails the pipeline. */
  public boolean blocks() {
    return deed.soft().isEmpty();
  }
}
