package dev.tidemark.pipeline.jenkins;

import dev.tidemark.document.Placed;
import dev.tidemark.format.groovy.GroovyScript;
import dev.tidemark.format.groovy.GroovyScript.Call;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One file of Jenkins while its stages are gathered: steps, conditions, branches side by side, and what starts it. */
final class JenkinsReading {
  private static final int MAX_DEPTH = 12;
  private static final Set<String> SHELLS = Set.of("sh", "bat", "powershell", "pwsh");

  private static final Set<String> POWERSHELL = Set.of("powershell", "pwsh");

  /** Results of a build that are no better than a failure. */
  private static final Set<String> FAILED = Set.of("FAILURE", "NOT_BUILT", "ABORTED");

  /**
   * What may start a file that does not say. One that does the same on every branch may as well be a job that people start:
   * the settings of the server decide.
   */
  private static final List<Trigger.Kind> ANY_OF =
      List.of(Trigger.Kind.PUSH, Trigger.Kind.CHANGE_REQUEST, Trigger.Kind.DISPATCH);

  private final LibraryCalls calls;
  private final Placed<GroovyScript> file;
  private final List<Job> jobs = new ArrayList<>();
  private final List<Trigger> triggers = new ArrayList<>();
  private final Set<String> inside = new LinkedHashSet<>();
  private final Map<String, String> matrix = new TreeMap<>();
  private List<String> before = List.of();

  /** Inside the block of a step that is not read: other names there are that step's own words. */
  private boolean delegated;

  JenkinsReading(LibraryCalls calls, Placed<GroovyScript> file) {
    this.calls = calls;
    this.file = file;
  }

  Pipeline pipeline(Pipeline.Kind kind) {
    if (kind == Pipeline.Kind.CLASS) {
      file.document().definitions().forEach(this::method);
      return pipeline(kind, List.of(Trigger.of(Trigger.Kind.CALL)));
    }
    boolean template = kind == Pipeline.Kind.TEMPLATE;
    List<Step> loose = new ArrayList<>();
    List<Call> written = file.document().calls();
    walk(
        template ? GivenValues.offered(file.document(), written, "call") : written,
        loose,
        Condition.ALWAYS,
        0);
    if (!loose.isEmpty()) {
      jobs.add(
          0,
          Job.of("pipeline", loose.get(0).line(), loose)
              .withVariables(file.document().environment()));
    }
    if (template && jobs.isEmpty()) {
      file.document().definitions().forEach(this::method);
    }
    boolean multibranch = file.document().tellsBranches();
    boolean onlyAtTimes =
        triggers.stream().allMatch(trigger -> trigger.kind() == Trigger.Kind.SCHEDULE);
    if (triggers.isEmpty() || (multibranch && onlyAtTimes)) {
      for (Trigger.Kind kindOfTrigger : ANY_OF) {
        Trigger trigger = Trigger.of(kindOfTrigger);
        triggers.add(multibranch ? trigger : trigger.undecided());
      }
    }
    return pipeline(kind, template ? List.of(Trigger.of(Trigger.Kind.CALL)) : triggers);
  }

  private Pipeline pipeline(Pipeline.Kind kind, List<Trigger> starts) {
    return new Pipeline(
        Jenkins.SYSTEM, file.path().name(), kind, file.at(1), starts, jobs, Map.of(), List.of());
  }

  private void walk(List<Call> calls, List<Step> steps, Condition condition, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (Call call : calls) {
      switch (call.name()) {
        case "stage" -> stage(call, condition, depth);
        case "parallel" -> parallel(call, condition, depth);
        case "triggers" -> triggers(call);
        case "axes" -> axes(call);
        case "post",
            "options",
            "parameters",
            "agent",
            "tools",
            "environment",
            "when",
            "excludes",
            "properties" -> {}
        default -> step(call, steps, condition, depth);
      }
    }
  }

  /** A method of a library's file that has no {@code call}: others use it as {@code file.method()}. */
  private void method(String name, List<Call> body) {
    List<Step> steps = new ArrayList<>();
    int first = jobs.size();
    inside.add(name);
    walk(GivenValues.offered(file.document(), body, name), steps, Condition.ALWAYS, 1);
    inside.remove(name);
    List<Job> stages = jobs.subList(first, jobs.size());
    stages.forEach(stage -> steps.addAll(stage.steps()));
    stages.clear();
    int line = body.isEmpty() ? 1 : body.get(0).line();
    jobs.add(Job.of(name, line, steps));
  }

  /** What the file gives to all that it runs, and the values of the matrix around a stage. */
  private Map<String, String> variables() {
    Map<String, String> given = new TreeMap<>(file.document().environment());
    given.putAll(matrix);
    return given;
  }

  /** The values that the variables of a matrix take, for the stages in it. */
  private void axes(Call call) {
    for (Call axis : call.body()) {
      Optional<String> name = axis.child("name").map(Call::text).filter(n -> !n.isEmpty());
      List<String> values = axis.child("values").map(Call::texts).orElse(List.of());
      if (name.isPresent() && !values.isEmpty()) {
        matrix.put(name.get(), "{" + String.join(",", values) + "}");
      }
    }
  }

