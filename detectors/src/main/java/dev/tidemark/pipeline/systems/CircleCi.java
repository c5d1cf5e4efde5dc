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
import dev.tidemark.pipeline.Templates;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** CircleCI: workflows of jobs, orbs, commands put in their place, approvals, branch and tag filters, schedules. */
@AutoService(Translator.class)
public final class CircleCi implements Translator {
  private static final String SYSTEM = "circleci";
  private static final int MAX_DEPTH = 6;

  /** The parameter that no one can name: where the repository is checked out. */
  private static final String CHECKOUT = "";

  /** Steps of one job once its commands are put in; people write a few dozen. */
  private static final int MAX_STEPS = 1_000;

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
   * @param changes for each parameter of the pipeline the changed files that set it
   */
  private static void workflows(
      Placed<ConfigDocument> file,
      Value root,
      Map<String, List<String>> changes,
      Consumer<Pipeline> sink) {
    Map<String, String> orbs = Notation.scalars(root, "orbs");
    for (Value.Pair workflow : root.pairs("workflows")) {
      if (!(workflow.value() instanceof Value.Mapping)) {
        continue;
      }
      boolean scheduled =
          workflow.value().items("triggers").stream().anyMatch(t -> t.at("schedule").isPresent());
      if (CircleSetup.isOff(workflow.value())) {
        continue;
      }
      List<Trigger> triggers =
          scheduled
              ? List.of(Trigger.of(Trigger.Kind.SCHEDULE))
              : CircleSetup.triggers(workflow.value(), changes);
      scheduled |= triggers.stream().allMatch(t -> t.kind() == Trigger.Kind.SCHEDULE);
      List<Job> jobs = new ArrayList<>();
      for (Value entry : workflow.value().items("jobs")) {
        String name =
            entry.text().orElseGet(() -> entry.pairs().isEmpty() ? "" : entry.pairs().get(0).key());
        Value options = entry.pairs().isEmpty() ? entry : entry.pairs().get(0).value();
        jobs.add(job(root, orbs, name, options, entry.line(), scheduled));
      }
      sink.accept(
          Notation.pipeline(
              SYSTEM,
              workflow.key(),
              Pipeline.Kind.PIPELINE,
              file.at(workflow.line()),
              triggers,
              jobs));
    }
    if (root.pairs("workflows").isEmpty() && root.at("jobs", "build").isPresent()) {
      sink.accept(
          Notation.pipeline(
              SYSTEM,
              "build",
              Pipeline.Kind.PIPELINE,
              file.at(root.at("jobs", "build").get().line()),
              Notation.EVERY_CHANGE,
              List.of(job(root, orbs, "build", root, 1, false))));
    }
  }

  private static Job job(
      Value root,
      Map<String, String> orbs,
      String name,
      Value options,
      int line,
      boolean scheduled) {
    Map<String, String> parameters = new HashMap<>();
    Optional<Value> definition = root.at("jobs", name).or(() -> inline(root, name, "jobs"));
    parameters.put(
        CHECKOUT, definition.flatMap(d -> d.text("working_directory")).orElse("~/project"));
    definition.ifPresent(
        d ->
            d.pairs("parameters")
                .forEach(
                    p ->
                        p.value()
                            .text("default")
                            .ifPresent(v -> parameters.put("parameters." + p.key(), v))));
    options
        .pairs()
        .forEach(p -> p.value().text().ifPresent(v -> parameters.put("parameters." + p.key(), v)));
    matrix(options).forEach((axis, values) -> parameters.put("parameters." + axis, either(values)));
    List<Step> steps = new ArrayList<>();
    options.items("pre-steps").forEach(step -> steps(root, orbs, step, parameters, steps, 0));
    if (definition.isPresent()) {
      definition
          .get()
          .items("steps")
          .forEach(step -> steps(root, orbs, step, parameters, steps, 0));
    } else if (!options.text("type").orElse("").equals("approval")) {
      steps.add(
          Step.use(
              "",
              line,
              new Work.Use(Work.Use.Kind.ORB, orb(orbs, name), Notation.scalars(options))));
    } else {
      steps.add(
          new Step("", line, new Work.Approval("a person"), "", Condition.ALWAYS, false, Map.of()));
    }
    options.items("post-steps").forEach(step -> steps(root, orbs, step, parameters, steps, 0));
    String id = options.text("name").orElse(name);
    boolean approval = options.text("type").orElse("").equals("approval");
    return Job.of(id, line, steps)
        .withNeeds(options.at("requires").map(Value::texts).orElse(List.of()))
        .withSecrets(options.texts("context"))
        .withMatrix(matrix(options))
        .withManual(approval)
        .withCondition(scheduled ? Condition.ALWAYS : filters(options))
        .withImage(
            definition
                .flatMap(d -> image(d).or(() -> executor(root, d).flatMap(CircleCi::image)))
                .orElse(""))
        .withVariables(definition.map(d -> Notation.scalars(d, "environment")).orElse(Map.of()));
  }

