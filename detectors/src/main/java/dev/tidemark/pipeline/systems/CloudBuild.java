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
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.catalogue.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Google Cloud Build: steps that are images with arguments or scripts. */
@AutoService(Translator.class)
public final class CloudBuild implements Translator {

  @Override
  public String system() {
    return "cloud-build";
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.documents().inForce(ConfigDocument.class)) {
      if (file.path().lowerName().startsWith("cloudbuild")
          && file.document().root().map(r -> !r.items("steps").isEmpty()).orElse(false)) {
        Value root = file.document().root().orElseThrow();
        List<Step> steps = new ArrayList<>();
        root.items("steps").forEach(step -> steps.add(step(step)));
        sink.accept(
            Notation.pipeline(
                "cloud-build",
                file.path().name(),
                Pipeline.Kind.PIPELINE,
                file.at(1),
                List.of(Trigger.of(Trigger.Kind.PUSH), Trigger.of(Trigger.Kind.DISPATCH)),
                List.of(Job.of("build", 1, steps))));
      }
    }
  }

  private static Step step(Value step) {
    String image = step.text("name").orElse("");
    String entry =
        step.text("entrypoint")
            .orElse(
                Commands.KNOWN
                    .programOf(image)
                    .orElse(image.substring(image.lastIndexOf('/') + 1)));
    String script =
        step.text("script")
            .orElseGet(() -> command(entry, step.at("args").map(Value::texts).orElse(List.of())));
    return Step.run(
            step.text("id").orElse(""),
            step.line(),
            new Work.Run(script, step.line(), true, false, "bash"))
        .withDirectory(step.text("dir").orElse(""))
        .withMayFail(step.isTrue("allowFailure"));
  }

  private static String command(String program, List<String> arguments) {
    StringBuilder line = new StringBuilder(program);
    arguments.forEach(
        argument -> line.append(" '").append(argument.replace("'", "'\\''")).append("'"));
    return line.toString();
  }
}
