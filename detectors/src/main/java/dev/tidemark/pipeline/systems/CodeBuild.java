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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** AWS CodeBuild: the phases of a buildspec. */
@AutoService(Translator.class)
public final class CodeBuild implements Translator {

  @Override
  public String system() {
    return "codebuild";
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.documents().inForce(ConfigDocument.class)) {
      if (file.path().lowerName().contains("buildspec")
          && file.document().root().flatMap(r -> r.at("phases")).isPresent()) {
        Value root = file.document().root().orElseThrow();
        List<Step> steps = new ArrayList<>();
        for (String phase : List.of("install", "pre_build", "build", "post_build")) {
          root.at("phases", phase, "commands")
              .ifPresent(commands -> steps.addAll(Notation.commands(commands, false)));
        }
        sink.accept(
            Notation.pipeline(
                "codebuild",
                file.path().name(),
                Pipeline.Kind.PIPELINE,
                file.at(1),
                List.of(Trigger.of(Trigger.Kind.PUSH), Trigger.of(Trigger.Kind.UPSTREAM)),
                List.of(Job.of("build", 1, steps))));
      }
    }
  }
}