  private void triggers(Call call) {
    for (Call trigger : call.body()) {
      switch (trigger.name()) {
        case "cron" -> triggers.add(Trigger.of(Trigger.Kind.SCHEDULE));
        case "upstream" -> triggers.add(Trigger.of(Trigger.Kind.UPSTREAM));
        default -> triggers.add(Trigger.of(Trigger.Kind.PUSH));
      }
    }
  }

  private void stage(Call call, Condition outer, int depth) {
    Condition condition = call.child("when").map(JenkinsReading::when).orElse(outer);
    String id = call.text().isEmpty() ? "stage " + call.line() : call.text();
    List<Step> steps = new ArrayList<>();
    int first = jobs.size();
    List<String> after = before;
    Map<String, String> outside = Map.copyOf(matrix);
    walk(call.body(), steps, condition, depth + 1);
    if (jobs.size() == first || !steps.isEmpty()) {
      boolean input = call.child("input").isPresent();
      String environment = EnvironmentNames.in(id).orElse("");
      jobs.add(
          first,
          Job.of(id, call.line(), steps)
              .withNeeds(after)
              .withManual(input)
              .withCondition(condition)
              .withVariables(variables())
              .withEnvironment(environment));
      before = jobs.size() - first == 1 ? List.of(id) : before;
    }
    matrix.keySet().retainAll(outside.keySet());
  }

  private void parallel(Call call, Condition condition, int depth) {
    List<String> start = before;
    List<String> ends = new ArrayList<>();
    for (Call branch : call.body()) {
      before = start;
      if (branch.name().equals("stage")) {
        stage(branch, condition, depth + 1);
      } else {
        stage(
            new Call("stage", List.of(branch.name()), Map.of(), branch.body(), branch.line()),
            condition,
            depth + 1);
      }
      ends.addAll(before);
    }
    before = ends.isEmpty() ? start : ends.stream().distinct().toList();
  }

  private static Condition when(Call when) {
    for (Call condition : when.body()) {
      switch (condition.name()) {
        case "branch" -> {
          return new Condition.Only(
              Set.of(
                  Trigger.Kind.PUSH,
                  Trigger.Kind.SCHEDULE,
                  Trigger.Kind.DISPATCH,
                  Trigger.Kind.UPSTREAM),
              "branch");
        }
        case "changeRequest" -> {
          return new Condition.Only(Set.of(Trigger.Kind.CHANGE_REQUEST), "changeRequest");
        }
        case "buildingTag", "tag" -> {
          return new Condition.Only(Set.of(Trigger.Kind.TAG), "tag");
        }
        default -> {}
      }
    }
    return Condition.ALWAYS;
  }

  private void step(Call call, List<Step> steps, Condition condition, int depth) {
    String name = LibraryCalls.bare(call.name());
    if (SHELLS.contains(name)) {
      steps.add(shell(call, name));
    } else if (name.equals("input")) {
      steps.add(step(call.line(), new Work.Approval("a person")));
    } else if (name.equals("dir")) {
      directory(call, steps, condition, depth);
    } else if (name.equals("catchError") || name.equals("warnError")) {
      caught(call, name, steps, condition, depth);
    } else if (file.document().definitions().containsKey(name) && !inside.contains(name)) {
      inside.add(name);
      walk(GivenValues.body(file.document(), call, name), steps, condition, depth + 1);
      inside.remove(name);
      walk(call.body(), steps, condition, depth + 1);
    } else {
      Optional<Work> work = calls.use(call, name, delegated);
      work.ifPresent(used -> steps.add(step(call.line(), used)));
      boolean outer = delegated;
      delegated |= work.filter(LibraryCalls::isUnread).isPresent();
      walk(call.body(), steps, condition, depth + 1);
      delegated = outer;
    }
  }

  private static Step shell(Call call, String name) {
    String script = call.text().isEmpty() ? call.named().getOrDefault("script", "") : call.text();
    boolean status = call.named().getOrDefault("returnStatus", "").equals("true");
    String interpreter = POWERSHELL.contains(name) ? "pwsh" : "sh";
    return Step.run("", call.line(), new Work.Run(script, call.line(), true, false, interpreter))
        .withMayFail(status);
  }

  private void directory(Call call, List<Step> steps, Condition condition, int depth) {
    List<Step> within = new ArrayList<>();
    walk(call.body(), within, condition, depth + 1);
    for (Step step : within) {
      String below = step.directory().isEmpty() ? "" : "/" + step.directory();
      steps.add(step.withDirectory(call.text() + below));
    }
  }

  /** Steps, and stages, whose failure is caught. */
  private void caught(Call call, String name, List<Step> steps, Condition condition, int depth) {
    boolean fails = failsTheBuild(call, name);
    List<Step> within = new ArrayList<>();
    int first = jobs.size();
    walk(call.body(), within, condition, depth + 1);
    within.forEach(step -> steps.add(fails ? step : step.withMayFail(true)));
    for (int i = first; i < jobs.size() && !fails; i++) {
      jobs.set(i, jobs.get(i).withMayFail(true));
    }
  }

  /**
   * Whether a failure that is caught still fails the build: so does {@code catchError} unless it names a result that
   * is better than a failure, or one that is not written here.
   */
  private static boolean failsTheBuild(Call call, String name) {
    return name.equals("catchError")
        && FAILED.contains(call.named().getOrDefault("buildResult", "FAILURE"));
  }

  private static Step step(int line, Work work) {
    return new Step("", line, work, "", Condition.ALWAYS, false, Map.of());
  }
}
