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
import dev.tidemark.pipeline.Trigger.Kind;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Concourse: jobs with the resources that start them, {@code passed} as their order; a job that no resource triggers is
 * started by a person. Task files of the repository are templates.
 */
@AutoService(Translator.class)
public final class Concourse implements Translator {
  private static final String SYSTEM = "concourse";
  private static final int MAX_DEPTH = 8;

  /** What follows a step that succeeded; the other hooks follow failures only. */
  private static final List<String> AFTERWARDS = List.of("on_success", "ensure");

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      Optional<Value> root = file.document().root();
      boolean jobs =
          root.isPresent()
              && !root.get().items("jobs").isEmpty()
              && root.get().items("jobs").stream().allMatch(job -> !job.items("plan").isEmpty());
      if (jobs) {
        sink.accept(new Reading(landscape, file, root.get()).pipeline());
      } else if (root.filter(Concourse::isTask).isPresent()) {
        sink.accept(task(file, root.get()));
      }
    }
  }

  private static boolean isTask(Value root) {
    return root.text("platform").isPresent() && root.text("run", "path").isPresent();
  }

  private static Pipeline task(Placed<ConfigDocument> file, Value root) {
    return Notation.pipeline(
        SYSTEM,
        file.path().name(),
        Pipeline.Kind.TEMPLATE,
        file.at(1),
        List.of(Trigger.of(Kind.CALL)),
        List.of(Job.of("task", root.line(), List.of(alone(root)))));
  }

  /** The only step of a task that has a file of its own. */
  private static Step alone(Value task) {
    return ConcourseResources.NONE
        .builder(task, task)
        .map(image -> Step.use("", task.line(), image))
        .orElseGet(() -> run(task, task, "", input -> false));
  }

  /**
   * What a task runs. Its inputs are folders beside one another: the first that it works in is the checkout.
   *
   * @param elsewhere whether an input is another repository, which keeps its folder
   */
  private static Step run(Value step, Value config, String name, Predicate<String> elsewhere) {
    List<String> inputs = new ArrayList<>();
    config
        .items("inputs")
        .forEach(i -> i.text("path").or(() -> i.text("name")).ifPresent(inputs::add));
    inputs.removeIf(elsewhere);
    Value path = config.at("run", "path").orElse(config);
    String program = within(path.text().orElse(""), inputs);
    Value command = new Value.Scalar(program, true, "", path.line(), path.endLine());
    Work work = ContainerStep.of("", Optional.of(command), config.at("run", "args"), step.line());
    if (work instanceof Work.Run script) {
      work =
          new Work.Run(
              variables(within(script.script(), inputs)),
              script.line(),
              script.errexit(),
              script.pipefail(),
              script.interpreter());
    }
    Map<String, String> variables = new LinkedHashMap<>(Notation.scalars(config, "params"));
    variables.putAll(Notation.scalars(step, "params"));
    String directory = within(config.text("run", "dir").orElse(""), inputs);
    return new Step(name, step.line(), work, directory, Condition.ALWAYS, false, variables);
  }

  /** A script with what Concourse puts in, {@code ((name))}, as a variable: the shell would see a calculation. */
  private static String variables(String script) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (int at = script.indexOf("(("); at >= 0; at = script.indexOf("((", at + 1)) {
      int end = at + 2;
      while (end < script.length() && isOfName(script.charAt(end))) {
        end++;
      }
      boolean shell = at > 0 && script.charAt(at - 1) == '$';
      if (!shell && end > at + 2 && script.startsWith("))", end)) {
        String name = script.substring(at + 2, end).replaceAll("[^A-Za-z0-9]", "_");
        text.append(script, done, at).append("${").append(name).append('}');
        done = end + 2;
      }
    }
    return done == 0 ? script : text.append(script.substring(done)).toString();
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || "-_.:/".indexOf(c) >= 0;
  }

  /** A text in which the folders of inputs are the top of the checkout. */
  private static String within(String text, List<String> inputs) {
    String found = text;
    for (String input : inputs) {
      if (found.equals(input)) {
        return ".";
      }
      if (found.startsWith(input + "/") || found.startsWith("./" + input + "/")) {
        found = "./" + found.substring(found.indexOf('/', found.startsWith("./") ? 2 : 0) + 1);
      }
      found = found.replace("cd " + input + "/", "cd ./").replace("cd " + input + "\n", "cd .\n");
      found = found.replace("pushd " + input + "/", "pushd ./");
    }
    return found;
  }

  /** One pipeline while its jobs are gathered. */
  private static final class Reading {
    private final Landscape landscape;
    private final Placed<ConfigDocument> file;
    private final Value root;
    private final ConcourseResources resources;

    Reading(Landscape landscape, Placed<ConfigDocument> file, Value root) {
      this.landscape = landscape;
      this.file = file;
      this.root = root;
      this.resources = ConcourseResources.of(root, landscape.neighbours());
    }

    Pipeline pipeline() {
      List<Job> jobs = new ArrayList<>();
      Set<Trigger> all = new LinkedHashSet<>();
      Map<String, List<Trigger>> started = new LinkedHashMap<>();
      for (Value value : root.items("jobs")) {
        Plan plan = new Plan();
        value.items("plan").forEach(step -> step(step, plan, 0));
        plan.chained.forEach(job -> plan.triggers.addAll(started.getOrDefault(job, List.of())));
        List<Trigger> own =
            plan.triggers.isEmpty()
                ? List.of(Trigger.of(Kind.DISPATCH))
                : plan.triggers.stream().distinct().toList();
        started.put(value.text("name").orElse("job"), own);
        all.addAll(own);
        jobs.add(
            Job.of(value.text("name").orElse("job"), value.line(), plan.steps)
                .withNeeds(List.copyOf(plan.needs))
                .withCondition(new Condition.Own(own)));
      }
      return Notation.pipeline(
          SYSTEM, file.path().name(), Pipeline.Kind.PIPELINE, file.at(1), List.copyOf(all), jobs);
    }

    private void step(Value step, Plan plan, int depth) {
      if (depth > MAX_DEPTH) {
        return;
      }
      for (String group : List.of("in_parallel", "aggregate", "do")) {
        step.at(group)
            .ifPresent(
                g ->
                    (g.items().isEmpty() ? g.items("steps") : g.items())
                        .forEach(s -> step(s, plan, depth + 1)));
      }
      step.at("try")
          .ifPresent(
              s -> {
                int from = plan.steps.size();
                step(s, plan, depth + 1);
                plan.steps
                    .subList(from, plan.steps.size())
                    .replaceAll(one -> one.withMayFail(true));
              });
      if (step.text("get").isPresent()) {
        get(step, plan);
      } else if (step.text("task").isPresent()) {
        plan.steps.add(task(step));
      } else if (step.text("put").isPresent()) {
        put(step).ifPresent(plan.steps::add);
      } else if (step.text("set_pipeline").isPresent()) {
        Step set = Step.run("", step.line(), Work.Run.shell("fly set-pipeline", step.line()));
        plan.steps.add(set);
      }
      for (String hook : AFTERWARDS) {
        step.at(hook).ifPresent(after -> step(after, plan, depth + 1));
      }
    }

    private void get(Value step, Plan plan) {
      plan.needs.addAll(step.texts("passed"));
      resources.sibling(step).ifPresent(plan.steps::add);
      if (step.isTrue("trigger")) {
        String name = step.text("resource").or(() -> step.text("get")).orElse("");
        Trigger trigger = resources.trigger(name);
        boolean made = trigger.kind() == Kind.UPSTREAM && !step.texts("passed").isEmpty();
        if (made) { // what a job before it makes is made when that job starts
          plan.chained.addAll(step.texts("passed"));
        } else {
          plan.triggers.add(trigger);
        }
      }
    }

    private Step task(Value step) {
      String name = step.text("task").orElse("");
      Optional<Value> config = step.at("config");
      if (config.isPresent()) {
        return resources
            .builder(step, config.get())
            .map(image -> Step.use(name, step.line(), image))
            .orElseGet(() -> run(step, config.get(), name, resources::isNextDoor));
      }
      String path = step.text("file").orElse("task");
      Optional<String> nextDoor = resources.fileNextDoor(path);
      Optional<Value> here = nextDoor.isPresent() ? Optional.empty() : here(path);
      Optional<Work.Use> builder = here.flatMap(file -> resources.builder(step, file));
      if (builder.isPresent()) { // the file may leave the image to the job
        return Step.use(name, step.line(), builder.get());
      }
      String reference =
          nextDoor.orElseGet(
              () -> here.isPresent() ? "./" + below(path) : resources.fileElsewhere(path));
      Map<String, String> given = Notation.scalars(step, "params");
      Step use = Step.use(name, step.line(), new Work.Use(Work.Use.Kind.TASK, reference, given));
      return new Step(name, step.line(), use.work(), "", Condition.ALWAYS, false, given);
    }

    /** The first folder is that of a resource. */
    private static String below(String path) {
      return path.substring(path.indexOf('/') + 1);
    }

    /** The task in a file of this repository. */
    private Optional<Value> here(String path) {
      return path.indexOf('/') > 0
          ? landscape
              .documents()
              .at(RepoPath.of(below(path)), ConfigDocument.class)
              .flatMap(f -> f.document().root())
              .filter(Concourse::isTask)
          : Optional.empty();
    }

    /** A put that changes something by its resource's type, as the catalogue knows it. */
    private Optional<Step> put(Value step) {
      String name = step.text("resource").or(() -> step.text("put")).orElse("");
      return resources
          .type(name)
          .map(
              type ->
                  Step.use(
                      "",
                      step.line(),
                      new Work.Use(
                          Work.Use.Kind.STEP,
                          "concourse/" + type,
                          Notation.scalars(step, "params"))));
    }
  }

  /** What the plan of one job comes to. */
  private static final class Plan {
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> needs = new LinkedHashSet<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<String> chained = new ArrayList<>();
  }
}
