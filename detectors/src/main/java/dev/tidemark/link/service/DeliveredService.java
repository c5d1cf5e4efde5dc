package dev.tidemark.link.service;

import dev.tidemark.document.Location;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A program that is built and delivered from here: source code with the definition that delivers it beside it or in a
 * folder below. An image without source of its own is a base or a tool, and none.
 *
 * @param directory where its source lies; the root where the repository is the service
 * @param location what delivers it
 */
public record DeliveredService(RepoPath directory, Location location) {

  /** The services of a repository, sorted by directory; one a directory. */
  public static final Facet<List<DeliveredService>> ALL =
      new Facet<>("delivered-services", DeliveredService::find);

  /** Manifests of the languages that services are written in. */
  private static final Set<String> SOURCES =
      Set.of(
          "go.mod",
          "main.go",
          "package.json",
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "build.sbt",
          "requirements.txt",
          "pyproject.toml",
          "pipfile",
          "cargo.toml",
          "gemfile",
          "composer.json",
          "mix.exs",
          "program.cs");

  private static final Set<String> DELIVERIES =
      Set.of("serverless.yml", "serverless.yaml", "fly.toml", "skaffold.yaml", "score.yaml");

  /** Folders of a service in which its delivery is often kept. */
  private static final Set<String> BELOW =
      Set.of("docker", "deploy", "deployment", "build", ".docker", "container", "k8s");

  /** Folders of tools for tests, builds and workstations. */
  private static final Set<String> NO_SERVICES =
      Set.of(
          "test",
          "tests",
          "e2e",
          "hack",
          "ci",
          "tools",
          "tooling",
          ".github",
          ".devcontainer",
          "docs",
          "scripts",
          "template",
          "templates",
          "skeleton");

  /** The name that people know it by; empty for the repository itself. */
  public String name() {
    return directory.name();
  }

  private static List<DeliveredService> find(Landscape landscape) {
    Map<RepoPath, DeliveredService> found = new TreeMap<>();
    for (Entry entry : landscape.named(DeliveredService::isDelivery)) {
      RepoPath path = entry.path();
      if (entry.isFile() && landscape.origin(path).isInForce()) {
        RepoPath home = home(path.parent());
        if (home.names().stream().noneMatch(NO_SERVICES::contains) && hasSource(landscape, home)) {
          found.putIfAbsent(home, new DeliveredService(home, Location.of(path)));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean isDelivery(String name) {
    return name.equals("dockerfile")
        || name.startsWith("dockerfile.")
        || name.endsWith(".dockerfile")
        || DELIVERIES.contains(name);
  }

  private static RepoPath home(RepoPath directory) {
    return BELOW.contains(directory.name()) ? directory.parent() : directory;
  }

  private static boolean hasSource(Landscape landscape, RepoPath directory) {
    return landscape.in(directory).stream()
        .map(entry -> entry.path().lowerName())
        .anyMatch(name -> SOURCES.contains(name) || name.endsWith(".csproj"));
  }
}
