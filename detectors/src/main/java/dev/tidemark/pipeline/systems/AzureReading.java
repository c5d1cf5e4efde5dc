package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One file of Azure Pipelines, with the local templates that it uses put in their place. */
final class AzureReading {
  /** Azure itself ends a pipeline of more jobs than this. */
  private static final int MAX_JOBS = 1_000;

  private static final List<String> PHASES =
      List.of("preDeploy", "deploy", "routeTraffic", "postRouteTraffic");

  private final AzureTemplates templates;
  private final Neighbours neighbours;
  private final Placed<ConfigDocument> main;
  private final List<Job> jobs = new ArrayList<>();
  private final Value root;
  private final AzureRepositories repositories;

  AzureReading(Landscape landscape, Placed<ConfigDocument> main, Value root) {
    this.repositories = AzureRepositories.of(root);
    this.templates = new AzureTemplates(landscape, repositories);
    this.neighbours = landscape.neighbours();
    this.main = main;
    this.root = root;
  }

  Pipeline pipeline() {
    boolean template =
        AzureFiles.areTemplates(main.path())
            || (root.at("trigger").isEmpty()
                && root.at("pr").isEmpty()
                && root.at("schedules").isEmpty()
                && root.at("parameters").isPresent()
                && root.at("pool").isEmpty());
    AzurePlace place = new AzurePlace(main, AzureNames.ofRun(root), List.of(), Optional.empty());
    read(root, List.of(), "", Condition.ALWAYS, place);
    return new Pipeline(
        AzurePipelines.SYSTEM,
        main.path().name(),
        template ? Pipeline.Kind.TEMPLATE : Pipeline.Kind.PIPELINE,
        main.at(1),
        template ? List.of(Trigger.of(Trigger.Kind.CALL)) : AzureTriggers.of(root),
        jobs,
        Map.of(),
        List.of(),
        templates.inlined());
  }

  private void read(
      Value root, List<String> needs, String prefix, Condition when, AzurePlace outer) {
    AzurePlace place = outer.with(outer.names().withVariables(templates.variables(root, outer)));
    root.at("extends").ifPresent(use -> template(use, needs, prefix, when, place));
    List<String> before = needs;
    for (AzureNames.Item item : place.names().items(root.items("stages"))) {
      Value stage = item.value();
      AzureNames names = item.names();
      AzurePlace here =
          place.with(names.withVariables(templates.variables(stage, place.with(names))));
      int first = jobs.size();
      List<String> after = before;
      if (stage.text("template").isPresent()) {
        template(stage, before, prefix, when, here);
        before = jobs.size() > first ? List.of(jobs.get(jobs.size() - 1).id()) : before;
        continue;
      }
      String id = prefix + names.fill(stage.text("stage").orElse("stage"));
      if (stage.at("dependsOn").isPresent()) {
        after = names.texts(stage, "dependsOn").stream().map(n -> prefix + n).toList();
      }
      jobs(stage, after, id + "/", condition(stage, names, when), here);
      List<String> inside = jobs.subList(first, jobs.size()).stream().map(Job::id).toList();
      jobs.add(
          Job.of(id, place.line(stage.line()), List.of())
              .withNeeds(inside)
              .withFile(fileOf(place)));
      before = List.of(id);
    }
    jobs(root, needs, prefix, when, place);
    if (!root.items("steps").isEmpty()) {
      jobs.add(
          Job.of(prefix + "steps", place.line(root.line()), steps(root.items("steps"), place))
              .withNeeds(needs)
              .withCondition(when)
              .withFile(fileOf(place)));
    }
  }

  /** A condition of its own, or that of what it stands in. */
  private static Condition condition(Value one, AzureNames names, Condition outer) {
    Condition own = AzureTriggers.condition(names.fill(one.text("condition").orElse("")));
    return own instanceof Condition.Always ? outer : own;
  }

  private Optional<RepoPath> fileOf(AzurePlace place) {
    return Optional.of(place.home()).filter(path -> !path.equals(main.path()));
  }

