package dev.tidemark.detector.dependencies;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.dependencies.Ecosystem;
import dev.tidemark.link.dependencies.Ecosystems;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which ecosystems of dependencies are in use, by the manifests that each tool documents. */
@AutoService(Detector.class)
public final class EcosystemsInUse implements Detector {
  private static final String KIND = "deps.ecosystem";

  @Override
  public String id() {
    return "ecosystems-in-use";
  }

  @Override
  public String sees() {
    return "Which ecosystems of dependencies are in use, by the manifests that their tools document.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Ecosystems.known().stream().anyMatch(ecosystem -> ecosystem.isManifest(path));
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<String, List<RepoPath>> manifests = landscape.facet(Ecosystems.IN_USE).manifests();
    for (Ecosystem ecosystem : Ecosystems.known()) {
      List<RepoPath> files = manifests.getOrDefault(ecosystem.name(), List.of());
      if (!files.isEmpty()) {
        sink.accept(
            Evidence.of(KIND, Location.of(files.get(0)))
                .with("ecosystem", ecosystem.name())
                .with("iac", ecosystem.iac())
                .with("files", files.size()));
      }
    }
  }
}
