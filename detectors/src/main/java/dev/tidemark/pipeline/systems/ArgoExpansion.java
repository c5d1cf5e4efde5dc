package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One workflow while its templates are put in their places. */
final class ArgoExpansion {
  /** Templates nest a few levels; a workflow that generates more is cut. */
  private static final int MAX_DEPTH = 8;

  private static final int MAX_JOBS = 500;

  private final Map<String, Value> templates = new HashMap<>();
  private final List<Job> jobs = new ArrayList<>();

  private final Optional<RepoPath> file;
  private final Function<Value, String> referred;

  ArgoExpansion(Value spec, Optional<RepoPath> file, Function<Value, String> referred) {
    this.referred = referred;
    this.file = file;
    spec.items("templates")
        .forEach(template -> template.text("name").ifPresent(n -> templates.put(n, template)));
  }

  /** The jobs so far. */
  List<Job> jobs() {
    return List.copyOf(jobs);
  }

  /** Adds the jobs of a template and gives the ids of those that end it. */
  List<String> template(
      String name, String id, List<String> needs, Map<String, String> given, int depth) {
    Value template = templates.get(name);
    return template == null ? needs : template(template, name, id, needs, given, depth);
  }

  private List<String> template(
      Value template,
      String name,
      String id,
      List<String> needs,
      Map<String, String> given,
      int depth) {
    if (depth > MAX_DEPTH || jobs.size() >= MAX_JOBS) {
      return needs;
    }
    Map<String, String> known = defaults(template);
    known.putAll(given);
    if (!template.items("steps").isEmpty()) {
      return steps(template, id, needs, known, depth);
    }
    if (!template.items("dag", "tasks").isEmpty()) {
      return tasks(template, id, needs, known, depth);
    }
    String own = id.isEmpty() ? name : id;
    List<Step> work =
        ArgoStep.of(template).stream().map(step -> ArgoStep.with(step, known)).toList();
    jobs.add(Job.of(own, template.line(), work).withNeeds(needs).withFile(file));
    return List.of(own);
  }

  private Map<String, String> defaults(Value template) {
    Map<String, String> known = new LinkedHashMap<>();
    for (Value parameter : template.items("inputs", "parameters")) {
      parameter
          .text("value")
          .or(() -> parameter.text("default"))
          .ifPresent(text -> known.put(parameter.text("name").orElse(""), text));
    }
    return known;
  }

  private List<String> steps(
      Value template, String id, List<String> needs, Map<String, String> known, int depth) {
    List<String> before = needs;
    for (Value row : template.items("steps")) {
      List<String> ends = new ArrayList<>();
      for (Value call : row instanceof Value.Sequence list ? list.items() : List.of(row)) {
        ends.addAll(call(call, id, before, known, depth));
      }
      before = ends.isEmpty() ? before : ends;
    }
    return before;
  }

  private List<String> tasks(
      Value template, String id, List<String> needs, Map<String, String> known, int depth) {
    Map<String, List<String>> ends = new HashMap<>();
    List<String> last = new ArrayList<>();
    for (Value task : template.items("dag", "tasks")) {
      List<String> after = new ArrayList<>(task.texts("dependencies"));
      task.text("depends").ifPresent(text -> after.addAll(List.of(text.split("[^A-Za-z0-9_.-]+"))));
      List<String> before = new ArrayList<>(needs);
      for (String name : after) {
        int dot = name.indexOf('.');
        before.addAll(ends.getOrDefault(dot < 0 ? name : name.substring(0, dot), List.of()));
      }
      List<String> end = call(task, id, before, known, depth);
      ends.put(task.text("name").orElse(""), end);
      last.addAll(end);
    }
    return last;
  }

  private List<String> call(
      Value call, String id, List<String> needs, Map<String, String> known, int depth) {
    Condition condition = ArgoCall.when(call);
    String name = call.text("name").orElse("step " + call.line());
    String own = id.isEmpty() ? name : id + "/" + name;
    int first = jobs.size();
    List<String> ends;
    Map<String, String> given = ArgoCall.given(call);
    Map<String, String> here = new HashMap<>(known);
    here.putAll(ArgoCall.items(call));
    given.replaceAll((key, text) -> ArgoStep.known(text, here));
    if (call.at("templateRef").isPresent()) {
      Work.Use use = new Work.Use(Work.Use.Kind.TEMPLATE, referred.apply(call), given);
      Job job = Job.of(own, call.line(), List.of(Step.use("", call.line(), use)));
      jobs.add(job.withNeeds(needs).withFile(file));
      ends = List.of(own);
    } else {
      Optional<Value> inline = call.at("inline");
      ends =
          inline.isPresent()
              ? template(inline.get(), name, own, needs, given, depth + 1)
              : template(call.text("template").orElse(""), own, needs, given, depth + 1);
    }
    for (int i = first; i < jobs.size(); i++) {
      Job job = jobs.get(i);
      boolean always = condition instanceof Condition.Always;
      jobs.set(
          i,
          job.withMayFail(job.mayFail() || ArgoCall.mayFail(call))
              .withCondition(always ? job.condition() : condition));
    }
    return ends;
  }
}
