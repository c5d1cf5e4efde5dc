package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Templates;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a template of Argo Workflows does by itself: a container, a script, an object for the cluster, or waiting. */
final class ArgoStep {
  /** Kinds that do work and end, and what such work needs. */
  private static final Set<String> WORK =
      Set.of(
          "Workflow",
          "Pod",
          "SparkApplication",
          "PipelineRun",
          "TaskRun",
          "PersistentVolumeClaim",
          "Secret",
          "ConfigMap",
          "Namespace",
          "ServiceAccount");

  private ArgoStep() {}

  static List<Step> of(Value template) {
    List<Step> steps = new ArrayList<>();
    template.items("initContainers").forEach(c -> steps.add(container(c)));
    template.at("container").ifPresent(c -> steps.add(container(c)));
    template.items("containerSet", "containers").forEach(c -> steps.add(container(c)));
    template.at("script").ifPresent(script -> steps.add(script(script)));
    template.at("suspend").ifPresent(wait -> steps.add(suspended(wait)));
    template.at("resource").ifPresent(resource -> steps.add(resource(resource)));
    template.at("http").ifPresent(http -> steps.add(http(http)));
    for (String kind : List.of("plugin", "data")) {
      template.at(kind).ifPresent(other -> steps.add(Notation.opaque(kind, other.line())));
    }
    return steps;
  }

  private static Step container(Value container) {
    Work work =
        ContainerStep.of(
            container.text("image").orElse("container"),
            container.at("command").map(ArgoStep::filled),
            container.at("args").map(ArgoStep::filled),
            container.line());
    return step(container, work);
  }

  private static Step script(Value script) {
    Value source = script.at("source").orElse(script);
    int line = source.endLine() > source.line() ? source.line() + 1 : source.line();
    return step(
        script,
        ContainerStep.script(filled(source.text().orElse("")), line, script.texts("command")));
  }

  private static Step step(Value container, Work work) {
    Map<String, String> variables = new LinkedHashMap<>(Notation.environment(container));
    variables.replaceAll((name, text) -> filled(text));
    return new Step(
        container.text("name").orElse(""),
        container.line(),
        work,
        filled(container.text("workingDir").orElse("")),
        Condition.ALWAYS,
        false,
        variables);
  }

  /** A suspension with a duration ends by itself. */
  private static Step suspended(Value wait) {
    Work work =
        wait.at("duration").isPresent()
            ? Work.Run.shell("sleep", wait.line())
            : new Work.Approval("a person");
    return new Step("", wait.line(), work, "", Condition.ALWAYS, false, Map.of());
  }

  /**
   * An object that a step hands to the cluster. Starting a job, a pod or another workflow, or making what those need, is
   * no release.
   */
  private static Step resource(Value resource) {
    String action = resource.text("action").orElse("get");
    String kind = kind(resource.text("manifest").orElse(""));
    boolean delivers = !kind.endsWith("Job") && !WORK.contains(kind);
    String command =
        switch (action) {
          case "create", "apply", "patch", "replace" ->
              delivers
                  ? "kubectl " + action + " -f -"
                  : "kubectl create " + kind.toLowerCase(Locale.ROOT);
          case "delete" -> "kubectl delete -f -";
          default -> "kubectl get -f -";
        };
    return Step.run("", resource.line(), Work.Run.shell(command, resource.line()));
  }

  private static String kind(String manifest) {
    return manifest
        .lines()
        .filter(line -> line.startsWith("kind:"))
        .map(line -> line.substring("kind:".length()).strip())
        .findFirst()
        .orElse("");
  }

  /** A call of a web address means as much as the same call in a script. */
  private static Step http(Value http) {
    String method = http.text("method").orElse("GET");
    String url = filled(http.text("url").orElse(""));
    String command = ContainerStep.quoted(List.of("curl", "-X", method, url));
    return Step.run("", http.line(), Work.Run.shell(command, http.line()));
  }

  static Value filled(Value value) {
    if (value instanceof Value.Scalar s) {
      return new Value.Scalar(filled(s.text()), s.quoted(), s.tag(), s.line(), s.endLine());
    }
    if (value instanceof Value.Sequence list) {
      return new Value.Sequence(
          list.items().stream().map(ArgoStep::filled).toList(), "", list.line(), list.endLine());
    }
    return value;
  }

  /** Argo's variables as expressions that the linker fills in. */
  static String filled(String text) {
    return Templates.fill(text, "{{", "}}", ArgoStep::expression);
  }

  private static Optional<String> expression(String name) {
    String bare = name.startsWith("=") ? name.substring(1).strip() : name;
    for (String prefix : List.of("inputs.parameters.", "workflow.parameters.")) {
      if (bare.startsWith(prefix)) {
        String kind = prefix.startsWith("inputs") ? "inputs." : "workflow.";
        return Optional.of("${{ " + kind + bare.substring(prefix.length()) + " }}");
      }
    }
    if (bare.equals("item")
        || bare.startsWith("item.")) { // of a step that is done for each of a list
      return Optional.of("${{ inputs." + bare + " }}");
    }
    return Optional.empty();
  }

  /** Puts a template's own values into a text. */
  static String known(String text, Map<String, String> inputs) {
    Map<String, String> names = new LinkedHashMap<>();
    inputs.forEach((name, value) -> names.put("inputs." + name, value));
    return Templates.fill(text, names);
  }

  /** A step with a template's own values put in. */
  static Step with(Step step, Map<String, String> inputs) {
    Work work = step.work();
    if (work instanceof Work.Run run) {
      work =
          new Work.Run(
              known(run.script(), inputs),
              run.line(),
              run.errexit(),
              run.pipefail(),
              run.interpreter());
    }
    Map<String, String> variables = new LinkedHashMap<>(step.variables());
    variables.replaceAll((name, text) -> known(text, inputs));
    return new Step(
        step.name(),
        step.line(),
        work,
        known(step.directory(), inputs),
        step.condition(),
        step.mayFail(),
        variables);
  }
}
