package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Scripts;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Scripts that provision imperatively, or that only wrap a declarative tool. */
@AutoService(Detector.class)
public final class ProvisioningScripts implements Detector {

  @Override
  public String id() {
    return "provisioning-scripts";
  }

  @Override
  public String sees() {
    return "Shell scripts whose commands create or change infrastructure, by the command catalogue.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.script");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("sh", "bash", "").contains(path.extension());
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Scripts.Script script : landscape.facet(Scripts.FACET)) {
      if (script.imperative().isEmpty() && script.wraps().isEmpty()) {
        continue;
      }
      sink.accept(
          Evidence.of("iac.script", script.at())
              .with("tool", script.tool())
              .with("commands", script.imperative().stream().limit(20).toList())
              .with("guarded", script.guarded())
              .with("wraps", script.imperative().isEmpty() ? script.wraps() : "")
              .with("called", script.called())
              .with("where", "repository")
              .with("purpose", script.imperative().isEmpty() ? "deploy" : "provision"));
    }
  }
}
