package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The templates of Argo Workflows: what a workflow runs as jobs, and each template by itself for those who use it. */
final class ArgoTemplates {
  private final Map<String, KubernetesObject> known = new HashMap<>();

  ArgoTemplates(KubernetesObjects objects) {
    for (String kind : List.of("WorkflowTemplate", "ClusterWorkflowTemplate")) {
      objects.inForce(ArgoWorkflows.GROUP, kind).forEach(o -> known.putIfAbsent(o.name(), o));
    }
  }

  /**
   * What a workflow runs.
   *
   * @param parameters of the workflow, by the names that its templates know them by
   * @param inlined the workflow template that it is started from, where that is here
   */
  record Plan(List<Job> jobs, Map<String, String> parameters, Optional<Pipeline.Inlined> inlined) {}

  /** The jobs of a workflow, from its entrypoint on; one that is started from a template says what differs from it. */
  Plan plan(Value spec, RepoPath file) {
    Optional<Value> reference = spec.at("workflowTemplateRef");
    if (reference.isEmpty()) {
      return new Plan(jobs(spec, spec, Optional.empty()), parameters(spec), Optional.empty());
    }
    String name = reference.get().text("name").orElse("");
    int line = reference.get().line();
    KubernetesObject template = known.get(name);
    if (template == null) {
      Work.Use use =
          new Work.Use(Work.Use.Kind.WORKFLOW, reference(name, ""), ArgoCall.given(spec));
      Job job = Job.of("workflow", line, List.of(Step.use("", line, use)));
      return new Plan(List.of(job), parameters(spec), Optional.empty());
    }
    Value base = template.body().at("spec").orElse(template.body());
    Map<String, String> parameters = parameters(base);
    parameters.putAll(parameters(spec));
    return new Plan(
        jobs(spec, base, Optional.of(template.path())),
        parameters,
        Optional.of(new Pipeline.Inlined(template.path(), file, line)));
  }

  private List<Job> jobs(Value spec, Value base, Optional<RepoPath> file) {
    ArgoExpansion expansion = new ArgoExpansion(base, file, this::referred);
    String start = spec.text("entrypoint").or(() -> base.text("entrypoint")).orElse("");
    expansion.template(start, "", List.of(), Map.of(), 0);
    List<String> all = expansion.jobs().stream().map(Job::id).toList();
    spec.text("onExit")
        .or(() -> base.text("onExit"))
        .ifPresent(exit -> expansion.template(exit, "onExit", all, Map.of(), 0));
    return expansion.jobs();
  }

  /** The parameters of a workflow, by the names that its templates know them by. */
  static Map<String, String> parameters(Value spec) {
    Map<String, String> known = new LinkedHashMap<>();
    for (Value parameter : spec.items("arguments", "parameters")) {
      parameter
          .text("value")
          .ifPresent(text -> known.put("workflow." + parameter.text("name").orElse(""), text));
    }
    return known;
  }

  /** Each template of a workflow template as a job; one that calls others calls them by name. */
  List<Job> each(Value body, KubernetesObject object) {
    Value spec = body.at("spec").orElse(body);
    List<Job> jobs = new ArrayList<>();
    for (Value template : spec.items("templates")) {
      String name = template.text("name").orElse("template");
      List<Step> steps = new ArrayList<>();
      for (Value call : calls(template)) {
        Optional<Value> inline = call.at("inline");
        if (inline.isPresent()) {
          steps.addAll(ArgoStep.of(inline.get()));
          continue;
        }
        String own = "./" + object.path() + "#" + object.name() + "/";
        String target =
            call.at("templateRef").isPresent()
                ? referred(call)
                : own + call.text("template").orElse("");
        Work.Use use = new Work.Use(Work.Use.Kind.TEMPLATE, target, ArgoCall.given(call));
        steps.add(
            Step.use("", call.line(), use)
                .withMayFail(ArgoCall.mayFail(call))
                .withCondition(ArgoCall.when(call)));
      }
      if (steps.isEmpty()) {
        steps.addAll(ArgoStep.of(template));
      }
      jobs.add(Job.of(name, template.line(), steps));
    }
    return jobs;
  }

  /** The workflow templates of a cluster are installed from anywhere: only those that are here are known. */
  private String reference(String name, String template) {
    String suffix = template.isEmpty() ? "" : "/" + template;
    KubernetesObject object = known.get(name);
    String whole = object == null ? "argo/" + name : "./" + object.path() + "#" + name;
    return whole + suffix;
  }

  private String referred(Value call) {
    return reference(
        call.text("templateRef", "name").orElse(""),
        call.text("templateRef", "template").orElse(""));
  }

  private static List<Value> calls(Value template) {
    List<Value> calls = new ArrayList<>();
    for (Value row : template.items("steps")) {
      calls.addAll(row instanceof Value.Sequence list ? list.items() : List.of(row));
    }
    calls.addAll(template.items("dag", "tasks"));
    return calls;
  }
}
