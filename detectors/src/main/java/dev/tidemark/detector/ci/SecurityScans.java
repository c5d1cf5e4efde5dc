package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Security scans in pipelines and hooks. */
@AutoService(Detector.class)
public final class SecurityScans implements Detector {

  @Override
  public String id() {
    return "security-scans";
  }

  @Override
  public String sees() {
    return "Steps and hooks that scan code, images, secrets or infrastructure for weaknesses.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("governance.security-scan");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    Set<String> told = new HashSet<>();
    for (Performed deed : pipelines.performed(Pipeline.Kind.PIPELINE)) {
      boolean scan = deed.is(Meaning.Act.CHECK) && deed.meaning().category().equals("security");
      if (scan && told.add(deed.at() + deed.meaning().tool())) {
        sink.accept(
            Evidence.of("governance.security-scan", deed.at())
                .with("tool", deed.meaning().tool())
                .with("blocking", deed.blocks())
                .with("subject", subject(deed.meaning().subject())));
      }
    }
  }

  private static String subject(String subject) {
    return switch (subject) {
      case "image", "secrets", "dependencies" -> subject;
      case "application" -> "code";
      case "all" -> "repository";
      default -> "iac";
    };
  }
}
