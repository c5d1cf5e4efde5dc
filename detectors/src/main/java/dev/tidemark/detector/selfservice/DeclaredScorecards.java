package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.link.resource.Fields;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Scorecards of Port and Cortex that are declared in Terraform or Pulumi, and what their rules ask. */
@AutoService(Detector.class)
public final class DeclaredScorecards implements Detector {
  /** Every type that declares a scorecard is called so. */
  private static final List<String> WORDS = List.of("scorecard");

  private static final Map<String, String> TYPES =
      Map.of(
          "port_scorecard", "port",
          "port:index:Scorecard", "port",
          "cortex_scorecard", "cortex");

  @Override
  public String id() {
    return "declared-scorecards";
  }

  @Override
  public String sees() {
    return "Scorecards of Port and Cortex that are declared as resources, and what their rules"
        + " ask.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("governance.scorecard");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DeclaredResources.mayBeIn(path);
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return text.isEmpty() || Words.anyIn(WORDS, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (DeclaredResource resource : DeclaredResources.inForce(landscape, TYPES::containsKey)) {
      List<Value> rules = Fields.items(resource.attributes(), "rules|rule");
      Evidence fact =
          Evidence.of("governance.scorecard", resource.location())
              .with("tool", TYPES.getOrDefault(resource.type(), ""))
              .with("name", resource.name());
      if (!rules.isEmpty()) {
        sink.accept(Readiness.scorecard(landscape, fact, rules));
      }
    }
  }
}
