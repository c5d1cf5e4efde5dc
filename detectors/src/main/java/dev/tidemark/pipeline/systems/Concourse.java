package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Concourse: jobs with the resources that start them, {@code passed} as their order, and task files of the repository. */
@AutoService(Translator.class)
public final class Concourse implements Translator {

  @Override
  public String system() {
    return "concourse";
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.documents().inForce(ConfigDocument.class)) {
      Optional<Value> root = file.document().root();
      boolean looksRight =
          root.isPresent()
              && !root.get().items("jobs").isEmpty()
              && root.get().items("jobs").stream().allMatch(job -> !job.items("plan").isEmpty());
      if (looksRight) {
        root.get().items("jobs").forEach(job -> sink.accept(pipeline(file, job, landscape)));
      }
    }
  }

  private static Pipeline pipeline(Placed<ConfigDocument> file, Value job, Landscape landscape) {
    List<Step> steps = new ArrayList<>();
    List<String> needs = new ArrayList<>();
    boolean[] automatic = new boolean[1];
    job.items("plan").forEach(step -> step(step, steps, needs, automatic, landscape, 0));
    List<Trigger> triggers =
        automatic[0]
            ? List.of(Trigger.of(Trigger.Kind.PUSH))
            : List.of(Trigger.of(Trigger.Kind.DISPATCH));
    String name = job.text("name").orElse("job");
    return Notation.pipeline(
        "concourse",
        name,
        Pipeline.Kind.PIPELINE,
        file.at(job.line()),
        triggers,
        List.of(Job.of(name, job.line(), steps).withNeeds(needs)));
  }

  private static void step(
      Value step,
      List<Step> sink,
      List<String> needs,
      boolean[] automatic,
      Landscape landscape,
      int depth) {
    if (depth > 8) {
      return;
    }
    for (String group : List.of("in_parallel", "aggregate", "do")) {
      step.at(group)
          .ifPresent(
              g ->
                  (g.items().isEmpty() ? g.items("steps") : g.items())
                      .forEach(s -> step(s, sink, needs, automatic, landscape, depth + 1)));
    }
    step.at("try")
        .ifPresent(
            s -> {
              int from = sink.size();
              step(s, sink, needs, automatic, landscape, depth + 1);
              sink.subList(from, sink.size()).replaceAll(one -> one.withMayFail(true));
            });
    if (step.text("get").isPresent()) {
      automatic[0] |= step.isTrue("trigger");
      needs.addAll(step.at("passed").map(Value::texts).orElse(List.of()));
    } else if (step.text("task").isPresent()) {
      Optional<Value> config = step.at("config").or(() -> taskFile(step, landscape));
      config.ifPresentOrElse(
          c -> sink.add(task(step, c)),
          () ->
              sink.add(
                  Step.use(
                      "",
                      step.line(),
                      new Work.Use(
                          Work.Use.Kind.TASK, step.text("file").orElse("task"), Map.of()))));
    }
  }

  private static Optional<Value> taskFile(Value step, Landscape landscape) {
    String path = step.text("file").orElse("");
    int slash = path.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : landscape
            .documents()
            .at(
                dev.tidemark.repository.RepoPath.of(path.substring(slash + 1)),
                ConfigDocument.class)
            .flatMap(f -> f.document().root());
  }

  private static Step task(Value step, Value config) {
    List<String> arguments = config.at("run", "args").map(Value::texts).orElse(List.of());
    String program = config.text("run", "path").orElse("");
    boolean shell = program.endsWith("sh") && !arguments.isEmpty() && arguments.size() > 1;
    String options = shell ? String.join(" ", arguments.subList(0, arguments.size() - 1)) : "";
    String script =
        shell ? arguments.get(arguments.size() - 1) : program + " " + String.join(" ", arguments);
    int line =
        config
            .at("run", "args")
            .map(
                a ->
                    a.items().isEmpty() ? a.line() : a.items().get(a.items().size() - 1).line() + 1)
            .orElse(step.line());
    return Step.run(
        step.text("task").orElse(""),
        step.line(),
        new Work.Run(
            script, line, !shell || options.contains("e"), options.contains("pipefail"), "bash"));
  }
}
