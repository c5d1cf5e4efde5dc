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
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Buildkite: command steps in groups, {@code wait} and {@code depends_on} as their order, {@code
 * block} as a person's word. What starts it is set in the service; the pipelines that it triggers
 * cannot be read.
 */
@AutoService(Translator.class)
public final class Buildkite implements Translator {
  private static final int MAX_DEPTH = 4;

  @Override
  public String system() {
    return "buildkite";
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      boolean place =
          file.path().names().contains(".buildkite")
              || file.path().lowerName().startsWith("buildkite.y");
      file.document()
          .root()
          .filter(root -> place && !root.items("steps").isEmpty())
          .ifPresent(root -> sink.accept(new Reading(file).pipeline(root)));
    }
  }

  /** One file while its steps are gathered. */
  private static final class Reading {
    private final Placed<ConfigDocument> file;
    private final List<Job> jobs = new ArrayList<>();
    private List<String> before = List.of();
    private List<String> since = new ArrayList<>();
    private boolean confirmed;

    Reading(Placed<ConfigDocument> file) {
      this.file = file;
    }

    Pipeline pipeline(Value root) {
      steps(root.items("steps"), 0);
      return Notation.pipeline(
          "buildkite",
          file.path().name(),
          Pipeline.Kind.PIPELINE,
          file.at(root.line()),
          Notation.EVERY_CHANGE,
          jobs);
    }

    private void steps(List<Value> steps, int depth) {
      for (Value step : steps) {
        boolean block =
            step.at("block").isPresent()
                || step.at("input").isPresent()
                || step.text().orElse("").equals("block");
        boolean wait = step.at("wait").isPresent() || step.text().orElse("").equals("wait");
        if (block || wait) {
          confirmed |= block;
          before = since.isEmpty() ? before : since;
          since = new ArrayList<>();
        } else if (step.at("group").isPresent() && depth < MAX_DEPTH) {
          steps(step.items("steps"), depth + 1);
        } else if (step instanceof Value.Mapping) {
          job(step);
        }
      }
    }

    private void job(Value step) {
      String id =
          step.text("key")
              .or(() -> step.text("label"))
              .or(() -> step.text("name"))
              .orElse("step " + step.line());
      List<Step> work = new ArrayList<>();
      step.at("command")
          .or(() -> step.at("commands"))
          .ifPresent(commands -> work.addAll(Notation.commands(commands, false)));
      step.text("trigger").ifPresent(other -> work.add(started(other, step.line())));
      if (work.isEmpty()) {
        step.items("plugins").forEach(plugin -> work.addAll(BuildkitePlugin.steps(plugin)));
        step.pairs("plugins")
            .forEach(
                pair -> work.addAll(BuildkitePlugin.steps(pair.key(), pair.value(), pair.line())));
      }
      List<String> named = step.texts("depends_on");
      boolean soft = step.isTrue("soft_fail") || !step.items("soft_fail").isEmpty();
      jobs.add(
          Job.of(id, step.line(), work)
              .withNeeds(named.isEmpty() ? before : named)
              .withMayFail(soft)
              .withManual(confirmed)
              .withCondition(condition(step))
              .withTimeout(minutes(step.text("timeout_in_minutes").orElse("")))
              .withVariables(Notation.scalars(step, "env")));
      since.add(id);
    }

    private static int minutes(String text) {
      return Notation.minutes(text + "m");
    }

    /** A branch that is named is one that changes are merged into: a change request has another. */
    private static Condition condition(Value step) {
      String text = step.text("if").orElse("").strip();
      boolean skipped =
          step.at("skip").isPresent() && !step.text("skip").orElse("").equals("false");
      if (skipped || text.equals("false")) {
        return new Condition.Never();
      }
      List<String> branches = new ArrayList<>();
      step.texts("branches").forEach(b -> branches.addAll(List.of(b.strip().split("\\s+"))));
      branches.removeIf(b -> b.startsWith("!") || b.contains("*"));
      boolean merged =
          !branches.isEmpty()
              || text.contains("build.branch == ")
              || text.contains("build.pull_request.id == null")
              || text.contains("!build.pull_request");
      if (text.contains("build.tag != null") || text.contains("build.tag =~")) {
        return Notation.only(Set.of(Trigger.Kind.TAG), text);
      }
      if (text.contains("build.pull_request.id != null")) {
        return Notation.only(Set.of(Trigger.Kind.CHANGE_REQUEST), text);
      }
      if (merged) {
        Trigger push = new Trigger(Trigger.Kind.PUSH, branches, List.of(), "");
        return branches.isEmpty()
            ? Notation.only(Set.of(Trigger.Kind.PUSH), text)
            : new Condition.Own(List.of(push));
      }
      return Condition.ALWAYS;
    }
  }

  /** Another pipeline is started. */
  private static Step started(String other, int line) {
    return Step.use(
        "", line, new Work.Use(Work.Use.Kind.STEP, "buildkite/trigger", Map.of("command", other)));
  }
}
