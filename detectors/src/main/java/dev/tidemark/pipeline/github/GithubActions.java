package dev.tidemark.pipeline.github;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Secrets;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * GitHub Actions: the workflows directly in {@code .github/workflows}, and composite actions wherever they lie. Keys
 * and scalars are taken as written, so {@code on:} stays {@code on}.
 */
@AutoService(Translator.class)
public final class GithubActions implements Translator {
  private static final String SYSTEM = "github-actions";
  private static final RepoPath WORKFLOWS = RepoPath.of(".github/workflows");

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (file.directory().equals(WORKFLOWS)) {
        file.document()
            .root()
            .flatMap(root -> workflow(file, root, new ChangedPaths(root, landscape)))
            .ifPresent(sink);
      } else if (file.path().lowerName().equals("action.yml")
          || file.path().lowerName().equals("action.yaml")) {
        file.document().root().flatMap(root -> action(file, root)).ifPresent(sink);
      }
    }
  }

  private static Optional<Pipeline> workflow(
      Placed<ConfigDocument> file, Value root, ChangedPaths changed) {
    List<Trigger> triggers = GithubTriggers.of(root);
    if (root.pairs("jobs").isEmpty()) {
      return Optional.empty();
    }
    List<Job> jobs = new ArrayList<>();
    root.pairs("jobs").forEach(pair -> jobs.add(job(root, pair, changed.askedIn(pair.key()))));
    boolean template = triggers.stream().allMatch(t -> t.kind() == Trigger.Kind.CALL);
    return Optional.of(
        new Pipeline(
            SYSTEM,
            root.text("name").orElse(file.path().name()),
            template && !triggers.isEmpty() ? Pipeline.Kind.TEMPLATE : Pipeline.Kind.PIPELINE,
            file.at(root.pairs("on").isEmpty() ? 1 : root.at("on").map(Value::line).orElse(1)),
            triggers,
            jobs,
            inputs(root),
            List.of()));
  }

  /** What every run knows: the top of the checkout. */
  private static final Map<String, String> EVERYWHERE = Map.of("github.workspace", "@");

  private static Map<String, String> inputs(Value root) {
    Map<String, String> known = new LinkedHashMap<>(EVERYWHERE);
    for (String event : List.of("workflow_dispatch", "workflow_call")) {
      for (Value.Pair input : root.pairs("on", event, "inputs")) {
        List<String> options = input.value().at("options").map(Value::texts).orElse(List.of());
        Optional<String> value =
            options.isEmpty()
                ? input.value().text("default").map(text -> typed(event, text))
                : Optional.of("{" + String.join(",", options) + "}");
        value.ifPresent(
            text -> {
              known.put("inputs." + input.key(), text);
              known.put("github.event.inputs." + input.key(), text);
            });
      }
    }
    scalars(root, "env").forEach((name, value) -> known.put("env." + name, value));
    return known;
  }

  /** What a person may type: an environment that is only proposed says nothing about those that are chosen. */
  private static String typed(String event, String proposed) {
    boolean free = event.equals("workflow_dispatch");
    return free && EnvironmentNames.in(proposed).filter(proposed::equals).isPresent()
        ? "*"
        : proposed;
  }

  private static Job job(Value root, Value.Pair pair, Map<String, List<String>> changes) {
    Value job = pair.value();
    String shell =
        job.text("defaults", "run", "shell")
            .or(() -> root.text("defaults", "run", "shell"))
            .orElse(job.text("runs-on").orElse("").startsWith("windows") ? "pwsh" : "");
    String directory =
        job.text("defaults", "run", "working-directory")
            .or(() -> root.text("defaults", "run", "working-directory"))
            .orElse("");
    List<Step> steps = new ArrayList<>();
    job.text("uses")
        .ifPresent(
            reference ->
                steps.add(
                    Step.use(
                        "",
                        job.at("uses").map(Value::line).orElse(pair.line()),
                        new Work.Use(Work.Use.Kind.WORKFLOW, reference, scalars(job, "with")))));
    job.items("steps").forEach(step -> steps.add(step(step, shell, changes)));
    String environment =
        job.text("environment").or(() -> job.text("environment", "name")).orElse("");
    return Job.of(pair.key(), pair.line(), steps)
        .withName(job.text("name").orElse(pair.key()))
        .withNeeds(job.at("needs").map(Value::texts).orElse(List.of()))
        .withMatrix(GithubMatrix.of(job, root))
        .withSerial(job.text("strategy", "max-parallel").orElse("").equals("1"))
        .withEnvironment(environment)
        .withCondition(condition(job, changes))
        .withMayFail(job.isTrue("continue-on-error"))
        .withPermissions(permissions(root, job))
        .withVariables(scalars(job, "env"))
        .withImage(job.text("container").or(() -> job.text("container", "image")).orElse(""))
        .withDirectory(directory)
        .withTimeout(minutes(job.text("timeout-minutes").orElse("")))
        .withSecrets(Secrets.named(job, "secrets."));
  }

  private static int minutes(String text) {
    return text.length() < 6 && text.chars().allMatch(Character::isDigit) && !text.isEmpty()
        ? Integer.parseInt(text)
        : 0;
  }

  private static Condition condition(Value value, Map<String, List<String>> changes) {
    Optional<String> text = value.text("if");
    if (text.isEmpty()) {
      return Condition.ALWAYS;
    }
    String bare = text.get().replace("${{", "").replace("}}", "").strip();
    if (bare.equals("false")) {
      return new Condition.Never();
    }
    return GithubCondition.onlyAfterFailure(text.get())
        ? new Condition.OnFailure()
        : new Condition.Expression(text.get(), changes);
  }

  private static List<String> permissions(Value root, Value job) {
    List<String> write = new ArrayList<>();
    List<Value.Pair> pairs =
        job.pairs("permissions").isEmpty() ? root.pairs("permissions") : job.pairs("permissions");
    for (Value.Pair pair : pairs) {
      if (pair.value().text().orElse("").equals("write")) {
        write.add(pair.key());
      }
    }
    return write;
  }

  private static Step step(Value step, String shell, Map<String, List<String>> changes) {
    Work work = work(step, shell);
    return new Step(
            step.text("name").orElse(""),
            step.line(),
            work,
            step.text("working-directory").orElse(""),
            condition(step, changes),
            step.isTrue("continue-on-error"),
            scalars(step, "env"))
        .withId(step.text("id").orElse(""));
  }

  private static Work work(Value step, String defaultShell) {
    Optional<String> uses = step.text("uses");
    if (uses.isPresent()) {
      return new Work.Use(Work.Use.Kind.ACTION, uses.get(), scalars(step, "with"));
    }
    Optional<Value> run = step.at("run");
    if (run.isEmpty()) {
      return new Work.Opaque("step without run and uses", "unreadable");
    }
    String shell = step.text("shell").orElse(defaultShell);
    String script = run.get().text().orElse("");
    boolean inline = run.get().endLine() == run.get().line();
    return new Work.Run(
        script,
        inline ? run.get().line() : run.get().line() + 1,
        !shell.contains("{0}") || shell.contains("-e"),
        shell.equals("bash") || shell.contains("pipefail"),
        shell.isEmpty() ? "bash" : shell.split(" ", 2)[0]);
  }

  private static Map<String, String> scalars(Value value, String key) {
    Map<String, String> known = new LinkedHashMap<>();
    for (Value.Pair pair : value.pairs(key)) {
      pair.value().text().ifPresent(text -> known.put(pair.key(), text));
    }
    return known;
  }

  /** The command that a runner starts an action in JavaScript with. */
  private static String started(Value program) {
    return "node \"${{ github.action_path }}/" + program.text().orElse("") + "\"";
  }

  private static Optional<Pipeline> action(Placed<ConfigDocument> file, Value root) {
    if (root.at("runs").isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> known = new LinkedHashMap<>(EVERYWHERE);
    for (Value.Pair input : root.pairs("inputs")) {
      input.value().text("default").ifPresent(text -> known.put("inputs." + input.key(), text));
    }
    return Optional.of(
        new Pipeline(
            SYSTEM,
            root.text("name").orElse(file.directory().name()),
            Pipeline.Kind.TEMPLATE,
            file.at(root.line()),
            List.of(Trigger.of(Trigger.Kind.CALL)),
            List.of(Job.of("action", root.line(), actionSteps(file, root))),
            known,
            List.of()));
  }

  private static List<Step> actionSteps(Placed<ConfigDocument> file, Value root) {
    String using = root.text("runs", "using").orElse("");
    if (using.equals("composite")) {
      return root.items("runs", "steps").stream().map(step -> step(step, "", Map.of())).toList();
    }
    if (using.equals("docker")) {
      String image = root.text("runs", "image").orElse("");
      int line = root.at("runs").map(Value::line).orElse(1);
      return List.of(Step.use("", line, new Work.Use(Work.Use.Kind.IMAGE, image, told(root))));
    }
    if (using.startsWith("node")) {
      return Stream.of("pre", "main", "post")
          .flatMap(part -> root.at("runs", part).stream())
          .map(main -> Step.run("", main.line(), Work.Run.shell(started(main), main.line())))
          .toList();
    }
    Work program = new Work.Opaque(file.directory().value(), "opaque");
    return List.of(new Step("", root.line(), program, "", Condition.ALWAYS, false, Map.of()));
  }

  /** What an action tells its container, by the names that a step gives the same to an image with. */
  private static Map<String, String> told(Value action) {
    Map<String, String> told = new LinkedHashMap<>();
    List<String> arguments = action.texts("runs", "args");
    if (!arguments.isEmpty()) {
      told.put("args", String.join(" ", arguments));
    }
    action.text("runs", "entrypoint").ifPresent(program -> told.put("entrypoint", program));
    return told;
  }
}