  private void jobs(
      Value root, List<String> needs, String prefix, Condition when, AzurePlace outer) {
    for (AzureNames.Item item : outer.names().items(root.items("jobs"))) {
      Value job = item.value();
      AzureNames names = item.names();
      if (jobs.size() > MAX_JOBS) {
        return;
      }
      if (job.text("template").isPresent()) {
        template(job, needs, prefix, when, outer.with(names));
        continue;
      }
      AzurePlace place =
          outer.with(
              names
                  .withVariables(templates.variables(job, outer.with(names)))
                  .withVariables(matrix(job)));
      String id =
          prefix + names.fill(job.text("job").or(() -> job.text("deployment")).orElse("job"));
      List<String> after = new ArrayList<>(needs);
      names.texts(job, "dependsOn").forEach(n -> after.add(prefix + n));
      String environment =
          place
              .names()
              .fill(job.text("environment").or(() -> job.text("environment", "name")).orElse(""));
      jobs.add(
          Job.of(id, place.line(job.line()), stepsAndPhases(job, place))
              .withNeeds(after)
              .withEnvironment(environment)
              .withMayFail(job.isTrue("continueOnError"))
              .withTimeout(Notation.minutes(job.text("timeoutInMinutes").orElse("") + "m"))
              .withCondition(condition(job, names, when))
              .withFile(fileOf(outer)));
    }
  }

  /** The steps of a job, and of a deployment those of the phases of its strategy. */
  private List<Step> stepsAndPhases(Value job, AzurePlace place) {
    List<Step> steps = new ArrayList<>(steps(job.items("steps"), place));
    for (String strategy : List.of("runOnce", "rolling", "canary")) {
      for (String phase : PHASES) {
        steps.addAll(steps(job.items("strategy", strategy, phase, "steps"), place));
      }
    }
    return steps;
  }

