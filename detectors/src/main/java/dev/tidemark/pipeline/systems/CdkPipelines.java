package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.program.ProgramSketch;
import dev.tidemark.format.program.ProgramSketch.Construct;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * CDK Pipelines: a program that declares the AWS CodePipeline by which its own application is delivered. Steps that are
 * declared before a stage come before it, each stage deploys what it holds, and the next one waits for it.
 */
@AutoService(Translator.class)
public final class CdkPipelines implements Translator {
  private static final String SYSTEM = "codepipeline";

  private static final Set<String> PIPELINES = Set.of("CodePipeline", "CdkPipeline");
  private static final Set<String> STEPS = Set.of("ShellStep", "CodeBuildStep");
  private static final Set<String> STAGES = Set.of("addStage", "add_stage", "addApplicationStage");
  private static final Set<String> WAVES = Set.of("addWave", "add_wave");
  private static final Set<String> BUCKETS = Set.of("s3", "ecr");

  /** What AWS calls the stages before production in its guides; elsewhere these words mean something else. */
  private static final Set<String> BEFORE_PRODUCTION =
      Set.of("alpha", "beta", "gamma", "test", "integ", "sandbox");

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ProgramSketch> file : landscape.documents().inForce(ProgramSketch.class)) {
      boolean uses =
          file.document().imports().values().stream().anyMatch(ProgramSketch::isOfPipelines);
      if (uses) {
        new Reading(landscape, file).read(sink);
      }
    }
  }

  private static String last(String callee) {
    return callee.substring(callee.lastIndexOf('.') + 1);
  }

  private static String receiver(String callee) {
    return callee.substring(0, Math.max(0, callee.lastIndexOf('.')));
  }

  /** A deployment while what comes before it is gathered. */
  private static final class Stage {
    private final Construct call;
    private final String id;
    private final List<String> needs;
    private boolean approved;

    Stage(Construct call, List<String> needs) {
      this.call = call;
      this.id = call.name().isEmpty() ? "stage " + call.line() : call.name();
      this.needs = new ArrayList<>(needs);
      this.approved =
          before()
              .flatMap(Value::walk)
              .anyMatch(step -> step.text().orElse("").toLowerCase(Locale.ROOT).contains("approv"));
    }

    private Stream<Value> before() {
      return call.properties().at("pre").stream();
    }

    boolean isBefore(Construct step) {
      return before().anyMatch(pre -> pre.line() <= step.line() && step.line() <= pre.endLine());
    }
  }

  /** One program while its calls are gone through. */
  private static final class Reading {
    private final Placed<ProgramSketch> file;
    private final String directory;
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private List<String> before = List.of();
    private String pipelineIs = "";
    private boolean sourced;

    Reading(Landscape landscape, Placed<ProgramSketch> file) {
      this.file = file;
      this.directory = project(landscape, file.directory());
    }

    /** Where the application is: the nearest folder with its project file, at or above the program. */
    private static String project(Landscape landscape, RepoPath from) {
      RepoPath at = from;
      while (!at.isRoot() && !landscape.hasFile(at.child("cdk.json"))) {
        at = at.parent();
      }
      return at.value();
    }

    void read(Consumer<Pipeline> sink) {
      Construct pipeline = null;
      for (Construct construct : file.document().constructs()) {
        String last = last(construct.callee());
        if (PIPELINES.contains(last)) {
          pipeline = construct;
        } else if (STEPS.contains(last)) {
          step(construct);
        } else if (STAGES.contains(last)) {
          stage(construct);
        } else if (WAVES.contains(last)) {
          pipelineIs = receiver(construct.callee());
        } else if (last.equals("ManualApprovalStep")) {
          lastStage().ifPresent(stage -> stage.approved = true);
        } else if (construct.callee().contains("CodePipelineSource.")) {
          source(last, construct);
        }
      }
      if (pipeline == null || stages.isEmpty()) {
        return;
      }
      stages.forEach(stage -> jobs.add(job(stage)));
      if (triggers.isEmpty()) {
        Trigger push =
            Trigger.of(Trigger.Kind.PUSH).undecided(); // its source is given from elsewhere
        triggers.add(sourced ? Trigger.of(Trigger.Kind.DISPATCH) : push);
      }
      sink.accept(
          Notation.pipeline(
              SYSTEM,
              pipeline.name().isEmpty() ? file.path().name() : pipeline.name(),
              Pipeline.Kind.PIPELINE,
              file.at(pipeline.line()),
              triggers,
              jobs));
    }

    /** What starts the pipeline; a connection may be told to leave new commits alone. */
    private void source(String kind, Construct source) {
      sourced = true;
      if (source.properties().text("triggerOnPush").orElse("").equals("false")
          || source.properties().text("trigger_on_push").orElse("").equals("false")) {
        return;
      }
      boolean code = !BUCKETS.contains(kind);
      List<String> branches =
          source.properties().at("branch").filter(b -> b.tag().isEmpty()).stream()
              .flatMap(branch -> branch.text().stream())
              .toList();
      triggers.add(
          new Trigger(
              code ? Trigger.Kind.PUSH : Trigger.Kind.UPSTREAM,
              code ? branches : List.of(),
              List.of(),
              kind));
    }

    /** A step before the first stage, before one, or after one. */
    private void step(Construct step) {
      List<Step> work = new ArrayList<>();
      for (String phase : List.of("installCommands", "install_commands", "commands")) {
        step.properties()
            .at(phase)
            .ifPresent(commands -> work.addAll(Notation.commands(commands, false)));
      }
      String id = step.name().isEmpty() ? "step " + step.line() : step.name();
      Optional<Stage> stage = lastStage().filter(last -> last.isBefore(step));
      List<String> needs = stage.map(last -> List.copyOf(last.needs)).orElse(before);
      jobs.add(Job.of(id, step.line(), work).withNeeds(needs));
      if (stage.isPresent()) {
        stage.get().needs.add(id);
      } else {
        before = List.of(id);
      }
    }

    private Optional<Stage> lastStage() {
      return stages.isEmpty() ? Optional.empty() : Optional.of(stages.get(stages.size() - 1));
    }

    /** Stages of one wave wait for the same, those of the pipeline for one another. */
    private void stage(Construct call) {
      String of = receiver(call.callee());
      Optional<Stage> beside =
          lastStage()
              .filter(last -> !pipelineIs.isEmpty() && !of.equals(pipelineIs))
              .filter(last -> of.equals(receiver(last.call.callee())));
      Stage stage = new Stage(call, beside.map(last -> last.needs).orElse(before));
      stages.add(stage);
      before = beside.isPresent() ? with(before, stage.id) : List.of(stage.id);
    }

    private static List<String> with(List<String> ids, String another) {
      List<String> all = new ArrayList<>(ids);
      all.add(another);
      return List.copyOf(all);
    }

    private Job job(Stage stage) {
      List<Step> work = new ArrayList<>();
      int line = stage.call.line();
      if (stage.approved) {
        work.add(done(line, new Work.Approval("a person")));
      }
      work.add(done(line, Work.Run.shell("cdk deploy --all", line)));
      return Job.of(stage.id, line, work)
          .withNeeds(stage.needs)
          .withDirectory(directory)
          .withEnvironment(environment(stage.id));
    }

    private static Step done(int line, Work work) {
      return new Step("", line, work, "", Condition.ALWAYS, false, Map.of());
    }

    private static String environment(String name) {
      String spaced = CodePipeline.spaced(name);
      return EnvironmentNames.in(spaced)
          .or(
              () ->
                  Arrays.stream(spaced.toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
                      .filter(BEFORE_PRODUCTION::contains)
                      .findFirst())
          .orElse("");
    }
  }
}
