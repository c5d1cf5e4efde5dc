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
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Argo Workflows: workflows that a person, a schedule or a sensor of Argo Events starts, their entrypoint's steps and
 * tasks as jobs; and workflow templates, used by file and name. Suspending waits for a person.
 */
@AutoService(Translator.class)
public final class ArgoWorkflows implements Translator {
  static final String GROUP = "argoproj.io";
  private static final String SYSTEM = "argo-workflows";

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    ArgoTemplates templates = new ArgoTemplates(objects);
    ArgoSensors sensors = ArgoSensors.of(objects);
    for (KubernetesObject object : objects.inForce().toList()) {
      if (object.group().equals(GROUP)) {
        of(object, templates, sensors).ifPresent(sink);
      }
    }
    for (ArgoSensors.Start start : sensors.starts()) {
      workflow(start.workflow(), start.name(), start.location(), start.triggers(), templates)
          .ifPresent(sink);
    }
  }

  private static Optional<Pipeline> of(
      KubernetesObject object, ArgoTemplates templates, ArgoSensors sensors) {
    Value body = object.body();
    Location at = object.location();
    return switch (object.kind()) {
      case "Workflow" ->
          workflow(
              body,
              name(object),
              at,
              sensors.triggers(object.path()).orElse(List.of(Trigger.of(Trigger.Kind.DISPATCH))),
              templates);
      case "CronWorkflow" ->
          workflow(body, name(object), at, List.of(Trigger.of(Trigger.Kind.SCHEDULE)), templates);
      case "WorkflowTemplate", "ClusterWorkflowTemplate" ->
          Optional.of(
              new Pipeline(
                  SYSTEM,
                  name(object),
                  Pipeline.Kind.TEMPLATE,
                  at,
                  List.of(Trigger.of(Trigger.Kind.CALL)),
                  templates.each(body, object),
                  ArgoTemplates.parameters(body.at("spec").orElse(body)),
                  List.of()));
      default -> Optional.empty();
    };
  }

  private static String name(KubernetesObject object) {
    return object.name().isEmpty()
        ? object.body().text("metadata", "generateName").orElse(object.path().name())
        : object.name();
  }

  private static Optional<Pipeline> workflow(
      Value body, String name, Location at, List<Trigger> triggers, ArgoTemplates templates) {
    Value spec = body.at("spec", "workflowSpec").or(() -> body.at("spec")).orElse(body);
    ArgoTemplates.Plan plan = templates.plan(spec, at.path());
    List<Job> jobs = new ArrayList<>(plan.jobs());
    if (jobs.isEmpty()) {
      return Optional.empty();
    }
    if (body.isTrue("spec", "suspend")) { // a schedule that is switched off
      jobs.replaceAll(job -> job.withCondition(new Condition.Never()));
    }
    return Optional.of(
        new Pipeline(
            SYSTEM,
            name,
            Pipeline.Kind.PIPELINE,
            at,
            triggers,
            jobs,
            plan.parameters(),
            List.of(),
            plan.inlined().stream().toList()));
  }
}
