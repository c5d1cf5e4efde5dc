package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.repository.RepoPath;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Azure Pipelines: stages, jobs, deployments to environments, and local templates put in their place. */
@AutoService(Translator.class)
public final class AzurePipelines implements Translator {
  static final String SYSTEM = "azure-pipelines";

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      Optional<Value> root = file.document().root();
      boolean named =
          file.path().value().toLowerCase(Locale.ROOT).contains("pipeline")
              || file.path().isIn(RepoPath.of(".azuredevops"))
              || file.path().isIn(RepoPath.of(".azure"));
      if (root.isPresent()
          && file.path().extension().startsWith("y")
          && AzureFiles.holdPipelines(root.get())
          && (named || AzureFiles.haveTasks(root.get()))) {
        sink.accept(new AzureReading(landscape, file, root.get()).pipeline());
      }
    }
  }
}
