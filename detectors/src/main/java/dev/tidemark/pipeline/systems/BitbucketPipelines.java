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
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Bitbucket Pipelines: default, branches, pull requests, tags and custom runs, with deployments and manual steps. */
@AutoService(Translator.class)
public final class BitbucketPipelines implements Translator {

  @Override
  public String system() {
    return "bitbucket";
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    landscape
        .documents()
        .at(RepoPath.of("bitbucket-pipelines.yml"), ConfigDocument.class)
        .ifPresent(file -> file.document().root().ifPresent(root -> pipelines(file, root, sink)));
  }

  private static void pipelines(Placed<ConfigDocument> file, Value root, Consumer<Pipeline> sink) {
    root.at("pipelines", "default")
        .ifPresent(steps -> sink.accept(pipeline(file, "default", steps, Notation.EVERY_CHANGE)));
    root.pairs("pipelines", "branches")
        .forEach(
            p ->
                sink.accept(
                    pipeline(
                        file,
                        p.key(),
                        p.value(),
                        List.of(new Trigger(Trigger.Kind.PUSH, List.of(p.key()), List.of(), "")))));
    root.pairs("pipelines", "pull-requests")
        .forEach(
            p ->
                sink.accept(
                    pipeline(
                        file,
                        p.key(),
                        p.value(),
                        List.of(Trigger.of(Trigger.Kind.CHANGE_REQUEST)))));
    root.pairs("pipelines", "tags")
        .forEach(
            p ->
                sink.accept(
                    pipeline(file, p.key(), p.value(), List.of(Trigger.of(Trigger.Kind.TAG)))));
    root.pairs("pipelines", "custom")
        .forEach(
            p ->
                sink.accept(
                    pipeline(
                        file,
                        p.key(),
                        p.value(),
                        List.of(
                            Trigger.of(Trigger.Kind.DISPATCH),
                            Trigger.of(Trigger.Kind.SCHEDULE)))));
  }

  private static Pipeline pipeline(
      Placed<ConfigDocument> file, String name, Value steps, List<Trigger> triggers) {
    List<Job> jobs = new ArrayList<>();
    List<String> before = List.of();
    for (Value item : steps.items()) {
      List<Value> side =
          item.at("parallel")
              .map(p -> p.items().isEmpty() ? p.items("steps") : p.items())
              .orElse(List.of(item));
      List<String> ids = new ArrayList<>();
      for (Value one : side) {
        Value step = one.at("step").orElse(one);
        String id = step.text("name").orElse("step " + step.line());
        List<Step> work =
            new ArrayList<>(
                step.at("script").map(script -> Notation.commands(script, true)).orElse(List.of()));
        step.items("script")
            .forEach(
                s ->
                    s.text("pipe")
                        .ifPresent(
                            pipe ->
                                work.add(
                                    Step.use(
                                        "",
                                        s.line(),
                                        new Work.Use(
                                            Work.Use.Kind.TASK,
                                            "pipe/" + pipe,
                                            Notation.scalars(s, "variables"))))));
        jobs.add(
            Job.of(id, step.line(), work)
                .withNeeds(before)
                .withManual(step.text("trigger").orElse("").equals("manual"))
                .withEnvironment(step.text("deployment").orElse("")));
        ids.add(id);
      }
      before = ids;
    }
    return Notation.pipeline(
        "bitbucket", name, Pipeline.Kind.PIPELINE, file.at(steps.line()), triggers, jobs);
  }
}
