package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Templates;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Follows the steps of jobs: scripts, and what is used as a step, into what is offered for it. */
final class StepLinker {
  private static final Pattern POWERSHELL =
      Pattern.compile("\\$(?:env:)?[A-Za-z_][A-Za-z0-9_]* \\+?= [^=].*");

  private final Library library;
  private final CommandReader reader;

  StepLinker(Library library, CommandReader reader) {
    this.library = library;
    this.reader = reader;
  }

  /** Another job begins: nothing of the one before it is handed on. */
  void begin() {
    reader.handed().begin();
  }

  /**
   * What a step comes to.
   *
   * @param directory that its job works in
   * @param jobSoft why the job's failure would not count; empty where it does
   */
  List<Deed> step(Step step, String directory, String jobSoft, Scope job) {
    Scope scope = step.file().map(job::in).orElse(job);
    Map<String, String> known = new HashMap<>(scope.known());
    reader.handed().fill(known);
    reader.handed().enter(step.id());
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
      return run(run, new StepPlace(at, place, soft, inside));
    }
    if (work instanceof Work.Use use) {
      return List.of(use(use, new StepPlace(at, place, soft, inside)));
    }
    if (work instanceof Work.NextDoor next) {
      return List.of(nextDoor(next, new StepPlace(at, place, soft, inside)));
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

  private List<Deed> run(Work.Run run, StepPlace place) {
    Scope scope = place.scope();
    String interpreter = run.interpreter();
    if (Set.of("perl", "php").contains(interpreter)) {
      Location at = Location.of(scope.file(), run.line());
      return List.of(Deeds.unresolved("inline " + interpreter, at, "opaque", List.of()));
    }
    Map<String, String> variables = new HashMap<>();
    variables(scope)
        .forEach((name, value) -> variables.put(name.substring("env.".length()), value));
    String text = Templates.fill(chosen(run.script(), scope), scope.known());
    String language = isPowerShell(text) ? "pwsh" : interpreter;
    Optional<ProgramScript> program = ProgramScript.read(language, text, run.line());
    if (program.isPresent()) {
      ShellState started = new ShellState(place.directory(), true, false, variables);
      return StartedPrograms.written(program.get(), scope, started, place.soft(), reader);
    }
    boolean pipefail = run.pipefail() || text.contains("PIPESTATUS");
    ShellState state = new ShellState(place.directory(), run.errexit(), pipefail, variables);
    return reader.script(ShellScript.read(text, run.line()), scope, state, place.soft());
  }

  /** Systems that run PowerShell on some machines need not say so: no other shell assigns to {@code $name}. */
  private static boolean isPowerShell(String text) {
    return text.indexOf('$') >= 0
        && text.lines().map(String::strip).anyMatch(line -> POWERSHELL.matcher(line).matches());
  }

  /** A line whose command a matrix names does each of them in turn. */
  private static String chosen(String script, Scope scope) {
    return script.indexOf("${{") < 0
        ? script
        : script.lines().map(line -> eachOf(line, scope)).collect(Collectors.joining("\n"));
  }

  private static String eachOf(String line, Scope scope) {
    String bare = line.strip();
    int end = bare.startsWith("${{") ? bare.indexOf("}}") : -1;
    String named = end < 0 ? "" : bare.substring(3, end).strip();
    String value = named.startsWith("matrix.") ? scope.known().getOrDefault(named, "") : "";
    String rest = end < 0 ? "" : bare.substring(end + 2);
    return value.startsWith("{") && value.indexOf(' ') > 0
        ? PathPattern.alternatives(value, 100).stream()
            .map(command -> command + rest)
            .collect(Collectors.joining("; "))
        : line;
  }

  private Deed use(Work.Use use, StepPlace place) {
    Scope scope = place.scope();
    Map<String, String> inputs = new HashMap<>();
    use.inputs().forEach((name, value) -> inputs.put(name, Templates.fill(value, scope.known())));
    Optional<Library.Offer> local = library.used(use, scope);
    if (local.isEmpty()) {
      return new PublishedUse(use, inputs, place, reader).deed();
    }
    Pipeline called = local.get().pipeline();
    String step = local.get().step();
    String refused = scope.refuses(step);
    if (!refused.isEmpty()) {
      return Deeds.unresolved(use.reference(), place.at(), refused, List.of());
    }
    Scope inside = entered(scope, local.get(), inputs);
    List<Deed> deeds = new ArrayList<>();
    for (Job job : called.jobs()) {
      deeds.addAll(steps(job.steps(), place, inside));
    }
    return Deeds.followed(use.reference(), place.at(), step, deeds);
  }

  private Deed nextDoor(Work.NextDoor next, StepPlace place) {
    RepoPath file = RepoPath.of(next.repository() + "/" + next.file());
    Scope inside = place.scope().next(next.repository(), file);
    return Deeds.followed(
        next.reference(), place.at(), file.value(), steps(next.steps(), place, inside));
  }

  /** What the steps of something used come to, without those that never run or only after a failure. */
  private List<Deed> steps(List<Step> steps, StepPlace place, Scope inside) {
    List<Deed> deeds = new ArrayList<>();
    for (Step one : steps) {
      if (!(one.condition() instanceof Condition.Never)
          && !(one.condition() instanceof Condition.OnFailure)) {
        deeds.addAll(step(one, place.directory(), place.soft(), inside));
      }
    }
    return deeds;
  }

  /** Inside of what is used, with what it is given and the variables that are set around it. */
  private static Scope entered(Scope from, Library.Offer offer, Map<String, String> inputs) {
    Pipeline called = offer.pipeline();
    Map<String, String> known = new HashMap<>(called.inputs());
    known.putAll(variables(from));
    inputs.forEach((name, value) -> known.put("inputs." + name, value));
    Scope entered = from.into(offer.ground(), called.location().path(), offer.step());
    known.put("github.action_path", entered.directory());
    known.put("env.GITHUB_ACTION_PATH", entered.directory());
    return entered.knowing(known);
  }

  /** What is known of variables of the environment: {@code env.NAME}. */
  private static Map<String, String> variables(Scope scope) {
    Map<String, String> variables = new HashMap<>();
    for (Map.Entry<String, String> known : scope.known().entrySet()) {
      if (known.getKey().startsWith("env.")) {
        variables.put(known.getKey(), known.getValue());
      }
    }
    return variables;
  }
}
