package dev.tidemark.pipeline.systems;

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
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Atlantis: each project of {@code atlantis.yaml} plans on a change request and applies on a comment, with the steps of
 * its workflow; an apply that has to be approved is confirmed by a person. The server's {@code repos.yaml} serves other
 * repositories, so its workflows are templates.
 */
@AutoService(Translator.class)
public final class Atlantis implements Translator {
  private static final String SYSTEM = "atlantis";
  private static final List<String> DEFAULT_PLAN = List.of("init", "plan");

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (String name : List.of("atlantis.yaml", "atlantis.yml")) {
      landscape
          .documents()
          .at(RepoPath.of(name), ConfigDocument.class)
          .filter(file -> file.origin().isInForce())
          .ifPresent(file -> file.document().root().ifPresent(root -> projects(file, root, sink)));
    }
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      String name = file.path().lowerName();
      if (name.equals("repos.yaml")
          || name.equals("repos.yml")
          || name.equals("server-atlantis.yaml")) {
        file.document()
            .root()
            .filter(Atlantis::isServer)
            .ifPresent(root -> server(file, root, sink));
      }
    }
  }

  private static boolean isServer(Value root) {
    return root.items("repos").stream().anyMatch(repository -> repository.text("id").isPresent());
  }

  private static void projects(Placed<ConfigDocument> file, Value root, Consumer<Pipeline> sink) {
    for (Value project : root.items("projects")) {
      if (project.text("dir").isPresent()) {
        sink.accept(project(file, root, project));
      }
    }
    if (root.items("projects").isEmpty() && root.text("version").isPresent()) {
      sink.accept(project(file, root, root)); // every root of the repository is found by itself
    }
  }

  private static Pipeline project(Placed<ConfigDocument> file, Value root, Value project) {
    String directory = bare(project.text("dir").orElse("."));
    String workspace = project.text("workspace").filter(w -> !w.equals("default")).orElse("");
    String name =
        project.text("name").orElse(workspace.isEmpty() ? directory : directory + " " + workspace);
    Optional<Value> workflow = root.at("workflows", project.text("workflow").orElse("default"));
    Optional<Pipeline.Unread> elsewhere =
        workflow.isPresent() || project.text("workflow").isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Pipeline.Unread(
                    "workflow " + project.text("workflow").get(), "remote", project.line()));
    String environment =
        EnvironmentNames.in(workspace)
            .or(() -> EnvironmentNames.in(directory))
            .or(() -> EnvironmentNames.in(name))
            .orElse("");
    boolean planned = !project.text("autoplan", "enabled").orElse("").equalsIgnoreCase("false");
    return new Pipeline(
        SYSTEM,
        name,
        Pipeline.Kind.PIPELINE,
        file.at(project.line()),
        List.of(
            new Trigger(
                planned ? Trigger.Kind.CHANGE_REQUEST : Trigger.Kind.COMMENT,
                List.of(),
                planned ? changed(directory, project) : List.of(),
                ""),
            Trigger.of(Trigger.Kind.COMMENT)),
        jobs(project, workflow, directory, environment),
        Map.of("workspace", workspace),
        elsewhere.map(List::of).orElse(List.of()));
  }

  private static List<Job> jobs(
      Value project, Optional<Value> workflow, String directory, String environment) {
    List<Job> jobs = new ArrayList<>();
    jobs.add(
        Job.of("plan", project.line(), steps(workflow, "plan", DEFAULT_PLAN, project.line()))
            .withDirectory(directory));
    if (workflow.flatMap(w -> w.at("policy_check")).isPresent()) {
      jobs.add(
          Job.of(
                  "policy_check",
                  project.line(),
                  steps(workflow, "policy_check", List.of("policy_check"), project.line()))
              .withNeeds(List.of("plan"))
              .withDirectory(directory));
    }
    Set<String> required =
        Set.copyOf(
            project.texts("apply_requirements").isEmpty()
                ? List.of()
                : project.texts("apply_requirements"));
    jobs.add(
        Job.of("apply", project.line(), steps(workflow, "apply", List.of("apply"), project.line()))
            .withNeeds(jobs.stream().map(Job::id).toList())
            .withCondition(new Condition.Only(Set.of(Trigger.Kind.COMMENT), "atlantis apply"))
            .withManual(required.contains("approved"))
            .withEnvironment(environment)
            .withDirectory(directory));
    return jobs;
  }

  /** A path without what it may begin and end with: {@code ./app/}. */
  private static String bare(String path) {
    String bare = path.startsWith("./") && path.length() > 2 ? path.substring(2) : path;
    return bare.endsWith("/") && bare.length() > 1 ? bare.substring(0, bare.length() - 1) : bare;
  }

  /** Files whose change starts a plan, from the top of the repository. */
  private static List<String> changed(String directory, Value project) {
    List<String> watched = project.texts("autoplan", "when_modified");
    List<String> paths = new ArrayList<>();
    for (String pattern : watched.isEmpty() ? List.of("**/*.tf*") : watched) {
      String bare = bare(pattern.startsWith("!") ? pattern.substring(1) : pattern);
      String from = directory.equals(".") ? "" : directory + "/";
      String path = from + bare;
      int up = path.indexOf("/../");
      while (up > 0) {
        int start = path.lastIndexOf('/', up - 1);
        path = path.substring(0, start + 1) + path.substring(up + 4);
        up = path.indexOf("/../");
      }
      paths.add((pattern.startsWith("!") ? "!" : "") + path);
    }
    return paths;
  }

  private static List<Step> steps(
      Optional<Value> workflow, String stage, List<String> usual, int line) {
    List<Value> written = workflow.map(w -> w.items(stage, "steps")).orElse(List.of());
    List<Step> steps = new ArrayList<>();
    if (written.isEmpty()) {
      usual.forEach(name -> builtIn(name, List.of(), line).ifPresent(steps::add));
    }
    for (Value step : written) {
      step.text().flatMap(name -> builtIn(name, List.of(), step.line())).ifPresent(steps::add);
      for (Value.Pair pair : step.pairs()) {
        if (pair.key().equals("run")) {
          Value script = pair.value().at("command").orElse(pair.value());
          steps.add(Notation.script("", script, false, false));
        } else {
          builtIn(pair.key(), pair.value().texts("extra_args"), step.line()).ifPresent(steps::add);
        }
      }
    }
    return steps;
  }

  private static Optional<Step> builtIn(String name, List<String> arguments, int line) {
    String command =
        switch (name) {
          case "init", "plan" -> "terraform " + name + " -input=false";
          case "apply" -> "terraform apply -input=false";
          case "policy_check" -> "conftest test";
          case "import", "state_rm" -> "terraform state";
          default -> "";
        };
    return command.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Step.run(
                name, line, Work.Run.shell(command + " " + ContainerStep.quoted(arguments), line)));
  }

  private static void server(Placed<ConfigDocument> file, Value root, Consumer<Pipeline> sink) {
    for (Value.Pair workflow : root.pairs("workflows")) {
      Optional<Value> stages = Optional.of(workflow.value());
      List<Job> jobs = new ArrayList<>();
      for (String stage : List.of("plan", "policy_check", "apply")) {
        if (!workflow.value().items(stage, "steps").isEmpty()) {
          jobs.add(
              Job.of(stage, workflow.line(), steps(stages, stage, List.of(), workflow.line())));
        }
      }
      sink.accept(
          Notation.pipeline(
              SYSTEM,
              workflow.key(),
              Pipeline.Kind.TEMPLATE,
              file.at(workflow.line()),
              List.of(Trigger.of(Trigger.Kind.CALL)),
              jobs));
    }
  }
}
