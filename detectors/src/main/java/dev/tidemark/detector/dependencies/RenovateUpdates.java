package dev.tidemark.detector.dependencies;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.dependencies.Ecosystem;
import dev.tidemark.link.dependencies.Ecosystems;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Which of the ecosystems in use Renovate looks at, by the first configuration that it would read. */
@AutoService(Detector.class)
public final class RenovateUpdates implements Detector {
  private static final String KIND = "deps.update-automation";

  /** The places in the order in which Renovate looks. */
  private static final List<RepoPath> PLACES =
      Stream.of(
              "renovate.json",
              "renovate.json5",
              "renovate.jsonc",
              ".github/renovate.json",
              ".github/renovate.json5",
              ".github/renovate.jsonc",
              ".gitlab/renovate.json",
              ".gitlab/renovate.json5",
              ".renovaterc",
              ".renovaterc.json",
              ".renovaterc.json5",
              "package.json")
          .map(RepoPath::of)
          .toList();

  @Override
  public String id() {
    return "renovate-updates";
  }

  @Override
  public String sees() {
    return "Which of the ecosystems in use Renovate looks at, by the configuration that it reads"
        + " and the defaults that it documents.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PLACES.contains(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (RepoPath place : PLACES) {
      Optional<Placed<ConfigDocument>> file = landscape.documents().at(place, ConfigDocument.class);
      Optional<Value> root =
          file.flatMap(found -> found.document().root())
              .flatMap(
                  found ->
                      place.name().equals("package.json")
                          ? found.at("renovate")
                          : Optional.of(found));
      if (file.isPresent() && root.isPresent()) {
        // What is missing from a broken file may be what it leaves out.
        if (file.get().flawed()) {
          return;
        }
        evidence(landscape, file.get(), root.get()).ifPresent(sink);
        return;
      }
    }
  }

  private static Optional<Evidence> evidence(
      Landscape landscape, Placed<ConfigDocument> file, Value root) {
    RenovatePresets presets = new RenovatePresets(landscape.neighbours());
    RenovateConfig config = new RenovateConfig(presets.filled(root));
    if (!config.isEnabled()) {
      return Optional.empty();
    }
    Map<String, List<RepoPath>> manifests = landscape.facet(Ecosystems.IN_USE).manifests();
    List<String> covered = new ArrayList<>();
    for (Ecosystem ecosystem : Ecosystems.known()) {
      List<RepoPath> files = manifests.getOrDefault(ecosystem.name(), List.of());
      if (!files.isEmpty() && config.covers(ecosystem, files)) {
        covered.add(ecosystem.name());
      }
    }
    Evidence updates =
        Evidence.of(KIND, file.at(root.line()))
            .with("tool", "renovate")
            .with("ecosystems", covered.stream().sorted().toList())
            .with("automerge", config.merges())
            .with("schedule", String.join("; ", config.schedule()))
            .with("next-door", presets.taken().stream().findFirst());
    return Optional.of(
        presets.taken().isEmpty() ? updates : updates.with("pinned", presets.arePinned()));
  }
}
