package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a pipeline of GitLab includes or starts and what cannot be read here, each as a use that says from where. */
final class GitlabElsewhere {
  private GitlabElsewhere() {}

  static List<Value> includes(Value trigger) {
    return trigger
        .at("include")
        .map(include -> include instanceof Value.Sequence list ? list.items() : List.of(include))
        .orElse(List.of());
  }

  static Optional<String> local(Value include) {
    return include
        .text()
        .filter(text -> !text.contains("://"))
        .or(() -> include.text("local"))
        .map(text -> text.startsWith("/") ? text.substring(1) : text);
  }

  /** One step for each file whose pipeline is started and cannot be read here, or for the project whose own is started. */
  static List<Step> started(Value trigger) {
    List<Step> steps = new ArrayList<>();
    for (Value include : includes(trigger)) {
      steps.add(step(include));
    }
    if (steps.isEmpty()) {
      String project = trigger.text().or(() -> trigger.text("project")).orElse("a pipeline");
      Map<String, String> what = new TreeMap<>(Map.of("command", project));
      trigger.text("branch").ifPresent(branch -> what.put("branch", branch));
      Work.Use other = new Work.Use(Work.Use.Kind.STEP, "gitlab/trigger", what);
      steps.add(Step.use("", trigger.line(), other));
    }
    return steps;
  }

  private static Step step(Value include) {
    Optional<String> local = local(include);
    if (include.text("artifact").isPresent() || local.filter(l -> l.contains("$")).isPresent()) {
      String what = include.text("artifact").or(() -> local).orElse("artifact");
      Work.Opaque generated = new Work.Opaque("trigger " + what, "dynamic");
      return new Step("", include.line(), generated, "", Condition.ALWAYS, false, Map.of());
    }
    if (local.isPresent()) {
      return template("./" + local.get(), include.line());
    }
    String what =
        include
            .text("project")
            .map(project -> project + "/" + include.text("file").orElse(""))
            .or(() -> include.text("remote"))
            .or(() -> include.text("template"))
            .or(() -> include.text("component"))
            .or(include::text)
            .orElse("child pipeline");
    return template(
        "trigger/" + what + include.text("ref").map(ref -> "@" + ref).orElse(""), include.line());
  }

  /** What is included from elsewhere: of GitLab's own templates, the catalogue of components, a project, an address. */
  static Step included(Value include, List<String> files) {
    Optional<String> template = include.text("template");
    if (template.isPresent()) {
      return template(template.get(), include.line());
    }
    Optional<String> component = include.text("component");
    if (component.isPresent()) {
      Map<String, String> inputs = Notation.scalars(include, "inputs");
      Work.Use use = new Work.Use(Work.Use.Kind.COMPONENT, component.get(), inputs);
      return Step.use("", include.line(), use);
    }
    String what =
        include
            .text("project")
            .map(project -> project + "/" + String.join("+", files))
            .or(() -> include.text("remote"))
            .or(include::text)
            .orElse("include");
    return template(what + include.text("ref").map(ref -> "@" + ref).orElse(""), include.line());
  }

  private static Step template(String reference, int line) {
    return Step.use("", line, new Work.Use(Work.Use.Kind.TEMPLATE, reference, Map.of()));
  }
}
