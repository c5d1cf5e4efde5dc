package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Templates;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs of one configuration of CircleCI, with commands and parameters put in their place.
 *
 * @param root the configuration
 * @param orbs what each name stands for
 */
record CircleJobs(Value root, Map<String, String> orbs) {
  /** Commands that call commands; people write two levels. */
  private static final int MAX_DEPTH = 6;

  /** The parameter that no one can name: where the repository is checked out. */
  private static final String CHECKOUT = "";

  /** Steps of one job once its commands are put in; people write a few dozen. */
  private static final int MAX_STEPS = 1_000;

  /** What an entry of a list names: {@code build}, or {@code build: {…}}. */
  static String name(Value entry) {
    return entry.text().orElseGet(() -> entry.pairs().isEmpty() ? "" : entry.pairs().get(0).key());
  }

  /** What an entry of a list says of what it names. */
  static Value options(Value entry) {
    return entry.pairs().isEmpty() ? entry : entry.pairs().get(0).value();
  }

  /**
   * A job of a workflow.
   *
   * @param options what the workflow gives to it
   */
  Job job(String name, Value options, int line, boolean scheduled) {
    Optional<Value> definition = own("jobs", name);
    Map<String, String> parameters = new HashMap<>();
    parameters.put(
        CHECKOUT, definition.flatMap(d -> d.text("working_directory")).orElse("~/project"));
    definition.ifPresent(d -> bind(d, options, parameters));
    if (definition.isEmpty()) {
      given(options, parameters);
    }
    matrix(options).forEach((axis, values) -> parameters.put("parameters." + axis, either(values)));
    boolean approval = options.text("type").orElse("").equals("approval");
    List<Step> steps = new ArrayList<>();
    steps(options.items("pre-steps"), parameters, steps, 0);
    if (definition.isPresent()) {
      steps(definition.get().items("steps"), parameters, steps, 0);
    } else if (approval) {
      Work waits = new Work.Approval("a person");
      steps.add(new Step("", line, waits, "", Condition.ALWAYS, false, Map.of()));
    } else {
      steps.add(Step.use("", line, use(name, options)));
    }
    steps(options.items("post-steps"), parameters, steps, 0);
    return Job.of(options.text("name").orElse(name), line, steps)
        .withNeeds(options.at("requires").map(Value::texts).orElse(List.of()))
        .withSecrets(options.texts("context"))
        .withMatrix(matrix(options))
        .withManual(approval)
        .withCondition(scheduled ? Condition.ALWAYS : filters(options))
        .withImage(definition.flatMap(this::imageOf).orElse(""))
        .withVariables(definition.map(d -> Notation.scalars(d, "environment")).orElse(Map.of()));
  }

  /** Parameters by what a definition says of them, and then by what they are given. */
  private static void bind(Value definition, Value options, Map<String, String> sink) {
    for (Value.Pair parameter : definition.pairs("parameters")) {
      parameter
          .value()
          .text("default")
          .ifPresent(text -> sink.put("parameters." + parameter.key(), text));
    }
    given(options, sink);
  }

  private static void given(Value options, Map<String, String> sink) {
    for (Value.Pair option : options.pairs()) {
      option.value().text().ifPresent(text -> sink.put("parameters." + option.key(), text));
    }
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

  private Optional<String> imageOf(Value job) {
    return image(job).or(() -> executor(job).flatMap(CircleJobs::image));
  }

  private static Optional<String> image(Value place) {
    return place.items("docker").stream().findFirst().flatMap(d -> d.text("image"));
  }

  private Optional<Value> executor(Value job) {
    return job.text("executor")
        .or(() -> job.text("executor", "name"))
        .flatMap(name -> root.at("executors", name));
  }

  /** A job or command that the configuration holds itself, or an orb that is written in it. */
  private Optional<Value> own(String what, String name) {
    int slash = name.indexOf('/');
    return root.at(what, name)
        .or(
            () ->
                slash < 0
                    ? Optional.empty()
                    : root.at("orbs", name.substring(0, slash), what, name.substring(slash + 1)));
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

  /** Something of an orb, by the orb's own name and version. */
  private Work.Use use(String name, Value options) {
    int slash = name.indexOf('/');
    String alias = slash < 0 ? name : name.substring(0, slash);
    String orb = orbs.getOrDefault(alias, alias);
    int pin = orb.indexOf('@');
    String reference =
        (pin < 0 ? orb : orb.substring(0, pin))
            + (slash < 0 ? "" : name.substring(slash))
            + (pin < 0 ? "" : orb.substring(pin));
    return new Work.Use(Work.Use.Kind.ORB, reference, Notation.scalars(options));
  }

  private void steps(
      List<Value> steps, Map<String, String> parameters, List<Step> sink, int depth) {
    for (Value step : steps) {
      step(step, parameters, sink, depth);
    }
  }

  private void step(Value step, Map<String, String> parameters, List<Step> sink, int depth) {
    String name = name(step);
    Value options = options(step);
    if (name.equals("run")) {
      sink.add(run(step, options, parameters));
      return;
    }
    if (name.equals("when") || name.equals("unless")) {
      steps(options.items("steps"), parameters, sink, depth + 1);
      return;
    }
    Optional<Value> command = own("commands", name);
    if (command.isPresent() && depth < MAX_DEPTH && sink.size() < MAX_STEPS) {
      Map<String, String> known = new HashMap<>(parameters);
      bind(command.get(), options, known);
      steps(command.get().items("steps"), known, sink, depth + 1);
    } else if (name.contains("/")) {
      sink.add(Step.use("", step.line(), use(name, options)));
    }
  }

  private static Step run(Value step, Value options, Map<String, String> parameters) {
    Value script = options.at("command").orElse(options);
    String text = fill(script.text().orElse(""), parameters);
    int line = script.endLine() > script.line() ? script.line() + 1 : script.line();
    boolean onFailure = options.text("when").orElse("").equals("on_fail");
    return Step.run(
            options.text("name").orElse(""),
            step.line(),
            new Work.Run(text, line, true, true, "bash"))
        .withVariables(Notation.scalars(options, "environment"))
        .withDirectory(fill(options.text("working_directory").orElse(""), parameters))
        .withCondition(onFailure ? new Condition.OnFailure() : Condition.ALWAYS);
  }
}
