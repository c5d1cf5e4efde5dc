package dev.tidemark.link.helm;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.helm.Chart.Dependency;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the files beside a {@code Chart.yaml}. */
final class ChartReader {
  private final Landscape landscape;

  ChartReader(Landscape landscape) {
    this.landscape = landscape;
  }

  /** The chart, or nothing when the file does not name one. */
  Optional<Chart> read(Placed<ConfigDocument> file) {
    Optional<Value> root = file.document().root();
    if (root.isEmpty()
        || !(root.get() instanceof Value.Mapping body)
        || body.text("name").isEmpty()) {
      return Optional.empty();
    }
    RepoPath directory = file.directory();
    List<Dependency> dependencies = new ArrayList<>(dependencies(file.path(), body));
    mapping(directory.child("requirements.yaml"))
        .ifPresent(
            map -> dependencies.addAll(dependencies(directory.child("requirements.yaml"), map)));
    boolean locked =
        landscape.hasFile(directory.child("Chart.lock"))
            || landscape.hasFile(directory.child("requirements.lock"));
    return Optional.of(
        new Chart(
            file.path(),
            file.origin(),
            body,
            mapping(directory.child("values.yaml"))
                .or(() -> mapping(directory.child("values.yml")))
                .orElse(Value.Mapping.EMPTY),
            dependencies,
            locked));
  }

  private Optional<Value.Mapping> mapping(RepoPath path) {
    return landscape
        .documents()
        .at(path, ConfigDocument.class)
        .flatMap(placed -> placed.document().root())
        .flatMap(root -> root instanceof Value.Mapping map ? Optional.of(map) : Optional.empty());
  }

  private static List<Dependency> dependencies(RepoPath file, Value.Mapping body) {
    List<Dependency> found = new ArrayList<>();
    for (Value item : body.items("dependencies")) {
      item.text("name")
          .ifPresent(
              name ->
                  found.add(
                      new Dependency(
                          name,
                          item.text("alias").orElse(""),
                          item.text("version").orElse(""),
                          item.text("repository").orElse(""),
                          item.text("condition").orElse(""),
                          file,
                          item.line())));
    }
    return found;
  }
}
