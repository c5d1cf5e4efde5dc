package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.landscape.Landscape;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows the steps of pipelines, one pipeline at a time. */
public final class Linker {
  private static final Pattern POWERSHELL =
      Pattern.compile("\\$(?:env:)?[A-Za-z_][A-Za-z0-9_]* \\+?= [^=].*");

  private final Landscape landscape;
  private final Library library;
  private final List<Follower> followers;

  public Linker(Landscape landscape, List<Pipeline> pipelines) {
    this.landscape = landscape;
    this.library = new Library(landscape, pipelines);
    this.followers =
        List.of(
            new MakeTargets(),
            new NodeWorkspaces(),
            new TaskRunners(),
            new CodedTasks(),
            new ToxEnvironments(),
            new Hooks(library),
            new BuildEngines(),
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
            Checkouts.of(pipeline, landscape));
    jobs(pipeline, "", Optional.empty(), List.of(), pipeline.triggers(), scope, reader, jobs);
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

  private void jobs(
      Pipeline pipeline,
      String prefix,
      Optional<Location> calledAt,
      List<String> before,
      List<Trigger> triggers,
      Scope scope,
      CommandReader reader,
      List<LinkedJob> sink) {
    for (Job job : pipeline.jobs()) {
      Map<String, String> known = new HashMap<>(scope.known());
      job.variables()
          .forEach((name, value) -> known.put("env." + name, Templates.fill(value, known)));
      job.matrix().forEach((name, values) -> bind(known, "matrix." + name, values));
      List<Trigger> starts = starts(job.condition(), triggers, known);
      if (starts.isEmpty() && !triggers.isEmpty()) {
        continue;
      }
      Scope inside =
          job.file()
              .map(scope::in)
              .orElse(scope)
              .knowing(known)
              .with(scope.checkouts().of(job, known));
      List<String> needs = new ArrayList<>(job.needs().isEmpty() ? before : List.of());
      job.needs().forEach(id -> needs.add(prefix + id));
      Optional<Library.Offer> called = calledWorkflow(job, inside);
      if (called.isPresent()) {
        Location at = calledAt.orElse(Location.of(inside.file(), job.line()));
        call(job, called.get(), prefix, at, needs, starts, inside, reader, sink);
      } else {
        sink.add(job(job, prefix, calledAt, needs, starts, inside, reader));
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
      Job job,
      Library.Offer offer,
      String prefix,
      Location at,
      List<String> needs,
      List<Trigger> triggers,
      Scope scope,
      CommandReader reader,
      List<LinkedJob> sink) {
    Work.Use use = (Work.Use) job.steps().get(0).work();
    Pipeline called = offer.pipeline();
    Map<String, String> known = new HashMap<>();
    known.putAll(called.inputs());
    use.inputs()
        .forEach(
            (name, value) -> known.put("inputs." + name, Templates.fill(value, scope.known())));
    Scope inside =
        scope
            .into(offer.ground(), called.location().path(), offer.step())
            .with(Checkouts.none(landscape))
            .knowing(known);
    int first = sink.size();
    jobs(called, prefix + job.id() + "/", Optional.of(at), needs, triggers, inside, reader, sink);
    if (sink.size() > first) { // who needs the calling job needs all of the called ones
      List<String> all = sink.subList(first, sink.size()).stream().map(LinkedJob::id).toList();
      sink.add(
          new LinkedJob(
              Job.of(job.id(), job.line(), List.of()),
              prefix + job.id(),
              Optional.of(at),
              all,
              triggers,
              List.of(),
              false,
              List.of()));
    }
  }

  private LinkedJob job(
      Job job,
      String prefix,
      Optional<Location> calledAt,
      List<String> needs,
      List<Trigger> triggers,
      Scope scope,
      CommandReader reader) {
    String directory = Places.resolve("", Templates.fill(job.directory(), scope.known()));
    String soft = job.mayFail() ? "the job may fail" : "";
    List<LinkedStep> steps = new ArrayList<>();
    for (Step step : job.steps()) {
      List<Trigger> starts = starts(step.condition(), triggers, scope.known());
      if (!starts.isEmpty() || triggers.isEmpty()) {
        steps.add(new LinkedStep(step, starts, step(step, directory, soft, scope, reader)));
      }
    }
    String named = job.environment().isEmpty() ? told(job, calledAt, scope) : job.environment();
    String environment = Templates.fill(named, scope.known());
    List<String> environments =
        environment.isEmpty()
            ? List.of()
            : PathPattern.alternatives(Places.globbed(environment), 50);
    return new LinkedJob(
        job,
        prefix + job.id(),
        calledAt,
        needs,
        triggers,
        environments,
        job.manual(),
        JudgedLater.settle(RenderedFiles.settle(steps)));
  }

  private static String told(Job job, Optional<Location> calledAt, Scope scope) {
    for (Step step : job.steps()) {
      if (step.work() instanceof Work.Use use && use.kind() != Work.Use.Kind.ACTION) {
        for (String name : List.of("environment", "env", "stage")) {
          String value = use.inputs().getOrDefault(name, "");
          if (!value.isEmpty()) {
            return value;
          }
        }
      }
    }
    return calledAt.isPresent() ? inputEnvironment(scope) : "";
  }

  /** A called workflow that names no environment is told it by an input of that name. */
  private static String inputEnvironment(Scope scope) {
    return List.of("inputs.environment", "inputs.env", "inputs.stage").stream()
        .map(name -> scope.known().getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private List<Deed> step(
      Step step, String directory, String jobSoft, Scope job, CommandReader reader) {
    Scope scope = step.file().map(job::in).orElse(job);
    Map<String, String> known = new HashMap<>(scope.known());
    step.variables()
        .forEach((name, value) -> known.put("env." + name, Templates.fill(value, known)));
    Scope inside = scope.knowing(known);
    String place =
        step.directory().isEmpty()
            ? directory
            : Places.resolve("", Templates.fill(step.directory(), known));
    String soft = step.mayFail() ? "the step may fail" : jobSoft;
    Work work = step.work();
    Location at = Location.of(scope.file(), step.line());
    if (work instanceof Work.Run run) {
      return run(run, place, soft, inside, reader);
    }
    if (work instanceof Work.Use use) {
      return List.of(use(use, place, soft, at, inside, reader));
    }
    if (work instanceof Work.Parsed parsed) {
      ShellState state = new ShellState(place, false, false, Map.of());
      return reader.script(parsed.script(), inside, state, soft);
    }
    if (work instanceof Work.Approval approval) {
      return List.of(
          Deeds.known(
              "waits for " + approval.by(),
              at,
              new Meaning(Meaning.Act.APPROVAL, "", "", "", Map.of(), Set.of()),
              List.of(),
              List.of(),
              ""));
    }
    Work.Opaque opaque = (Work.Opaque) work;
    return List.of(Deeds.unresolved(opaque.what(), at, opaque.why(), Likely.of(opaque.what())));
  }

  List<Deed> run(Work.Run run, String place, String soft, Scope scope, CommandReader reader) {
    String interpreter = run.interpreter();
    Location at = Location.of(scope.file(), run.line());
    if (Set.of("perl", "php").contains(interpreter)) {
      return List.of(Deeds.unresolved("inline " + interpreter, at, "opaque", List.of()));
    }
    Map<String, String> variables = new HashMap<>();
    scope
        .known()
        .forEach(
            (name, value) -> {
              if (name.startsWith("env.")) {
                variables.put(name.substring(4), value);
              }
            });
    String text =
        chosen(run.script(), scope).orElseGet(() -> Templates.fill(run.script(), scope.known()));
    String language = isPowerShell(text) ? "pwsh" : interpreter;
    Optional<ProgramScript> program = ProgramScript.read(language, text, run.line());
    if (program.isPresent()) {
      ShellState started = new ShellState(place, true, false, variables);
      return Programs.written(program.get(), scope, started, soft, reader);
    }
    ShellScript script = ShellScript.read(text, run.line());
    ShellState state =
        new ShellState(
            place, run.errexit(), run.pipefail() || text.contains("PIPESTATUS"), variables);
    return reader.script(script, scope, state, soft);
  }

  /** Systems that run PowerShell on some machines need not say so: no other shell assigns to {@code $name}. */
  private static boolean isPowerShell(String text) {
    return text.indexOf('$') >= 0
        && text.lines().map(String::strip).anyMatch(line -> POWERSHELL.matcher(line).matches());
  }

  /** A step whose whole command a matrix names does each of them in turn. */
  private static Optional<String> chosen(String script, Scope scope) {
    String whole = script.strip();
    String inside =
        whole.startsWith("${{") && whole.endsWith("}}") && whole.indexOf("}}") == whole.length() - 2
            ? whole.substring(3, whole.length() - 2).strip()
            : "";
    return Optional.ofNullable(inside.startsWith("matrix.") ? scope.known().get(inside) : null)
        .map(value -> String.join("\n", PathPattern.alternatives(value, 100)));
  }

  private Deed use(
      Work.Use use, String place, String soft, Location at, Scope scope, CommandReader reader) {
    Map<String, String> inputs = new HashMap<>();
    use.inputs().forEach((name, value) -> inputs.put(name, Templates.fill(value, scope.known())));
    Optional<Library.Offer> local = library.used(use, scope);
    if (local.isEmpty()) {
      return library.used(use, inputs, place, soft, at, scope, reader);
    }
    Pipeline called = local.get().pipeline();
    String step = local.get().step();
    String refused = scope.refuses(step);
    if (!refused.isEmpty()) {
      return Deeds.unresolved(use.reference(), at, refused, List.of());
    }
    Map<String, String> known = new HashMap<>(called.inputs());
    scope
        .known()
        .forEach(
            (name, value) -> {
              if (name.startsWith("env.")) {
                known.put(name, value);
              }
            });
    inputs.forEach((name, value) -> known.put("inputs." + name, value));
    Scope entered = scope.into(local.get().ground(), called.location().path(), step);
    known.put("github.action_path", entered.directory());
    known.put("env.GITHUB_ACTION_PATH", entered.directory());
    Scope inside = entered.knowing(known);
    List<Deed> deeds = new ArrayList<>();
    for (Job job : called.jobs()) {
      for (Step one : job.steps()) {
        if (!(one.condition() instanceof Condition.Never)
            && !(one.condition() instanceof Condition.OnFailure)) {
          deeds.addAll(step(one, place, soft, inside, reader));
        }
      }
    }
    return Deeds.followed(use.reference(), at, step, deeds);
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
