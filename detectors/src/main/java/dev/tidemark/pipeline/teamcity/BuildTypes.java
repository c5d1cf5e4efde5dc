package dev.tidemark.pipeline.teamcity;

import dev.tidemark.format.kotlin.KotlinScript.Node;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Trigger.Kind;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one build type of TeamCity says. */
final class BuildTypes {
  private final Map<String, Node> templates;
  private final Functions functions;

  BuildTypes(Map<String, Node> templates, Functions functions) {
    this.templates = templates;
    this.functions = functions;
  }

  Job job(String id, Node type, Set<String> known) {
    List<Step> steps = new ArrayList<>();
    templates(type, templates).forEach(template -> steps(template, steps));
    steps(type, steps);
    List<String> needs = needs(type).stream().filter(known::contains).toList();
    boolean deploys = type.child("type").map(t -> t.word().endsWith("DEPLOYMENT")).orElse(false);
    String name = type.textOf("name");
    String environment = deploys ? EnvironmentNames.in(name + " " + id).orElse("") : "";
    boolean approved =
        type.children("features").flatMap(Node::walk).anyMatch(f -> f.name().equals("approval"));
    Optional<Node> failing = type.child("failureConditions");
    boolean soft =
        failing
            .flatMap(f -> f.child("nonZeroExitCode"))
            .map(n -> n.word().equals("false"))
            .orElse(false);
    return Job.of(id, type.line(), steps)
        .withNeeds(needs)
        .withEnvironment(environment)
        .withManual(approved)
        .withMayFail(soft)
        .withVariables(variables(type))
        .withSecrets(secrets(type))
        .withTimeout(
            failing
                .flatMap(f -> f.child("executionTimeoutMin"))
                .map(n -> number(n.word()))
                .orElse(0));
  }

  private static List<Node> templates(Node type, Map<String, Node> templates) {
    return type.children("templates")
        .flatMap(use -> use.words().stream())
        .flatMap(name -> Optional.ofNullable(templates.get(name)).stream())
        .toList();
  }

  /** Blocks of a name, also those that a class adds when it is made. */
  private static List<Node> blocks(Node type, String name) {
    List<Node> found = new ArrayList<>(type.children(name).toList());
    type.children("init").flatMap(init -> init.children(name)).forEach(found::add);
    return found;
  }

  private static int number(String word) {
    return word.isEmpty() || word.length() > 5 || !word.chars().allMatch(Character::isDigit)
        ? 0
        : Integer.parseInt(word);
  }

  /** The build types that run before it, by name. */
  static List<String> needs(Node type) {
    List<String> needs = new ArrayList<>();
    for (Node dependencies : type.children("dependencies").toList()) {
      for (Node dependency : dependencies.body()) {
        if (Set.of("snapshot", "dependency", "artifacts").contains(dependency.name())) {
          dependency.words().stream()
              .map(word -> word.endsWith(".id") ? word.substring(0, word.length() - 3) : word)
              .filter(word -> !needs.contains(word))
              .forEach(needs::add);
        }
      }
    }
    return needs;
  }

  /** What starts a build type, by itself or by a template that it takes. */
  static List<Trigger> triggers(Node type, Map<String, Node> templates) {
    List<Trigger> triggers = new ArrayList<>(triggers(type));
    templates(type, templates).forEach(template -> triggers.addAll(triggers(template)));
    return triggers;
  }

  private static List<Trigger> triggers(Node type) {
    boolean requests =
        type.children("features")
            .flatMap(Node::walk)
            .anyMatch(f -> f.name().equals("pullRequests"));
    List<Trigger> triggers = new ArrayList<>();
    for (Node block : blocks(type, "triggers")) {
      for (Node trigger : block.body()) {
        if (trigger.child("enabled").map(e -> e.word().equals("false")).orElse(false)) {
          continue;
        }
        switch (trigger.name()) {
          case "vcs", "VcsTrigger" -> vcs(trigger, requests, triggers);
          case "schedule", "ScheduleTrigger" -> triggers.add(Trigger.of(Kind.SCHEDULE));
          case "finishBuildTrigger", "FinishBuildTrigger" ->
              triggers.add(Trigger.of(Kind.UPSTREAM));
          default -> {}
        }
      }
    }
    return triggers;
  }

  private static void vcs(Node trigger, boolean requests, List<Trigger> sink) {
    List<String> branches = new ArrayList<>();
    boolean pulls = requests;
    for (String rule : trigger.textOf("branchFilter").lines().map(String::strip).toList()) {
      boolean pull =
          rule.startsWith("+:") && (rule.contains("pull") || rule.contains("merge-requests"));
      pulls |= pull;
      if (rule.startsWith("+:") && !pull) {
        branches.add(rule.substring(2).replace("refs/heads/", ""));
      }
    }
    List<String> paths = new ArrayList<>();
    for (String rule : trigger.textOf("triggerRules").lines().map(String::strip).toList()) {
      if (rule.startsWith("+:") || rule.startsWith("-:")) {
        paths.add((rule.startsWith("-") ? "!" : "") + rule.substring(2));
      }
    }
    boolean all = branches.contains("*");
    sink.add(new Trigger(Kind.PUSH, all ? List.of() : branches, paths, ""));
    if (pulls) {
      sink.add(new Trigger(Kind.CHANGE_REQUEST, List.of(), paths, ""));
    }
  }

