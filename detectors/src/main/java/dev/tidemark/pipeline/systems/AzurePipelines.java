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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Azure Pipelines: stages, jobs, deployments to environments, and local templates put in their place. */
@AutoService(Translator.class)
public final class AzurePipelines implements Translator {
  private static final String SYSTEM = "azure-pipelines";
  private static final int MAX_DEPTH = 8;
  private static final List<String> KINDS = List.of("script", "bash", "pwsh", "powershell");

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.documents().inForce(ConfigDocument.class)) {
      Optional<Value> root = file.document().root();
      boolean named =
          file.path().lowerName().contains("azure-pipeline")
              || file.path().value().toLowerCase(Locale.ROOT).contains("pipeline")
              || file.path().isIn(RepoPath.of(".azuredevops"))
              || file.path().isIn(RepoPath.of(".azure"));
      if (named
          && root.isPresent()
          && file.path().extension().startsWith("y")
          && looksRight(root.get())) {
        sink.accept(new Reading(landscape, file).pipeline(root.get()));
      }
    }
  }

  private static boolean looksRight(Value root) {
    boolean work =
        !root.items("stages").isEmpty()
            || !root.items("jobs").isEmpty()
            || !root.items("steps").isEmpty()
            || root.at("extends", "template").isPresent();
    boolean azure =
        root.at("trigger").isPresent()
            || root.at("pool").isPresent()
            || root.at("pr").isPresent()
            || root.at("parameters").isPresent()
            || root.at("resources").isPresent()
            || root.at("schedules").isPresent()
            || root.at("variables").isPresent();
    boolean own = root.at("apiVersion").isEmpty() && root.items("resources").isEmpty();
    return work
        && azure
        && own
        && root.items("jobs").stream().allMatch(j -> j.at("plan").isEmpty());
  }

  /** One file and the templates that it uses. */
  private static final class Reading {
    private final Landscape landscape;
    private final Placed<ConfigDocument> file;
    private final List<Job> jobs = new ArrayList<>();

    Reading(Landscape landscape, Placed<ConfigDocument> file) {
      this.landscape = landscape;
      this.file = file;
    }

    Pipeline pipeline(Value root) {
      boolean template =
          root.at("trigger").isEmpty()
              && root.at("pr").isEmpty()
              && root.at("schedules").isEmpty()
              && (root.at("parameters").isPresent() && root.at("pool").isEmpty());
      read(root, List.of(), "", file.directory(), parameters(root, Map.of()), 0);
      Pipeline.Kind kind = template ? Pipeline.Kind.TEMPLATE : Pipeline.Kind.PIPELINE;
      return Notation.pipeline(
          SYSTEM,
          file.path().name(),
          kind,
          file.at(1),
          template ? List.of(Trigger.of(Trigger.Kind.CALL)) : triggers(root),
          jobs);
    }

    private static List<Trigger> triggers(Value root) {
      List<Trigger> triggers = new ArrayList<>();
      String trigger = root.text("trigger").orElse("");
      if (!trigger.equals("none")) {
        List<String> branches =
            root.at("trigger", "branches", "include")
                .or(() -> root.at("trigger"))
                .map(Value::texts)
                .orElse(List.of());
        List<String> paths =
            new ArrayList<>(
                root.at("trigger", "paths", "include").map(Value::texts).orElse(List.of()));
        root.at("trigger", "paths", "exclude")
            .map(Value::texts)
            .orElse(List.of())
            .forEach(p -> paths.add("!" + p));
        triggers.add(new Trigger(Trigger.Kind.PUSH, branches, paths, ""));
      }
      if (root.at("pr").isPresent() && !root.text("pr").orElse("").equals("none")) {
        triggers.add(
            new Trigger(
                Trigger.Kind.CHANGE_REQUEST,
                List.of(),
                root.at("pr", "paths", "include").map(Value::texts).orElse(List.of()),
                ""));
      }
      if (!root.items("schedules").isEmpty()) {
        triggers.add(Trigger.of(Trigger.Kind.SCHEDULE));
      }
      triggers.add(Trigger.of(Trigger.Kind.DISPATCH));
      return triggers;
    }

    private static Map<String, String> parameters(Value root, Map<String, String> given) {
      Map<String, String> known = new LinkedHashMap<>();
      root.items("parameters")
          .forEach(p -> p.text("default").ifPresent(d -> known.put(p.text("name").orElse(""), d)));
      root.pairs("parameters").forEach(p -> p.value().text().ifPresent(d -> known.put(p.key(), d)));
      known.putAll(given);
      return known;
    }

    private void read(
        Value root,
        List<String> needs,
        String prefix,
        RepoPath directory,
        Map<String, String> known,
        int depth) {
      root.at("extends")
          .ifPresent(extension -> template(extension, needs, prefix, directory, known, depth));
      List<String> before = needs;
      for (Value stage : root.items("stages")) {
        if (stage.text("template").isPresent()) {
          template(stage, before, prefix, directory, known, depth);
          continue;
        }
        String id = prefix + fill(stage.text("stage").orElse("stage"), known);
        List<String> after =
            stage.at("dependsOn").isPresent()
                ? stage.at("dependsOn").map(Value::texts).orElse(List.of()).stream()
                    .map(n -> prefix + fill(n, known))
                    .toList()
                : before;
        int first = jobs.size();
        jobs(stage, after, id + "/", directory, known, depth);
        List<String> inside = jobs.subList(first, jobs.size()).stream().map(Job::id).toList();
        jobs.add(Job.of(id, stage.line(), List.of()).withNeeds(inside));
        before = List.of(id);
      }
      jobs(root, needs, prefix, directory, known, depth);
      if (!root.items("steps").isEmpty()) {
        jobs.add(
            Job.of(
                    prefix + "steps",
                    root.line(),
                    steps(root.items("steps"), directory, known, depth))
                .withNeeds(needs));
      }
    }

    private void jobs(
        Value root,
        List<String> needs,
        String prefix,
        RepoPath directory,
        Map<String, String> known,
        int depth) {
      for (Value job : root.items("jobs")) {
        if (job.text("template").isPresent()) {
          template(job, needs, prefix, directory, known, depth);
          continue;
        }
        String id =
            prefix + fill(job.text("job").or(() -> job.text("deployment")).orElse("job"), known);
        List<String> after = new ArrayList<>(needs);
        job.at("dependsOn")
            .map(Value::texts)
            .orElse(List.of())
            .forEach(n -> after.add(prefix + fill(n, known)));
        List<Step> steps = new ArrayList<>(steps(job.items("steps"), directory, known, depth));
        for (String strategy : List.of("runOnce", "rolling", "canary")) {
          for (String phase : List.of("preDeploy", "deploy", "routeTraffic", "postRouteTraffic")) {
            steps.addAll(
                steps(job.items("strategy", strategy, phase, "steps"), directory, known, depth));
          }
        }
        String environment =
            fill(
                job.text("environment").or(() -> job.text("environment", "name")).orElse(""),
                known);
        String condition = job.text("condition").orElse("");
        jobs.add(
            Job.of(id, job.line(), steps)
                .withNeeds(after)
                .withEnvironment(environment)
                .withMayFail(job.isTrue("continueOnError"))
                .withCondition(condition(condition)));
      }
    }

    private static Condition condition(String text) {
      if (text.equals("false") || text.equals("never()")) {
        return new Condition.Never();
      }
      if (text.strip().equals("failed()")) {
        return new Condition.OnFailure();
      }
      if (text.contains("'PullRequest'") && text.contains("ne(")) {
        return Notation.only(
            java.util.Set.of(Trigger.Kind.PUSH, Trigger.Kind.SCHEDULE, Trigger.Kind.DISPATCH),
            text);
      }
      if (text.contains("eq(variables['Build.SourceBranch'], 'refs/heads/")) {
        return Notation.only(
            java.util.Set.of(Trigger.Kind.PUSH, Trigger.Kind.SCHEDULE, Trigger.Kind.DISPATCH),
            text);
      }
      if (text.contains("'PullRequest'")) {
        return Notation.only(java.util.Set.of(Trigger.Kind.CHANGE_REQUEST), text);
      }
      return Condition.ALWAYS;
    }

    private List<Step> steps(
        List<Value> items, RepoPath directory, Map<String, String> known, int depth) {
      List<Step> steps = new ArrayList<>();
      for (Value item : items) {
        Optional<String> template = item.text("template");
        if (template.isPresent()) {
          Optional<Placed<ConfigDocument>> local = local(template.get(), directory);
          if (local.isPresent() && depth < MAX_DEPTH) {
            Value root = local.get().document().root().orElseThrow();
            steps.addAll(
                steps(
                    root.items("steps"),
                    local.get().directory(),
                    parameters(root, Notation.scalars(item, "parameters")),
                    depth + 1));
          } else {
            steps.add(
                Step.use(
                    "",
                    item.line(),
                    new Work.Use(
                        Work.Use.Kind.TEMPLATE,
                        template.get(),
                        Notation.scalars(item, "parameters"))));
          }
          continue;
        }
        step(item, known).ifPresent(steps::add);
        item.pairs().stream()
            .filter(p -> p.key().startsWith("${{"))
            .forEach(p -> steps.addAll(steps(p.value().items(), directory, known, depth)));
      }
      return steps;
    }

    private static Optional<Step> step(Value item, Map<String, String> known) {
      String name = item.text("displayName").orElse("");
      boolean disabled = item.text("enabled").orElse("").equalsIgnoreCase("false");
      Condition condition =
          disabled ? new Condition.Never() : condition(item.text("condition").orElse(""));
      for (String kind : KINDS) {
        Optional<Value> script = item.at(kind);
        if (script.isPresent()) {
          int line =
              script.get().endLine() > script.get().line()
                  ? script.get().line() + 1
                  : script.get().line();
          Work.Run run =
              new Work.Run(
                  variables(fill(script.get().text().orElse(""), known)), line, false, false, kind);
          return Optional.of(
              Step.run(name, item.line(), run)
                  .withMayFail(item.isTrue("continueOnError"))
                  .withCondition(condition)
                  .withDirectory(variables(fill(item.text("workingDirectory").orElse(""), known))));
        }
      }
      return item.text("task")
          .map(
              task -> {
                int pin = task.indexOf('@');
                Map<String, String> inputs = new LinkedHashMap<>();
                Notation.scalars(item, "inputs")
                    .forEach((key, value) -> inputs.put(key, variables(fill(value, known))));
                return Step.use(name, item.line(), new Work.Use(Work.Use.Kind.TASK, task, inputs))
                    .withMayFail(item.isTrue("continueOnError") && pin != 0)
                    .withCondition(condition);
              });
    }

    private void template(
        Value use,
        List<String> needs,
        String prefix,
        RepoPath directory,
        Map<String, String> known,
        int depth) {
      String name = use.text("template").orElse("");
      Map<String, String> given = new LinkedHashMap<>();
      Notation.scalars(use, "parameters")
          .forEach((key, value) -> given.put(key, fill(value, known)));
      Optional<Placed<ConfigDocument>> local = local(name, directory);
      if (local.isPresent() && depth < MAX_DEPTH) {
        Value root = local.get().document().root().orElseThrow();
        read(root, needs, prefix, local.get().directory(), parameters(root, given), depth + 1);
      } else {
        Step step = Step.use("", use.line(), new Work.Use(Work.Use.Kind.TEMPLATE, name, given));
        jobs.add(
            Job.of(prefix + name, use.line(), List.of(step))
                .withNeeds(needs)
                .withEnvironment(given.getOrDefault("environment", "")));
      }
    }

    private Optional<Placed<ConfigDocument>> local(String name, RepoPath directory) {
      if (name.contains("@") && !name.endsWith("@self")) {
        return Optional.empty();
      }
      String path = name.replace("@self", "");
      RepoPath from = path.startsWith("/") ? RepoPath.ROOT : directory;
      return from.resolve(path.startsWith("/") ? path.substring(1) : path)
          .flatMap(p -> landscape.documents().at(p, ConfigDocument.class))
          .filter(p -> p.document().root().isPresent());
    }

    private static String fill(String text, Map<String, String> known) {
      Map<String, String> names = new LinkedHashMap<>();
      known.forEach((name, value) -> names.put("parameters." + name, value));
      return Templates.fill(text, names);
    }

    /** {@code $(System.DefaultWorkingDirectory)/x} as a path from the top. */
    private static String variables(String text) {
      return text.replace("$(System.DefaultWorkingDirectory)", "@")
          .replace("$(Build.SourcesDirectory)", "@")
          .replace("$(Build.Repository.LocalPath)", "@")
          .replace("$(Pipeline.Workspace)", "@")
          .replaceAll("\\$\\(([A-Za-z_][A-Za-z0-9_.-]*+)\\)", "\\${$1}");
    }
  }
}