  /** A text with its parameters put in, and the place of the checkout as such. */
  private static String fill(String text, Map<String, String> parameters) {
    String filled =
        Templates.fill(
                text,
                "<<",
                ">>",
                n -> n.isEmpty() ? Optional.empty() : Optional.ofNullable(parameters.get(n)))
            .replace("\\<<", "<<"); // what a here-document begins with is written so
    String top = parameters.getOrDefault(CHECKOUT, "");
    boolean absolute = top.startsWith("~/") || top.startsWith("/");
    return absolute && top.length() > 3 ? filled.replace(top + "/", "@/") : filled;
  }

  private static Optional<String> image(Value place) {
    return place.items("docker").stream().findFirst().flatMap(d -> d.text("image"));
  }

  private static Optional<Value> executor(Value root, Value job) {
    return job.text("executor")
        .or(() -> job.text("executor", "name"))
        .flatMap(name -> root.at("executors", name));
  }

  /** A job or command of an orb that the configuration itself holds. */
  private static Optional<Value> inline(Value root, String name, String what) {
    int slash = name.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : root.at("orbs", name.substring(0, slash), what, name.substring(slash + 1));
  }

  private static String either(List<String> values) {
    return values.size() == 1 ? values.get(0) : "{" + String.join(",", values) + "}";
  }

  /** The parameters that a job is run with side by side. */
  private static Map<String, List<String>> matrix(Value options) {
    Map<String, List<String>> matrix = new HashMap<>();
    options
        .pairs("matrix", "parameters")
        .forEach(axis -> matrix.put(axis.key(), axis.value().texts()));
    return matrix;
  }

  private static Condition filters(Value options) {
    List<String> branches =
        options.at("filters", "branches", "only").map(Value::texts).orElse(List.of());
    List<String> ignored =
        options.at("filters", "branches", "ignore").map(Value::texts).orElse(List.of());
    boolean tags = options.at("filters", "tags", "only").isPresent();
    Set<Trigger.Kind> kinds = EnumSet.noneOf(Trigger.Kind.class);
    boolean noBranches = ignored.contains("/.*/");
    if (!noBranches) {
      kinds.add(Trigger.Kind.PUSH);
      boolean mainOnly = !branches.isEmpty() && branches.stream().noneMatch(b -> b.contains("*"));
      if (!mainOnly) {
        kinds.add(Trigger.Kind.CHANGE_REQUEST);
      }
    }
    if (tags) {
      kinds.add(Trigger.Kind.TAG);
    }
    return Notation.only(kinds, "filters");
  }

  private static Optional<Value> command(Value root, String name) {
    return root.at("commands", name).or(() -> inline(root, name, "commands"));
  }

  private static String orb(Map<String, String> orbs, String name) {
    int slash = name.indexOf('/');
    String alias = slash < 0 ? name : name.substring(0, slash);
    String orb = orbs.getOrDefault(alias, alias);
    int pin = orb.indexOf('@');
    return (pin < 0 ? orb : orb.substring(0, pin))
        + (slash < 0 ? "" : name.substring(slash))
        + (pin < 0 ? "" : orb.substring(pin));
  }

  private static void steps(
      Value root,
      Map<String, String> orbs,
      Value step,
      Map<String, String> parameters,
      List<Step> sink,
      int depth) {
    String name =
        step.text().orElseGet(() -> step.pairs().isEmpty() ? "" : step.pairs().get(0).key());
    Value options = step.pairs().isEmpty() ? step : step.pairs().get(0).value();
    if (name.equals("run")) {
      Value script = options.at("command").orElse(options);
      String text = fill(script.text().orElse(""), parameters);
      int line = script.endLine() > script.line() ? script.line() + 1 : script.line();
      Step run =
          Step.run(
              options.text("name").orElse(""),
              step.line(),
              new Work.Run(text, line, true, true, "bash"));
      String when = options.text("when").orElse("");
      run = run.withVariables(Notation.scalars(options, "environment"));
      sink.add(
          run.withDirectory(fill(options.text("working_directory").orElse(""), parameters))
              .withCondition(
                  when.equals("on_fail") ? new Condition.OnFailure() : Condition.ALWAYS));
    } else if (name.equals("when") || name.equals("unless")) {
      options.items("steps").forEach(s -> steps(root, orbs, s, parameters, sink, depth + 1));
    } else if (command(root, name).isPresent() && depth < MAX_DEPTH && sink.size() < MAX_STEPS) {
      Value command = command(root, name).get();
      Map<String, String> known = new HashMap<>(parameters);
      command
          .pairs("parameters")
          .forEach(
              p -> p.value().text("default").ifPresent(v -> known.put("parameters." + p.key(), v)));
      options
          .pairs()
          .forEach(p -> p.value().text().ifPresent(v -> known.put("parameters." + p.key(), v)));
      command.items("steps").forEach(s -> steps(root, orbs, s, known, sink, depth + 1));
    } else if (name.contains("/")) {
      sink.add(
          Step.use(
              "",
              step.line(),
              new Work.Use(Work.Use.Kind.ORB, orb(orbs, name), Notation.scalars(options))));
    }
  }
}
