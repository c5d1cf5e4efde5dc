package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.LinkedPipeline.LinkedJob;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Templates;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.github.GithubCondition;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Follows pipelines into what they call, one at a time: their jobs, and those of the workflows that these call. */
public final class Linker {
  private static final List<String> ENVIRONMENT_INPUTS = List.of("environment", "env", "stage");

  /**
   * Variables that name the environment that a job works on, the plainest first. Those by which frameworks choose how they
   * run ({@code NODE_ENV}, {@code RAILS_ENV}) say {@code production} wherever something is built.
   */
  private static final List<String> ENVIRONMENT_VARIABLES =
      BundledYaml.words("/catalogue/variables.yaml", "environments");

  private final Landscape landscape;
  private final Library library;
  private final List<Follower> followers;
  private final SortedMap<String, String> artifacts;

  public Linker(Landscape landscape, List<Pipeline> pipelines) {
    this.landscape = landscape;
    this.library = new Library(landscape, pipelines);
    this.artifacts = Artifacts.of(pipelines);
    this.followers =
        List.of(
            new MakeTargets(),
            new NodeWorkspaces(),
            new ScriptGroups(),
            new TaskRunners(),
            new TabledTasks(),
            new MaruTasks(),
            new CodedTasks(),
            new ToxEnvironments(),
            new Hooks(),
            new BuildEngines(),
            new MonorepoRunners(),
            new Aviator(),
            new DeliveryFiles(),
            new ComposeServices(),
            new Programs(),
            new PythonPrograms(),
            new ScriptFiles());
  }

  /** A pipeline with everything that its steps call. */
  public LinkedPipeline link(Pipeline pipeline) {
    CommandReader reader = new CommandReader(landscape, followers);
    List<LinkedJob> jobs = new ArrayList<>();
    Scope scope =
        new Scope(
            pipeline.location().path(),
            "",
            List.of(),
            everywhere(pipeline),
            Checkouts.of(pipeline, landscape, artifacts));
    StepLinker steps = new StepLinker(library, reader);
    jobs(
        pipeline,
        new Calling("", Optional.empty(), List.of(), pipeline.triggers(), scope),
        steps,
        jobs);
    return new LinkedPipeline(pipeline, jobs, Fingerprint.of(jobs), reader.cut());
  }

  /** What all steps know from the start: defaults of inputs, and the repository's own name. */
  private Map<String, String> everywhere(Pipeline pipeline) {
    Map<String, String> known = new HashMap<>(pipeline.inputs());
    landscape.neighbours().own().ifPresent(name -> known.put("github.repository", name));
    RepoPath file = pipeline.location().path();
    if (pipeline.system().equals("github-actions") && file.name().startsWith("action.y")) {
      String place = "@/" + file.parent().value(); // where an action lies, whoever calls it
      known.put("github.action_path", place);
      known.put("env.GITHUB_ACTION_PATH", place);
    }
    return known;
  }

  /**
   * From where the jobs of a pipeline are started.
   *
   * @param prefix before their ids
   * @param at the job that calls them; empty for a pipeline that starts by itself
   * @param before what runs before those of them that need nothing
   * @param triggers what starts it
   * @param scope what is known there
   */
  private record Calling(
      String prefix,
      Optional<Location> at,
      List<String> before,
      List<Trigger> triggers,
      Scope scope) {}

  private void jobs(Pipeline pipeline, Calling from, StepLinker steps, List<LinkedJob> sink) {
    Scope scope = from.scope();
    for (Job job : pipeline.jobs()) {
      Map<String, String> known = new HashMap<>(scope.known());
      job.variables()
          .forEach((name, value) -> known.put("env." + name, Templates.fill(value, known)));
      job.matrix().forEach((name, values) -> bind(known, "matrix." + name, values));
      List<Trigger> starts = starts(job.condition(), from.triggers(), known);
      if (starts.isEmpty() && !from.triggers().isEmpty()) {
        continue;
      }
      Scope inside =
          job.file()
              .map(scope::in)
              .orElse(scope)
              .knowing(known)
              .with(scope.checkouts().of(job, known));
      List<String> needs = new ArrayList<>(job.needs().isEmpty() ? from.before() : List.of());
      job.needs().forEach(id -> needs.add(from.prefix() + id));
      Calling to = new Calling(from.prefix(), from.at(), needs, starts, inside);
      Optional<Library.Offer> called = calledWorkflow(job, inside);
      if (called.isPresent()) {
        call(job, called.get(), to, steps, sink);
      } else {
        sink.add(job(job, to, steps));
      }
    }
  }

  private static void bind(Map<String, String> known, String name, List<String> values) {
    List<String> distinct = values.stream().distinct().limit(100).toList();
    if (distinct.size() == 1) {
      known.put(name, distinct.get(0));
    } else if (distinct.size() > 1) {
      known.put(name, "{" + String.join(",", distinct) + "}");
    }
  }

  private Optional<Library.Offer> calledWorkflow(Job job, Scope scope) {
    if (job.steps().size() != 1
        || !(job.steps().get(0).work() instanceof Work.Use use)
        || use.kind() != Work.Use.Kind.WORKFLOW) {
      return Optional.empty();
    }
    return library
        .workflow(use.reference(), scope.home())
        .filter(offer -> scope.refuses(offer.step()).isEmpty());
  }

