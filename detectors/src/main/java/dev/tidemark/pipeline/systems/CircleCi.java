package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** CircleCI: workflows of jobs, orbs, commands put in their place, approvals, branch and tag filters, schedules. */
@AutoService(Translator.class)
public final class CircleCi implements Translator {
  private static final String SYSTEM = "circleci";

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (String name : List.of(".circleci/config.yml", ".circleci/config.yaml")) {
      landscape
          .documents()
          .at(RepoPath.of(name), ConfigDocument.class)
          .ifPresent(
              file -> file.document().root().ifPresent(root -> all(landscape, file, root, sink)));
    }
  }

  /** The workflows of the configuration, and of those that it goes on with. */
  private static void all(
      Landscape landscape, Placed<ConfigDocument> file, Value root, Consumer<Pipeline> sink) {
    workflows(file, root, Map.of(), sink);
    if (!root.isTrue("setup")) {
      return;
    }
    Map<RepoPath, Map<String, List<String>>> next = CircleSetup.of(root).next();
    if (next.isEmpty()) {
      sink.accept(unknown(file, root, "a configuration that a job of the setup makes"));
    }
    next.forEach(
        (path, changes) -> {
          Optional<Placed<ConfigDocument>> following =
              landscape
                  .documents()
                  .at(path, ConfigDocument.class)
                  .filter(found -> !found.path().equals(file.path()));
          following
              .flatMap(found -> found.document().root())
              .ifPresentOrElse(
                  found -> workflows(following.orElseThrow(), found, changes, sink),
                  () -> sink.accept(unknown(file, root, path.value())));
        });
  }

  /** What a setup goes on with where that is put together while it runs. */
  private static Pipeline unknown(Placed<ConfigDocument> file, Value root, String what) {
    int line = root.at("setup").map(Value::line).orElse(root.line());
    Work.Opaque generated = new Work.Opaque("continuation with " + what, "dynamic");
    Step step = new Step("", line, generated, "", Condition.ALWAYS, false, Map.of());
    return Notation.pipeline(
        SYSTEM,
        "continuation",
        Pipeline.Kind.PIPELINE,
        file.at(line),
        Notation.EVERY_CHANGE,
        List.of(Job.of("continuation", line, List.of(step))));
  }

  /**
   * The workflows of one configuration.
   *
   * @param changes for each parameter of the pipeline the changed files that set it
   */
  private static void workflows(
      Placed<ConfigDocument> file,
      Value root,
      Map<String, List<String>> changes,
      Consumer<Pipeline> sink) {
    CircleJobs jobs = new CircleJobs(root, Notation.scalars(root, "orbs"));
    for (Value.Pair workflow : root.pairs("workflows")) {
      if (workflow.value() instanceof Value.Mapping && !CircleSetup.isOff(workflow.value())) {
        sink.accept(workflow(file, workflow, changes, jobs));
      }
    }
    if (root.pairs("workflows").isEmpty() && root.at("jobs", "build").isPresent()) {
      sink.accept(
          Notation.pipeline(
              SYSTEM,
              "build",
              Pipeline.Kind.PIPELINE,
              file.at(root.at("jobs", "build").get().line()),
              Notation.EVERY_CHANGE,
              List.of(jobs.job("build", root, 1, false))));
    }
  }

  private static Pipeline workflow(
      Placed<ConfigDocument> file,
      Value.Pair workflow,
      Map<String, List<String>> changes,
      CircleJobs jobs) {
    Value body = workflow.value();
    boolean schedule = body.items("triggers").stream().anyMatch(t -> t.at("schedule").isPresent());
    List<Trigger> triggers =
        schedule ? List.of(Trigger.of(Trigger.Kind.SCHEDULE)) : CircleSetup.triggers(body, changes);
    boolean scheduled = triggers.stream().allMatch(t -> t.kind() == Trigger.Kind.SCHEDULE);
    List<Job> found = new ArrayList<>();
    for (Value entry : body.items("jobs")) {
      found.add(
          jobs.job(CircleJobs.name(entry), CircleJobs.options(entry), entry.line(), scheduled));
    }
    return Notation.pipeline(
        SYSTEM, workflow.key(), Pipeline.Kind.PIPELINE, file.at(workflow.line()), triggers, found);
  }
}
