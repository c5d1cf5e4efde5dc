package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * AWS CodeBuild: the phases of a buildspec, in a file or in the definition of its project. What starts a project is its
 * webhook, or the pipeline that it serves; of a buildspec that no project here names only the usual is known.
 */
@AutoService(Translator.class)
public final class CodeBuild implements Translator {
  private static final String SYSTEM = "codebuild";
  private static final List<Trigger> USUAL =
      List.of(Trigger.of(Trigger.Kind.PUSH), Trigger.of(Trigger.Kind.UPSTREAM));

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    BuildProjects projects = landscape.facet(BuildProjects.FACET);
    Set<RepoPath> served = projects.served();
    Map<RepoPath, List<Trigger>> started = new HashMap<>();
    for (BuildProjects.Project project : projects.all()) {
      List<Trigger> triggers = projects.triggers(project);
      project
          .file()
          .filter(file -> !triggers.isEmpty())
          .ifPresent(file -> started.put(file, triggers));
      project.inline().ifPresent(spec -> sink.accept(inline(project, spec, triggers)));
    }
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      boolean named = file.path().lowerName().contains("buildspec");
      boolean known = served.contains(file.path()) || started.containsKey(file.path());
      if ((named || known) && file.document().root().flatMap(r -> r.at("phases")).isPresent()) {
        Value root = file.document().root().orElseThrow();
        boolean serves = served.contains(file.path()) && !started.containsKey(file.path());
        sink.accept(
            Notation.pipeline(
                SYSTEM,
                file.path().name(),
                serves ? Pipeline.Kind.TEMPLATE : Pipeline.Kind.PIPELINE,
                file.at(1),
                serves
                    ? List.of(Trigger.of(Trigger.Kind.CALL))
                    : started.getOrDefault(file.path(), USUAL),
                List.of(job(root))));
      }
    }
  }

  private static Pipeline inline(
      BuildProjects.Project project, Value root, List<Trigger> triggers) {
    DeclaredResource resource = project.resource();
    boolean serves = triggers.isEmpty();
    return Notation.pipeline(
        SYSTEM,
        resource.name(),
        serves ? Pipeline.Kind.TEMPLATE : Pipeline.Kind.PIPELINE,
        resource.location(),
        serves ? List.of(Trigger.of(Trigger.Kind.CALL)) : triggers,
        List.of(located(job(root), resource.directory())));
  }

  /** Scripts beside the definition that are put into the buildspec are named by where it lies. */
  private static Job located(Job job, RepoPath directory) {
    return job.withSteps(
        job.steps().stream()
            .map(
                step ->
                    step.work() instanceof Work.Run run
                        ? step.withWork(
                            new Work.Run(
                                run.script().replace("${path.module}/", "@/" + directory + "/"),
                                run.line(),
                                run.errexit(),
                                run.pipefail(),
                                run.interpreter()))
                        : step)
            .toList());
  }

  private static Job job(Value root) {
    Map<String, String> variables = new LinkedHashMap<>(Notation.scalars(root, "env", "variables"));
    List<String> secrets = new ArrayList<>();
    for (String kind : List.of("secrets-manager", "parameter-store")) {
      root.pairs("env", kind).forEach(pair -> secrets.add(pair.key()));
    }
    return Job.of("build", root.line(), steps(root)).withVariables(variables).withSecrets(secrets);
  }

  /** The commands of the phases: one shell runs them all, unless one is told to go on after a failure. */
  static List<Step> steps(Value root) {
    List<Value> all = new ArrayList<>();
    List<Step> apart = new ArrayList<>();
    boolean goesOn = false;
    for (String phase : List.of("install", "pre_build", "build", "post_build")) {
      boolean may =
          root.text("phases", phase, "on-failure").orElse("ABORT").equalsIgnoreCase("CONTINUE");
      goesOn |= may;
      for (String block : List.of("commands", "finally")) {
        root.at("phases", phase, block)
            .ifPresent(
                commands -> {
                  all.add(commands);
                  Notation.commands(commands, false)
                      .forEach(step -> apart.add(step.withMayFail(may)));
                });
      }
    }
    return goesOn
        ? apart
        : Notation.commands(new Value.Sequence(all, "", root.line(), root.endLine()), false);
  }
}