  private void call(
      Job job, Library.Offer offer, Calling from, StepLinker steps, List<LinkedJob> sink) {
    Work.Use use = (Work.Use) job.steps().get(0).work();
    Pipeline called = offer.pipeline();
    Scope scope = from.scope();
    Map<String, String> known = new HashMap<>(called.inputs());
    use.inputs()
        .forEach(
            (name, value) -> known.put("inputs." + name, Templates.fill(value, scope.known())));
    Scope inside =
        scope
            .into(offer.ground(), called.location().path(), offer.step())
            .with(Checkouts.none(landscape))
            .knowing(known);
    String id = from.prefix() + job.id();
    Optional<Location> at = from.at().or(() -> Optional.of(Location.of(scope.file(), job.line())));
    int first = sink.size();
    jobs(called, new Calling(id + "/", at, from.before(), from.triggers(), inside), steps, sink);
    if (sink.size() > first) { // who needs the calling job needs all of the called ones
      List<String> all = sink.subList(first, sink.size()).stream().map(LinkedJob::id).toList();
      Job itself = Job.of(job.id(), job.line(), List.of());
      sink.add(new LinkedJob(itself, id, at, all, from.triggers(), List.of(), false, List.of()));
    }
  }

  private LinkedJob job(Job job, Calling from, StepLinker linker) {
    Scope scope = from.scope();
    String directory = Places.resolve("", Templates.fill(job.directory(), scope.known()));
    String soft = job.mayFail() ? "the job may fail" : "";
    List<LinkedStep> steps = new ArrayList<>();
    linker.begin();
    for (Step step : job.steps()) {
      List<Trigger> starts = starts(step.condition(), from.triggers(), scope.known());
      if (!starts.isEmpty() || from.triggers().isEmpty()) {
        steps.add(new LinkedStep(step, starts, linker.step(step, directory, soft, scope)));
      }
    }
    List<String> environments = environments(job, from, steps);
    return new LinkedJob(
        job,
        from.prefix() + job.id(),
        from.at(),
        from.before(),
        from.triggers(),
        environments,
        job.manual(),
        UnreadDeploys.settle(
            JudgedLater.settle(RenderedFiles.settle(steps)), environments, landscape));
  }

  /** Those that the job names, or else, where it applies anything, the one that its variables name. */
  private static List<String> environments(Job job, Calling from, List<LinkedStep> steps) {
    List<String> named = environments(job, from);
    boolean applies =
        steps.stream().flatMap(step -> step.deeds().stream()).anyMatch(Linker::applies);
    return named.isEmpty() && applies ? set(from.scope()) : named;
  }

  private static boolean applies(Deed deed) {
    return deed.meaning().filter(meaning -> meaning.is(Meaning.Act.APPLY)).isPresent()
        || deed.likely().contains("apply")
        || deed.inside().stream().anyMatch(Linker::applies);
  }

  /** The environments that the variables around a job name: only what surely is one counts. */
  private static List<String> set(Scope scope) {
    Map<String, String> variables = new HashMap<>();
    scope
        .known()
        .forEach(
            (name, value) -> {
              if (name.startsWith("env.")) {
                variables.put(name.substring(4).toLowerCase(Locale.ROOT), value);
              }
            });
    for (String name : ENVIRONMENT_VARIABLES) {
      String value = Templates.fill(variables.getOrDefault(name, ""), scope.known());
      List<String> named = value.isEmpty() ? List.of() : PathPattern.alternatives(value, 50);
      if (!named.isEmpty() && named.stream().allMatch(EnvironmentNames::isSure)) {
        return named;
      }
    }
    return List.of();
  }

  private static List<String> environments(Job job, Calling from) {
    String named =
        job.environment().isEmpty() ? told(job, from.at(), from.scope()) : job.environment();
    String environment = Templates.fill(named, from.scope().known());
    return environment.isEmpty()
        ? List.of()
        : PathPattern.alternatives(Places.globbed(environment), 50);
  }

  /** What the job tells the environment to those that it uses, or was told itself. */
  private static String told(Job job, Optional<Location> calledAt, Scope scope) {
    for (Step step : job.steps()) {
      Optional<String> named = environment(given(step.work()), "");
      if (named.isPresent()) {
        return named.get();
      }
    }
    // A called workflow that names no environment is told it by an input of that name.
    return calledAt.flatMap(at -> environment(scope.known(), "inputs.")).orElse("");
  }

  private static Map<String, String> given(Work work) {
    if (work instanceof Work.NextDoor next) {
      return next.given();
    }
    return work instanceof Work.Use use && use.kind() != Work.Use.Kind.ACTION
        ? use.inputs()
        : Map.of();
  }

  private static Optional<String> environment(Map<String, String> values, String prefix) {
    return ENVIRONMENT_INPUTS.stream()
        .map(name -> values.getOrDefault(prefix + name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The triggers under which a condition may hold. */
  private static List<Trigger> starts(
      Condition condition, List<Trigger> triggers, Map<String, String> known) {
    if (condition instanceof Condition.Never || condition instanceof Condition.OnFailure) {
      return List.of();
    }
    if (condition instanceof Condition.Only only) {
      // What starts the jobs of a template is for the pipeline that calls it to say.
      return triggers.stream()
          .filter(t -> t.kind() == Trigger.Kind.CALL || only.kinds().contains(t.kind()))
          .toList();
    }
    if (condition instanceof Condition.Own own) {
      boolean called = triggers.stream().anyMatch(t -> t.kind() == Trigger.Kind.CALL);
      return called || triggers.isEmpty() ? triggers : own.triggers();
    }
    if (condition instanceof Condition.Expression expression) {
      return triggers.stream()
          .flatMap(t -> GithubCondition.narrowed(expression, t, known).stream())
          .toList();
    }
    return triggers;
  }
}
