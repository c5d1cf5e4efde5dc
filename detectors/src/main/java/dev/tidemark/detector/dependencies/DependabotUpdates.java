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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What Dependabot is told to update, by the configuration that GitHub reads. */
@AutoService(Detector.class)
public final class DependabotUpdates implements Detector {
  private static final String KIND = "deps.update-automation";

  /** The places that GitHub reads. */
  private static final List<RepoPath> PLACES =
      List.of(RepoPath.of(".github/dependabot.yml"), RepoPath.of(".github/dependabot.yaml"));

  /** More directories than these are everywhere, as far as a share is concerned. */
  private static final int MOST_DIRECTORIES = 100;

  @Override
  public String id() {
    return "dependabot-updates";
  }

  @Override
  public String sees() {
    return "What Dependabot is told to update, by the configuration file that GitHub reads.";
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
      landscape
          .documents()
          .at(place, ConfigDocument.class)
          .ifPresent(file -> detect(file, landscape.facet(Ecosystems.IN_USE), sink));
    }
  }

  private static void detect(
      Placed<ConfigDocument> file, Ecosystems inUse, Consumer<Evidence> sink) {
    Map<List<String>, List<Value>> byEcosystem =
        new TreeMap<>(Comparator.comparing(names -> names.get(0)));
    for (Value root : file.document().roots()) {
      for (Value update : root.items("updates")) {
        update
            .text("package-ecosystem")
            .ifPresent(
                name ->
                    byEcosystem
                        .computeIfAbsent(canonical(name, inUse), n -> new ArrayList<>())
                        .add(update));
      }
    }
    byEcosystem.forEach((names, updates) -> sink.accept(evidence(file, names, updates)));
  }

  private static Evidence evidence(
      Placed<ConfigDocument> file, List<String> ecosystems, List<Value> updates) {
    Set<String> directories = new LinkedHashSet<>();
    updates.forEach(
        update -> {
          directories.addAll(update.texts("directory"));
          directories.addAll(update.texts("directories"));
        });
    boolean securityOnly =
        updates.stream()
            .allMatch(update -> update.text("open-pull-requests-limit").orElse("").equals("0"));
    return Evidence.of(KIND, file.at(updates.get(0).line()))
        .with("tool", "dependabot")
        .with("ecosystems", ecosystems)
        .with(
            "directories",
            directories.size() > MOST_DIRECTORIES ? List.<String>of() : List.copyOf(directories))
        .with("schedule", updates.get(0).text("schedule", "interval"))
        .with("security-only", securityOnly);
  }

  /** The catalogue's name of what Dependabot calls an ecosystem, and of others here that it updates by that name. */
  private static List<String> canonical(String name, Ecosystems inUse) {
    List<String> known =
        Ecosystems.known().stream()
            .filter(ecosystem -> ecosystem.dependabot().contains(name))
            .map(Ecosystem::name)
            .toList();
    return known.isEmpty()
        ? List.of(name)
        : Stream.concat(
                known.stream().limit(1),
                known.stream().skip(1).filter(inUse.manifests()::containsKey))
            .toList();
  }
}
