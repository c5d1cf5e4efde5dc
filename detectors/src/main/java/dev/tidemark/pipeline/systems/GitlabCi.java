package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * GitLab CI: {@code .gitlab-ci.yml} at the top with its local includes and child pipelines, {@code extends}, {@code !reference}, stages,
 * {@code needs}, rules and environments.
 */
@AutoService(Translator.class)
public final class GitlabCi implements Translator {
  private static final String SYSTEM = "gitlab-ci";

  /** What starts a pipeline where its jobs' rules do not say. */
  private static final List<Trigger> ANY =
      List.of(
          Trigger.of(Trigger.Kind.PUSH),
          Trigger.of(Trigger.Kind.CHANGE_REQUEST),
          Trigger.of(Trigger.Kind.TAG),
          Trigger.of(Trigger.Kind.SCHEDULE),
          Trigger.of(Trigger.Kind.DISPATCH));

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (String name : List.of(".gitlab-ci.yml", ".gitlab-ci.yaml")) {
      landscape
          .documents()
          .at(RepoPath.of(name), ConfigDocument.class)
          .map(file -> pipeline(landscape, file, Pipeline.Kind.PIPELINE))
          .filter(p -> !p.jobs().isEmpty())
          .ifPresent(sink);
    }
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      boolean nested =
          file.path().lowerName().endsWith(".gitlab-ci.yml")
              && !file.path().value().equals(".gitlab-ci.yml");
      if (nested
          || file.path().isIn(RepoPath.of(".gitlab/ci"))
          || (file.path().isIn(RepoPath.of("templates")) && isComponent(file))) {
        Pipeline template = pipeline(landscape, file, Pipeline.Kind.TEMPLATE);
        if (!template.jobs().isEmpty()) {
          sink.accept(template);
        }
      }
    }
  }

  private static boolean isComponent(Placed<ConfigDocument> file) {
    return file.document().root().flatMap(root -> root.at("spec", "inputs")).isPresent()
        && file.document().roots().size() > 1;
  }

  private static Pipeline pipeline(
      Landscape landscape, Placed<ConfigDocument> file, Pipeline.Kind kind) {
    GitlabFiles written = new GitlabFiles(landscape);
    written.read(file);
    Map<String, String> known = new LinkedHashMap<>();
    GitlabChildren children = new GitlabChildren(landscape, written, file.path());
    List<Job> jobs = new GitlabJobs(written, file.path(), children).all();
    written.variables.forEach((name, text) -> known.put("env." + name, text));
    return new Pipeline(
        SYSTEM,
        file.path().name(),
        kind,
        file.at(1),
        kind == Pipeline.Kind.TEMPLATE ? List.of(Trigger.of(Trigger.Kind.CALL)) : ANY,
        jobs,
        known,
        written.unread,
        List.copyOf(written.inlined));
  }
}
