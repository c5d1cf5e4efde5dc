package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Woodpecker: {@code .woodpecker.yml}, or the workflows of {@code .woodpecker/} as the jobs of one pipeline, in the
 * order of {@code depends_on}. A deployment is a person's word and names no environment of its own.
 */
@AutoService(Translator.class)
public final class Woodpecker implements Translator {
  private static final String SYSTEM = "woodpecker";
  private static final RepoPath FOLDER = RepoPath.of(".woodpecker");

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    Map<String, List<Placed<ConfigDocument>>> together = new TreeMap<>();
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      String path = file.path().value();
      boolean alone = path.equals(".woodpecker.yml") || path.equals(".woodpecker.yaml");
      boolean workflow = file.path().isIn(FOLDER) && file.path().extension().startsWith("y");
      if (alone || workflow) {
        together.computeIfAbsent(alone ? path : FOLDER.value(), k -> new ArrayList<>()).add(file);
      }
    }
    for (List<Placed<ConfigDocument>> files : together.values()) {
      boolean ordered =
          files.stream()
              .anyMatch(
                  f -> f.document().roots().stream().anyMatch(r -> r.at("depends_on").isPresent()));
      if (ordered) {
        pipeline(files, sink);
      } else {
        files.forEach(file -> pipeline(List.of(file), sink));
      }
    }
  }

  private static void pipeline(List<Placed<ConfigDocument>> files, Consumer<Pipeline> sink) {
    RepoPath first = files.get(0).path();
    List<Job> jobs = new ArrayList<>();
    Set<Trigger> triggers = new LinkedHashSet<>();
    for (Placed<ConfigDocument> file : files) {
      for (Value root : file.document().roots()) {
        if (!PluginStep.steps(root).isEmpty()) {
          EventFilter starts =
              root.at("when")
                  .or(() -> root.at("branches").map(Woodpecker::ofBranches))
                  .map(EventFilter::of)
                  .orElse(EventFilter.EVERYTHING);
          triggers.addAll(starts.triggers());
          Job job = job(file, root, starts);
          jobs.add(file.path().equals(first) ? job : job.withFile(Optional.of(file.path())));
        }
      }
    }
    if (!jobs.isEmpty()) {
      String name = files.size() > 1 ? FOLDER.value() : first.name();
      sink.accept(
          Notation.pipeline(
              SYSTEM,
              name,
              Pipeline.Kind.PIPELINE,
              files.get(0).at(1),
              List.copyOf(triggers),
              jobs));
    }
  }

  /** The filter of branches as it was written before {@code when}. */
  static Value ofBranches(Value branches) {
    Value.Pair pair = new Value.Pair("branch", branches.line(), branches);
    return new Value.Mapping(List.of(pair), "", branches.line(), branches.endLine());
  }

  private static Job job(Placed<ConfigDocument> file, Value root, EventFilter starts) {
    List<Step> steps = new ArrayList<>();
    for (Value step : PluginStep.steps(root)) {
      Condition when =
          step.at("when").map(w -> EventFilter.of(w).condition()).orElse(Condition.ALWAYS);
      PluginStep.of(step).forEach(one -> steps.add(one.withCondition(when)));
    }
    String name = file.path().name();
    int dot = name.lastIndexOf('.');
    return Job.of(dot > 0 ? name.substring(0, dot) : name, root.line(), steps)
        .withNeeds(root.texts("depends_on"))
        .withCondition(starts.own())
        .withMatrix(Drone.matrix(root))
        .withSecrets(PluginStep.secrets(root));
  }
}
