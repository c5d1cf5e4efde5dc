package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Drone: the documents of {@code .drone.yml} as the jobs of one pipeline, in the order of {@code depends_on}, with what
 * triggers each; a step that a promotion to a target runs is a job that delivers there.
 */
@AutoService(Translator.class)
public final class Drone implements Translator {
  private static final String SYSTEM = "drone";

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      String name = file.path().lowerName();
      if (name.equals(".drone.yml") || name.equals(".drone.yaml")) {
        Pipeline pipeline = pipeline(file);
        if (!pipeline.jobs().isEmpty()) {
          sink.accept(pipeline);
        }
      }
    }
  }

  private static Pipeline pipeline(Placed<ConfigDocument> file) {
    List<Job> jobs = new ArrayList<>();
    Set<Trigger> triggers = new LinkedHashSet<>();
    for (Value root : file.document().roots()) {
      String kind = root.text("kind").orElse("");
      boolean old = root.at("kind").isEmpty() && !root.pairs("pipeline").isEmpty();
      if (kind.equals("pipeline") || old) {
        EventFilter starts =
            root.at("trigger")
                .or(() -> root.at("branches").filter(b -> old).map(Woodpecker::ofBranches))
                .map(EventFilter::of)
                .orElse(EventFilter.EVERYTHING);
        triggers.addAll(starts.triggers());
        jobs.addAll(jobs(root, starts));
      } else if (kind.equals("template")) {
        jobs.add(template(root));
        triggers.addAll(EventFilter.EVERYTHING.triggers());
      } else if (!PluginStep.steps(root)
          .isEmpty()) { // Drone passes over kinds that it does not know
        String name = "steps of kind " + (kind.isEmpty() ? "nothing" : kind);
        jobs.add(Job.of(name, root.line(), List.of(Notation.opaque(name, root.line()))));
      }
    }
    return Notation.pipeline(
        SYSTEM,
        file.path().name(),
        Pipeline.Kind.PIPELINE,
        file.at(1),
        List.copyOf(triggers),
        jobs);
  }

  private static Job template(Value root) {
    String name = root.text("load").orElse("template");
    Work.Use use = new Work.Use(Work.Use.Kind.TEMPLATE, name, Notation.scalars(root, "data"));
    return Job.of(name, root.line(), List.of(Step.use("", root.line(), use)));
  }

  /** The document's own job, and one more for each target that steps are promoted to. */
  static List<Job> jobs(Value root, EventFilter starts) {
    String id = root.text("name").orElse("default");
    List<Step> steps = new ArrayList<>();
    List<Job> promoted = new ArrayList<>();
    for (Value step : PluginStep.steps(root)) {
      EventFilter when = step.at("when").map(EventFilter::of).orElse(EventFilter.EVERYTHING);
      List<Step> work = PluginStep.of(step);
      if (when.targets().isEmpty()) {
        work.forEach(one -> steps.add(one.withCondition(when.condition())));
      } else {
        promoted.add(
            Job.of(id + "/" + step.text("name").orElse("promote"), step.line(), work)
                .withNeeds(List.of(id))
                .withCondition(when.condition())
                .withVariables(PluginStep.variables(root, step))
                .withSecrets(PluginStep.secrets(step))
                .withEnvironment(either(when.targets())));
      }
    }
    List<Job> jobs = new ArrayList<>();
    boolean runs = !(starts.condition() instanceof Condition.Never);
    jobs.add(
        Job.of(id, root.line(), runs ? steps : List.of())
            .withNeeds(root.texts("depends_on"))
            .withCondition(starts.own())
            .withEnvironment(either(starts.targets()))
            .withVariables(PluginStep.variables(root, root))
            .withSecrets(PluginStep.secrets(root)));
    jobs.addAll(promoted);
    return jobs;
  }

  private static String either(List<String> targets) {
    return targets.size() < 2 ? String.join("", targets) : "{" + String.join(",", targets) + "}";
  }

  /** What a person reads of a matrix of values. */
  static Map<String, List<String>> matrix(Value root) {
    Map<String, List<String>> matrix = new LinkedHashMap<>();
    root.pairs("matrix")
        .forEach(
            axis -> {
              List<String> values = axis.value().texts();
              if (!values.isEmpty() && !axis.key().equals("include")) {
                matrix.put(axis.key(), values);
              }
            });
    return matrix;
  }
}
