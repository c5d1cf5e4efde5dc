package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tekton: tasks and pipelines as templates, and the runs that start them, by a person, by an event listener or by
 * Pipelines-as-Code. A task or pipeline of the repository is used by its file and name, another by its name in the
 * catalogue that its resolver names.
 */
@AutoService(Translator.class)
public final class Tekton implements Translator {
  static final String GROUP = "tekton.dev";
  private static final String SYSTEM = "tekton";

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    TektonReferences references = new TektonReferences(objects);
    for (KubernetesObject object : objects.inForce().toList()) {
      if (object.group().equals(GROUP)) {
        of(object, references).ifPresent(sink);
      }
    }
    for (TektonListeners.Start start : TektonListeners.of(objects)) {
      for (Value run : start.runs()) {
        run(run, start.location(), start.triggers(), references).ifPresent(sink);
      }
    }
  }

  private static Optional<Pipeline> of(KubernetesObject object, TektonReferences references) {
    Value body = object.body();
    return switch (object.kind()) {
      case "Task", "ClusterTask", "StepAction" ->
          Optional.of(
              template(
                  object,
                  List.of(
                      Job.of(
                          object.name(), line(object), TektonSteps.of(spec(body), references)))));
      case "Pipeline" -> Optional.of(template(object, jobs(spec(body), references)));
      case "PipelineRun", "TaskRun" ->
          run(body, object.location(), TektonAnnotations.triggers(object), references);
      default -> Optional.empty();
    };
  }

  private static int line(KubernetesObject object) {
    return object.location().startLine();
  }

  private static Value spec(Value body) {
    return body.at("spec").orElse(body);
  }

  private static Pipeline template(KubernetesObject object, List<Job> jobs) {
    return new Pipeline(
        SYSTEM,
        object.name(),
        Pipeline.Kind.TEMPLATE,
        object.location(),
        List.of(Trigger.of(Trigger.Kind.CALL)),
        jobs,
        defaults(spec(object.body())),
        List.of());
  }

  /** The values of parameters that nobody gives. */
  private static Map<String, String> defaults(Value spec) {
    Map<String, String> known = new LinkedHashMap<>();
    for (Value parameter : spec.items("params")) {
      parameter
          .text("default")
          .or(() -> parameter.text("value"))
          .ifPresent(text -> known.put("inputs." + parameter.text("name").orElse(""), text));
    }
    return known;
  }

  /** A run, with what it refers to or with what is written in it. */
  private static Optional<Pipeline> run(
      Value body, Location at, List<Trigger> triggers, TektonReferences references) {
    Value spec = spec(body);
    List<Job> jobs = new ArrayList<>();
    if (spec.at("pipelineSpec").isPresent()) {
      jobs.addAll(jobs(spec.at("pipelineSpec").get(), references));
    } else if (spec.at("taskSpec").isPresent()) {
      List<Step> steps = TektonSteps.of(spec.at("taskSpec").get(), references);
      jobs.add(Job.of("task", at.startLine(), steps));
    } else if (spec.at("pipelineRef").isPresent()) {
      Value reference = spec.at("pipelineRef").get();
      Work.Use use = references.pipeline(reference, parameters(spec));
      jobs.add(Job.of("pipeline", reference.line(), List.of(Step.use("", reference.line(), use))));
    } else if (spec.at("taskRef").isPresent()) {
      Value reference = spec.at("taskRef").get();
      Work.Use use = references.task(reference, parameters(spec));
      jobs.add(Job.of("task", reference.line(), List.of(Step.use("", reference.line(), use))));
    }
    if (jobs.isEmpty()) {
      return Optional.empty();
    }
    String name =
        body.text("metadata", "name")
            .or(() -> body.text("metadata", "generateName"))
            .orElse(at.path().name());
    return Optional.of(
        new Pipeline(
            SYSTEM, name, Pipeline.Kind.PIPELINE, at, triggers, jobs, defaults(spec), List.of()));
  }

  private static Map<String, String> parameters(Value spec) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Value parameter : spec.items("params")) {
      List<String> texts = parameter.texts("value");
      if (!texts.isEmpty()) {
        String text = texts.size() == 1 ? texts.get(0) : ContainerStep.quoted(texts);
        given.put(parameter.text("name").orElse(""), TektonSteps.filled(text));
      }
    }
    return given;
  }

  /** The tasks of a pipeline in the order of what each waits for; those of {@code finally} after all. */
  private static List<Job> jobs(Value pipeline, TektonReferences references) {
    List<Job> jobs = new ArrayList<>();
    for (Value task : pipeline.items("tasks")) {
      List<String> needs = new ArrayList<>(task.texts("runAfter"));
      TektonSteps.results(task).stream().filter(id -> !needs.contains(id)).forEach(needs::add);
      jobs.add(job(task, references).withNeeds(needs));
    }
    List<String> all = jobs.stream().map(Job::id).toList();
    pipeline.items("finally").forEach(t -> jobs.add(job(t, references).withNeeds(all)));
    return jobs;
  }

  private static Job job(Value task, TektonReferences references) {
    String id = task.text("name").orElse("task " + task.line());
    List<Step> steps = new ArrayList<>();
    Optional<Value> written = task.at("taskSpec");
    Optional<Value> reference = task.at("taskRef").or(() -> task.at("pipelineRef"));
    if (written.isPresent()) {
      steps.addAll(TektonSteps.of(written.get(), references));
    } else if (reference.isPresent()) {
      steps.add(used(task, reference.get(), references));
    }
    Map<String, List<String>> matrix = new LinkedHashMap<>();
    task.items("matrix", "params")
        .forEach(axis -> matrix.put(axis.text("name").orElse(""), axis.texts("value")));
    return Job.of(id, task.line(), steps)
        .withMatrix(matrix)
        .withMayFail(task.text("onError").orElse("").equals("continue"))
        .withCondition(TektonSteps.when(task))
        .withTimeout(Notation.minutes(task.text("timeout").orElse("")));
  }

  private static Step used(Value task, Value reference, TektonReferences references) {
    if (reference.text("kind").orElse("").equals("ApprovalTask")) {
      return new Step(
          "",
          reference.line(),
          new Work.Approval("a person"),
          "",
          Condition.ALWAYS,
          false,
          Map.of());
    }
    Map<String, String> given = new LinkedHashMap<>(parameters(task));
    task.items("matrix", "params")
        .forEach(
            axis ->
                given.put(
                    axis.text("name").orElse(""),
                    "${{ matrix." + axis.text("name").orElse("") + " }}"));
    Work.Use use =
        task.at("pipelineRef").isPresent()
            ? references.pipeline(reference, given)
            : references.task(reference, given);
    return Step.use("", reference.line(), use);
  }
}
