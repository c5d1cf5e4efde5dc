package dev.tidemark.detector.gitops;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.release.FleetBundle;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Environments that the customisations of a bundle of Fleet tell apart: Fleet brings them all up at once, in no order. */
@AutoService(Detector.class)
public final class FleetEnvironments implements Detector {

  @Override
  public String id() {
    return "fleet-environments";
  }

  @Override
  public String sees() {
    return "environments that the target customisations of Fleet's bundles tell apart by name";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.environment");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.name().equals("fleet.yaml");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (FleetBundle bundle : landscape.facet(FleetBundle.ALL)) {
      Map<String, Value> environments = bundle.environments();
      if (environments.size() > 1) {
        environments.forEach(
            (name, target) ->
                sink.accept(
                    Evidence.of("ci.environment", bundle.file().at(target.line()))
                        .with("tool", "fleet")
                        .with("environment", name)
                        .with("production", EnvironmentNames.isProduction(name))
                        .with("after", List.of())
                        .with("ordered-by", "none")
                        .with("scope", bundle.file().directory().value())));
      }
    }
  }
}