  private static Map<String, String> variables(Node type) {
    Map<String, String> known = new LinkedHashMap<>();
    for (Node params : type.children("params").toList()) {
      for (Node param : params.body()) {
        if (param.texts().size() > 1
            && param.text().startsWith("env.")
            && !param.name().equals("password")) {
          known.put(param.text().substring(4), param.texts().get(1));
        }
      }
    }
    return known;
  }

  private static List<String> secrets(Node type) {
    return type.children("params")
        .flatMap(params -> params.children("password"))
        .map(Node::text)
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private void steps(Node type, List<Step> sink) {
    for (Node block : blocks(type, "steps")) {
      for (Node step : functions.added(block.body())) {
        if (step.name().equals("step")) {
          step.body().forEach(inside -> sink.add(step(inside)));
        } else if (!step.body().isEmpty() || !step.texts().isEmpty()) {
          sink.add(step(step));
        }
      }
    }
  }

  private static Step step(Node step) {
    Optional<Node> script =
        Optional.<Node>empty()
            .or(() -> step.child("scriptContent"))
            .or(() -> step.child("shellScript"))
            .or(
                () ->
                    started(step)
                        .filter(c -> c.name().equals("script"))
                        .flatMap(c -> c.child("content")))
            .or(
                () ->
                    mode(step)
                        .filter(mode -> mode.name().equals("script"))
                        .flatMap(mode -> mode.child("content")))
            .filter(node -> !node.texts().isEmpty());
    String kind = step.name().replace("BuildStep", "").toLowerCase(Locale.ROOT);
    String command = command(kind, step);
    Work work;
    if (script.isPresent()) {
      String text = Parameters.asShell(String.join("", script.get().texts()));
      work = new Work.Run(text, script.get().textLine(), false, false, interpreter(kind));
    } else if (!command.isEmpty()) {
      work = new Work.Run(Parameters.asShell(command), step.line(), true, false, "sh");
    } else {
      work = new Work.Opaque("step " + step.name(), "opaque");
    }
    boolean off = step.child("enabled").map(e -> e.word().equals("false")).orElse(false);
    return new Step(
        step.textOf("name"),
        step.line(),
        work,
        Parameters.asShell(step.textOf("workingDir")),
        off ? new Condition.Never() : Condition.ALWAYS,
        false,
        Map.of());
  }

  private static String interpreter(String kind) {
    return switch (kind) {
      case "powershell" -> "pwsh";
      case "python", "kotlinscript" -> "python";
      default -> "bash";
    };
  }

  /** The command line that a runner starts by its settings. */
  private static String command(String kind, Node step) {
    return switch (kind) {
      case "exec" -> (step.textOf("path") + " " + step.textOf("arguments")).strip();
      case "maven" -> ("mvn " + step.textOf("goals") + " " + step.textOf("runnerArgs")).strip();
      case "gradle" ->
          ("gradle " + step.textOf("tasks") + " " + step.textOf("gradleParams")).strip();
      case "ant" -> ("ant " + step.textOf("targets")).strip();
      case "dockercommand" -> docker(step);
      case "python" -> python(step);
      case "powershell" ->
          mode(step)
              .filter(mode -> mode.name().equals("file"))
              .map(mode -> "pwsh " + mode.textOf("path"))
              .orElse("");
      case "dockercompose" -> "docker-compose up";
      case "dotnetbuild", "dotnettest", "dotnetpublish", "dotnetrestore", "dotnetpack" ->
          "dotnet " + kind.substring("dotnet".length());
      default -> "";
    };
  }

  /** What the runner for PowerShell is given: {@code scriptMode = file { path = "x.ps1" }}. */
  private static Optional<Node> mode(Node step) {
    return step.child("scriptMode").flatMap(mode -> mode.body().stream().findFirst());
  }

  /** What the runner for Python is told to start: {@code command = pytest()}. */
  private static Optional<Node> started(Node step) {
    return step.child("command").flatMap(command -> command.body().stream().findFirst());
  }

  private static String python(Node step) {
    Optional<Node> started = started(step);
    String arguments = started.map(node -> node.textOf("scriptArguments")).orElse("");
    String command =
        switch (started.map(Node::name).orElse("")) {
          case "pytest", "unittest", "flake8", "pylint" -> started.get().name();
          case "file" -> "python " + started.get().textOf("filename");
          case "module" -> "python -m " + started.get().textOf("module");
          default -> "";
        };
    return command.isEmpty() ? "" : (command + " " + arguments).strip();
  }

  private static String docker(Node step) {
    Optional<Node> command = step.child("commandType");
    for (Node inside : command.map(Node::body).orElse(List.of())) {
      if (inside.name().equals("build") || inside.name().equals("push")) {
        return "docker "
            + inside.name()
            + " "
            + inside.textOf("namesAndTags").lines().findFirst().orElse("");
      }
      if (inside.name().equals("other")) {
        return "docker " + inside.textOf("subCommand") + " " + inside.textOf("commandArgs");
      }
    }
    return command.isPresent() ? "docker" : "";
  }
}