  /** The variables of a matrix, each with its values side by side. */
  private static Map<String, String> matrix(Value job) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Value.Pair leg : job.pairs("strategy", "matrix")) {
      Notation.scalars(leg.value())
          .forEach((k, v) -> values.computeIfAbsent(k, n -> new LinkedHashSet<>()).add(v));
    }
    Map<String, String> known = new LinkedHashMap<>();
    values.forEach(
        (name, all) ->
            known.put(
                name, all.size() == 1 ? all.iterator().next() : "{" + String.join(",", all) + "}"));
    return known;
  }

  private List<Step> steps(List<Value> items, AzurePlace place) {
    List<Step> steps = new ArrayList<>();
    boolean several = items.stream().filter(one -> one.at("checkout").isPresent()).count() > 1;
    for (AzureNames.Item item : place.names().items(items)) {
      Value one = item.value();
      AzureNames names = item.names();
      Optional<String> template = one.text("template").map(names::fill);
      if (template.isEmpty()) {
        AzureSteps.of(one, names)
            .or(() -> repositories.checkedOut(one, several, neighbours))
            .ifPresent(steps::add);
        continue;
      }
      Optional<AzurePlace.Template> local = templates.find(template.get(), place, one);
      String refused = local.map(file -> templates.refused(file, place)).orElse("");
      if (!refused.isEmpty()) {
        steps.add(AzureSteps.refused(template.get(), one.line(), refused));
      } else if (local.isPresent()) {
        Value root = templates.enter(local.get(), template.get(), place, one);
        AzureNames inside = names.inside(root, one.at("parameters"));
        steps.addAll(steps(root.items("steps"), place.into(local.get(), inside)));
      } else {
        steps.add(
            AzureSteps.template(
                one, template.get(), repositories, AzureSteps.given(one, names), place));
      }
    }
    Optional<RepoPath> file = fileOf(place);
    return place.told(steps).stream()
        .map(step -> file.filter(f -> step.file().isEmpty()).map(step::withFile).orElse(step))
        .toList();
  }

  private void template(
      Value use, List<String> needs, String prefix, Condition when, AzurePlace place) {
    String name = place.names().fill(use.text("template").orElse(""));
    Optional<AzurePlace.Template> local = templates.find(name, place, use);
    String refused = local.map(file -> templates.refused(file, place)).orElse("");
    if (local.isPresent() && refused.isEmpty() && jobs.size() <= MAX_JOBS) {
      Value root = templates.enter(local.get(), name, place, use);
      AzureNames inside = place.names().inside(root, use.at("parameters"));
      read(root, needs, prefix, when, place.into(local.get(), inside));
      return;
    }
    Map<String, String> given = AzureSteps.given(use, place.names());
    Step step =
        refused.isEmpty()
            ? AzureSteps.template(use, name, repositories, given, place)
            : AzureSteps.refused(name, use.line(), refused);
    Job work =
        Job.of(prefix + name, place.line(use.line()), place.told(List.of(step)))
            .withNeeds(needs)
            .withCondition(when)
            .withFile(fileOf(place))
            .withEnvironment(given.getOrDefault("environment", ""));
    Optional<Value> parameters = use.at("parameters").filter(p -> refused.isEmpty());
    if (parameters.isEmpty() || !goesThrough(parameters.get(), work, place)) {
      jobs.add(work);
      parameters.ifPresent(p -> handed(p, needs, prefix + name + "/", when, place));
    }
  }

  /**
   * Whether a template which is not here is given environments to go through one after another and no steps of the
   * caller's: what it does is done in each of them. A list of names that wait for nothing may be there for anything.
   */
  private boolean goesThrough(Value parameters, Job work, AzurePlace place) {
    List<AzureHandedWork.Passed> environments =
        AzureHandedWork.environments(parameters, place.names());
    if (environments.stream().allMatch(one -> one.after().isEmpty())
        || !AzureHandedWork.in(parameters, place.names()).isEmpty()) {
      return false;
    }
    for (AzureHandedWork.Passed environment : environments) {
      if (jobs.size() > MAX_JOBS) {
        return true;
      }
      List<String> after = new ArrayList<>(work.needs());
      environment.after().forEach(before -> after.add(work.id() + "/" + before));
      jobs.add(
          work.withId(work.id() + "/" + environment.name())
              .withNeeds(after)
              .withEnvironment(environment.name()));
    }
    return true;
  }

  /** The steps that a template which is not here is given to run, once for each environment that it is given. */
  private void handed(
      Value parameters, List<String> needs, String prefix, Condition when, AzurePlace place) {
    List<AzureHandedWork.Handed> work = AzureHandedWork.in(parameters, place.names());
    List<AzureHandedWork.Passed> environments =
        work.isEmpty() ? List.of() : AzureHandedWork.environments(parameters, place.names());
    if (environments.isEmpty()) {
      handed(work, needs, prefix, when, place, "");
    }
    for (AzureHandedWork.Passed environment : environments) {
      List<String> after = new ArrayList<>(needs);
      environment.after().forEach(before -> after.add(prefix + before));
      String id = prefix + environment.name();
      int first = jobs.size();
      handed(work, after, id + "/", when, place, environment.name());
      List<String> inside = jobs.subList(first, jobs.size()).stream().map(Job::id).toList();
      jobs.add(
          Job.of(id, place.line(parameters.line()), List.of())
              .withNeeds(inside)
              .withFile(fileOf(place)));
    }
  }

  private void handed(
      List<AzureHandedWork.Handed> work,
      List<String> needs,
      String prefix,
      Condition when,
      AzurePlace place,
      String environment) {
    for (AzureHandedWork.Handed one : work) {
      if (jobs.size() > MAX_JOBS) {
        return;
      }
      List<String> after = new ArrayList<>(needs);
      one.needs().forEach(before -> after.add(prefix + before));
      jobs.add(
          Job.of(
                  prefix + one.id(),
                  place.line(one.line()),
                  steps(one.steps(), place.with(one.names())))
              .withNeeds(after)
              .withCondition(when)
              .withFile(fileOf(place))
              .withEnvironment(one.environment().isEmpty() ? environment : one.environment()));
    }
  }
}
