package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Spacelift's configuration at run time: each stack plans what is proposed and applies what is merged once a person
 * confirms, which is its default, with the hooks around both; a module is tested and published.
 */
@AutoService(Translator.class)
public final class Spacelift implements Translator {
  private static final String SYSTEM = "spacelift";
  private static final Set<Trigger.Kind> MERGED = Set.of(Trigger.Kind.PUSH);

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (file.directory().name().equals(".spacelift")
          && file.path().lowerName().startsWith("config.y")) {
        file.document().root().ifPresent(root -> file(landscape, file, root, sink));
      }
    }
  }

  private static void file(
      Landscape landscape, Placed<ConfigDocument> file, Value root, Consumer<Pipeline> sink) {
    for (Value.Pair stack : root.pairs("stacks")) {
      sink.accept(pipeline(file, stack.key(), stack.line(), jobs(landscape, root, stack)));
    }
    if (root.pairs("stacks").isEmpty() && !root.pairs("stack_defaults").isEmpty()) {
      List<Step> hooks = new ArrayList<>();
      hooks(root, root, hooks, "before_init", "before_plan", "after_plan", "before_apply");
      int line = root.at("stack_defaults").map(Value::line).orElse(1);
      if (!hooks.isEmpty()) {
        List<Job> jobs = List.of(Job.of("stack defaults", line, hooks));
        sink.accept(pipeline(file, "stack defaults", line, jobs));
      }
    }
    if (root.text("module_version").isPresent()) {
      sink.accept(pipeline(file, "module", root.line(), module(file, root)));
    }
  }

  private static Pipeline pipeline(
      Placed<ConfigDocument> file, String name, int line, List<Job> jobs) {
    return Notation.pipeline(
        SYSTEM, name, Pipeline.Kind.PIPELINE, file.at(line), Notation.EVERY_CHANGE, jobs);
  }

  private static List<Job> jobs(Landscape landscape, Value root, Value.Pair stack) {
    String directory = stack.value().text("project_root").orElse(".");
    String environment =
        EnvironmentNames.in(stack.key()).or(() -> EnvironmentNames.in(directory)).orElse("");
    List<Step> plan = new ArrayList<>();
    hooks(root, stack.value(), plan, "before_init");
    plan.add(built(landscape, directory, "init", stack.line()));
    hooks(root, stack.value(), plan, "after_init", "before_plan");
    plan.add(built(landscape, directory, "plan", stack.line()));
    hooks(root, stack.value(), plan, "after_plan");
    List<Step> apply = new ArrayList<>();
    hooks(root, stack.value(), apply, "before_apply");
    apply.add(built(landscape, directory, "apply", stack.line()));
    hooks(root, stack.value(), apply, "after_apply");
    return List.of(
        Job.of("plan", stack.line(), plan).withDirectory(directory),
        Job.of("apply", stack.line(), apply)
            .withDirectory(directory)
            .withNeeds(List.of("plan"))
            .withManual(true)
            .withCondition(new Condition.Only(MERGED, "tracked branch"))
            .withEnvironment(environment));
  }

  private static List<Job> module(Placed<ConfigDocument> file, Value root) {
    List<Job> jobs = new ArrayList<>();
    String top = file.directory().parent().value();
    for (Value test : root.items("tests")) {
      String directory = test.text("project_root").orElse(top.isEmpty() ? "." : top);
      String name = test.text("name").orElse("test " + test.line());
      List<Step> steps = new ArrayList<>();
      hooks(root, test, steps, "before_init", "before_plan", "before_apply");
      steps.add(Step.use("", test.line(), step("module-test")));
      jobs.add(Job.of(name, test.line(), steps).withDirectory(directory));
    }
    List<String> tests = jobs.stream().map(Job::id).toList();
    jobs.add(
        Job.of("publish", root.line(), List.of(Step.use("", root.line(), step("module-publish"))))
            .withNeeds(tests)
            .withCondition(new Condition.Only(MERGED, "tracked branch")));
    return jobs;
  }

  private static Work.Use step(String what) {
    return new Work.Use(Work.Use.Kind.STEP, "spacelift/" + what, Map.of());
  }

  /** What the service does itself, by what lies in the stack's directory. */
  private static Step built(Landscape landscape, String directory, String what, int line) {
    String command = StackTool.in(landscape, directory).command(what);
    return command.isEmpty()
        ? Notation.opaque("stack " + what, line)
        : Step.run("", line, Work.Run.shell(command, line));
  }

  /** A stack's own hooks take the place of the defaults. */
  private static void hooks(Value root, Value stack, List<Step> sink, String... names) {
    for (String name : names) {
      stack
          .at(name)
          .or(() -> root.at("stack_defaults", name))
          .or(() -> root.at("test_defaults", name))
          .ifPresent(commands -> sink.addAll(Notation.commands(commands, false)));
    }
  }
}
