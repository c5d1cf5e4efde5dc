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
import dev.tidemark.pipeline.Trigger.Kind;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Travis CI: the phases of {@code .travis.yml} in their order, jobs in stages with their conditions, those that may
 * fail, and deployments, which change requests never run.
 */
@AutoService(Translator.class)
public final class TravisCi implements Translator {
  private static final List<String> BEFORE = List.of("before_install", "install", "before_script");
  private static final Set<Kind> EVERY =
      EnumSet.of(Kind.PUSH, Kind.CHANGE_REQUEST, Kind.TAG, Kind.SCHEDULE, Kind.DISPATCH);

  @Override
  public String system() {
    return "travis";
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    landscape
        .documents()
        .at(RepoPath.of(".travis.yml"), ConfigDocument.class)
        .filter(file -> file.origin().isInForce())
        .ifPresent(
            file -> file.document().root().ifPresent(root -> sink.accept(pipeline(file, root))));
  }

  private static Pipeline pipeline(Placed<ConfigDocument> file, Value root) {
    List<Job> jobs = new ArrayList<>();
    List<Value> rows = new ArrayList<>(root.items("jobs", "include"));
    rows.addAll(root.items("matrix", "include"));
    boolean main = rows.isEmpty() || root.at("env").isPresent() || root.at("script").isPresent();
    boolean ownScripts = rows.stream().allMatch(row -> row.at("script").isPresent());
    if (main && !(ownScripts && root.at("script").isEmpty() && !rows.isEmpty())) {
      jobs.add(Job.of("build", 1, steps(root, root)).withCondition(condition(root)));
    }
    String stage = "test";
    Map<String, List<String>> inStage = new LinkedHashMap<>();
    for (Value row : rows) {
      stage = row.text("stage").or(() -> row.text("stage", "name")).orElse(stage);
      List<String> before = before(inStage, stage.toLowerCase(Locale.ROOT));
      String id = row.text("name").orElse(stage + " " + row.line());
      jobs.add(
          Job.of(id, row.line(), steps(root, row))
              .withNeeds(before)
              .withMayFail(mayFail(root, row))
              .withCondition(both(condition(row), ofStage(root, stage)))
              .withVariables(Notation.scalars(row, "env")));
      inStage.computeIfAbsent(stage.toLowerCase(Locale.ROOT), k -> new ArrayList<>()).add(id);
    }
    List<String> branches = root.texts("branches", "only");
    return Notation.pipeline(
        "travis",
        file.path().name(),
        Pipeline.Kind.PIPELINE,
        file.at(1),
        List.of(
            new Trigger(Kind.PUSH, branches, List.of(), ""),
            Trigger.of(Kind.CHANGE_REQUEST),
            Trigger.of(Kind.TAG)),
        jobs);
  }

  /** The jobs of the stage before. */
  private static List<String> before(Map<String, List<String>> stages, String stage) {
    List<String> last = List.of();
    for (Map.Entry<String, List<String>> one : stages.entrySet()) {
      if (one.getKey().equals(stage)) {
        return last;
      }
      last = one.getValue();
    }
    return last;
  }

  private static boolean mayFail(Value root, Value row) {
    List<Value> allowed = new ArrayList<>(root.items("jobs", "allow_failures"));
    allowed.addAll(root.items("matrix", "allow_failures"));
    return allowed.stream()
        .anyMatch(
            one ->
                !one.pairs().isEmpty()
                    && one.pairs().stream()
                        .allMatch(pair -> pair.value().texts().equals(row.texts(pair.key()))));
  }

  private static Condition ofStage(Value root, String stage) {
    return root.items("stages").stream()
        .filter(s -> s.text("name").orElse("").equalsIgnoreCase(stage))
        .findFirst()
        .map(TravisCi::condition)
        .orElse(Condition.ALWAYS);
  }

  private static Condition both(Condition one, Condition other) {
    if (one instanceof Condition.Only first && other instanceof Condition.Only second) {
      Set<Kind> kinds = EnumSet.copyOf(first.kinds());
      kinds.retainAll(second.kinds());
      return Notation.only(kinds, first.label());
    }
    return one instanceof Condition.Always ? other : one;
  }

