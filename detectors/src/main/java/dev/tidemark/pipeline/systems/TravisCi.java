package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Travis CI: the phases of {@code .travis.yml} in their order. */
@AutoService(Translator.class)
public final class TravisCi implements Translator {

  @Override
  public String system() {
    return "travis";
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    landscape
        .documents()
        .at(RepoPath.of(".travis.yml"), ConfigDocument.class)
        .ifPresent(
            file -> file.document().root().ifPresent(root -> sink.accept(pipeline(file, root))));
  }

  private static Pipeline pipeline(Placed<ConfigDocument> file, Value root) {
    List<Step> steps = new ArrayList<>();
    for (String phase :
        List.of(
            "before_install",
            "install",
            "before_script",
            "script",
            "after_success",
            "before_deploy",
            "deploy",
            "after_deploy")) {
      root.at(phase)
          .ifPresent(
              value ->
                  steps.addAll(
                      Notation.commands(
                          phase.equals("deploy") ? value.at("script").orElse(value) : value,
                          false)));
    }
    List<Job> jobs = new ArrayList<>(List.of(Job.of("build", 1, steps)));
    for (Value row : root.items("jobs", "include")) {
      row.at("script")
          .ifPresent(
              script ->
                  jobs.add(
                      Job.of(
                          row.text("name").or(() -> row.text("stage")).orElse("job " + row.line()),
                          row.line(),
                          Notation.commands(script, false))));
    }
    return Notation.pipeline(
        "travis",
        file.path().name(),
        Pipeline.Kind.PIPELINE,
        file.at(1),
        List.of(
            Trigger.of(Trigger.Kind.PUSH),
            Trigger.of(Trigger.Kind.CHANGE_REQUEST),
            Trigger.of(Trigger.Kind.TAG)),
        jobs);
  }
}
