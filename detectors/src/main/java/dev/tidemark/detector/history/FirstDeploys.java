package dev.tidemark.detector.history;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.service.DeliveredService;
import dev.tidemark.repository.Change;
import dev.tidemark.repository.RepoPath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Sees how long a service that is new within the last two years took from its first commit to its first deployment
 * definition. One that was there before is left out, and so is a mainline too long to be looked at change by change.
 */
@AutoService(Detector.class)
public final class FirstDeploys implements Detector {

  /** Changes looked at one by one, 0.6 ms each in a large repository. */
  private static final int MOST_CHANGES = 1_000;

  private static final Set<String> DEPLOYMENTS =
      Set.of(
          "chart.yaml",
          "kustomization.yaml",
          "deployment.yaml",
          "serverless.yml",
          "jenkinsfile",
          "skaffold.yaml",
          "fly.toml",
          "catalog-info.yaml");

  @Override
  public String id() {
    return "history-first-deploys";
  }

  @Override
  public String sees() {
    return "days between the first commit of a new service and its first deployment definition";
  }

  @Override
  public Set<String> emits() {
    return Set.of("history.first-deploy");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return false;
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Set<RepoPath> services = services(landscape);
    if (services.isEmpty()) {
      return;
    }
    List<Change> changes =
        landscape.facet(Timeline.FACET).lastTwoYears(landscape, MOST_CHANGES + 1);
    if (changes.size() > MOST_CHANGES || changes.isEmpty()) {
      return;
    }
    Map<RepoPath, Instant> begun = firstTouched(changes, services, path -> true);
    Map<RepoPath, Instant> deployed = firstTouched(changes, services, FirstDeploys::isDeployment);
    Set<String> before = foldersBefore(landscape, changes);
    begun.keySet().removeIf(service -> before.contains(service.value()));
    begun.forEach(
        (service, first) ->
            Optional.ofNullable(deployed.get(service))
                .map(delivered -> fact(service, first, delivered))
                .ifPresent(sink));
  }

  /** When the first such path of each service was changed. */
  private static Map<RepoPath, Instant> firstTouched(
      List<Change> changes, Set<RepoPath> services, Predicate<RepoPath> wanted) {
    Map<RepoPath, Instant> first = new TreeMap<>();
    for (Change change : changes) { // the newest first, so that the oldest is what stays
      change.paths().stream()
          .filter(wanted)
          .flatMap(path -> around(path, services).stream())
          .forEach(service -> first.put(service, change.committed()));
    }
    return first;
  }

  private static Set<RepoPath> services(Landscape landscape) {
    return landscape.facet(DeliveredService.ALL).stream()
        .map(DeliveredService::directory)
        .collect(Collectors.toSet());
  }

  /** The services in whose folders a path lies. */
  private static Set<RepoPath> around(RepoPath path, Set<RepoPath> services) {
    Set<RepoPath> around = new HashSet<>();
    for (RepoPath folder = path.parent(); !folder.isRoot(); folder = folder.parent()) {
      if (services.contains(folder)) {
        around.add(folder);
      }
    }
    return around;
  }

  private static Evidence fact(RepoPath service, Instant begun, Instant delivered) {
    return Evidence.of("history.first-deploy", Location.of(service))
        .with("days", Math.max(0, Duration.between(begun, delivered).toDays()))
        .with("unit", service.value());
  }

  /** The folders that were there before the first of the changes. */
  private static Set<String> foldersBefore(Landscape landscape, List<Change> changes) {
    Instant oldest = changes.get(changes.size() - 1).committed().minusSeconds(1);
    Set<String> folders = new HashSet<>();
    landscape
        .history()
        .at(oldest)
        .ifPresent(
            past ->
                past.entries()
                    .forEach(
                        entry -> {
                          RepoPath folder = entry.path().parent();
                          while (!folder.isRoot() && folders.add(folder.value())) {
                            folder = folder.parent();
                          }
                        }));
    return folders;
  }

  private static boolean isDeployment(RepoPath path) {
    String name = path.lowerName();
    return DEPLOYMENTS.contains(name)
        || name.startsWith("dockerfile")
        || path.extension().equals("tf");
  }
}