  /** {@code type = pull_request}, {@code type IN (push, cron)}, {@code tag IS present}, {@code false}. */
  static Condition condition(Value job) {
    String text = job.text("if").orElse("").strip();
    if (text.isEmpty()) {
      return Condition.ALWAYS;
    }
    if (text.equals("false")) {
      return new Condition.Never();
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    String lower = text.toLowerCase(Locale.ROOT);
    for (String alternative : lower.replace("||", " or ").split(" or ", -1)) {
      kinds.addAll(kinds(alternative));
    }
    return Notation.only(kinds, text);
  }

  private static Set<Kind> kinds(String text) {
    Set<Kind> kinds = EnumSet.copyOf(EVERY);
    int type = text.indexOf("type ");
    if (type >= 0) {
      int and = text.indexOf(" and ", type);
      String said = text.substring(type, and < 0 ? text.length() : and);
      Set<Kind> named = EnumSet.noneOf(Kind.class);
      if (said.contains("pull_request")) {
        named.add(Kind.CHANGE_REQUEST);
      }
      if (said.contains("push")) {
        named.add(Kind.PUSH);
        named.add(Kind.TAG);
      }
      if (said.contains("cron")) {
        named.add(Kind.SCHEDULE);
      }
      if (said.contains("api")) {
        named.add(Kind.DISPATCH);
      }
      boolean not = said.contains("!=") || said.contains("not in");
      if (not) {
        kinds.removeAll(named);
      } else {
        kinds.retainAll(named);
      }
    }
    if (text.contains("tag is present") || text.contains("tag =")) {
      kinds.retainAll(Set.of(Kind.TAG));
    }
    if (text.contains("tag is blank") || text.contains("branch =")) {
      kinds.remove(Kind.TAG);
    }
    return kinds;
  }

  /** The phases of a job; what it does not say itself is the file's. */
  private static List<Step> steps(Value root, Value job) {
    List<Step> steps = new ArrayList<>();
    List<String> phases = new ArrayList<>(BEFORE);
    phases.addAll(List.of("script", "after_success"));
    for (String phase : phases) {
      Optional<Value> commands = job.at(phase).or(() -> root.at(phase));
      commands
          .filter(c -> !c.text().orElse("").equals("skip"))
          .ifPresent(
              c ->
                  Notation.commands(c, false)
                      .forEach(s -> steps.add(s.withMayFail(phase.startsWith("after")))));
    }
    List<Value> deployments =
        job.at("deploy").or(() -> root.at("deploy")).map(TravisCi::listed).orElse(List.of());
    Set<Kind> any = EnumSet.noneOf(Kind.class);
    deployments.forEach(one -> any.addAll(delivered(one)));
    for (String phase : List.of("before_deploy", "deploy", "after_deploy")) {
      if (phase.equals("deploy")) {
        for (Value one : deployments) {
          Condition when = Notation.only(delivered(one), phase);
          deployment(one).forEach(step -> steps.add(step.withCondition(when)));
        }
      } else {
        job.at(phase)
            .or(() -> root.at(phase))
            .ifPresent(
                value ->
                    Notation.commands(value, false)
                        .forEach(s -> steps.add(s.withCondition(Notation.only(any, phase)))));
      }
    }
    return steps;
  }

  private static List<Value> listed(Value value) {
    return value instanceof Value.Sequence list ? list.items() : List.of(value);
  }

  /** What delivers: commits of a branch, or tags where it asks for them; change requests never do. */
  private static Set<Kind> delivered(Value deployment) {
    if (deployment.isTrue("on", "tags")) {
      return EnumSet.of(Kind.TAG);
    }
    return deployment.isTrue("on", "all_branches")
        ? EnumSet.of(Kind.PUSH, Kind.TAG, Kind.SCHEDULE, Kind.DISPATCH)
        : EnumSet.of(Kind.PUSH, Kind.SCHEDULE, Kind.DISPATCH);
  }

  private static List<Step> deployment(Value one) {
    String provider = one.text("provider").orElse("");
    if (provider.equals("script") || one.at("script").isPresent()) {
      return Notation.commands(one.at("script").orElse(one), false);
    }
    if (provider.isEmpty()) {
      return List.of();
    }
    Work.Use use = new Work.Use(Work.Use.Kind.STEP, "travis/" + provider, Notation.scalars(one));
    return List.of(Step.use("", one.line(), use));
  }
}
