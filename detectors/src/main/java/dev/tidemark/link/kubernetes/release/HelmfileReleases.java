package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the releases of helmfiles, in whatever file they stand: {@code releases} with names and charts under {@code repositories}, {@code environments} or alone. */
final class HelmfileReleases {
  private final Landscape landscape;

  HelmfileReleases(Landscape landscape) {
    this.landscape = landscape;
  }

  void read(Consumer<Release> sink) {
    for (Placed<ConfigDocument> placed : landscape.facet(OtherNotations.FACET).inForce()) {
      if (isHelmfile(placed.path()) || isHelmfile(placed.document())) {
        Map<String, String> repositories = repositories(placed.document());
        for (Value root : placed.document().roots()) {
          root.items("releases").stream()
              .filter(item -> item.text("name").isPresent())
              .filter(item -> !item.text("installed").orElse("true").equals("false"))
              .forEach(item -> sink.accept(release(placed, item, repositories)));
        }
      }
    }
  }

  /** Whether a file is a helmfile by its name or its folder's. */
  static boolean isHelmfile(RepoPath path) {
    String name = path.lowerName();
    String folder = path.parent().lowerName();
    return name.contains(".y")
        && (name.startsWith("helmfile")
            || folder.equals("helmfile.d")
            || folder.equals("helmfile")
            || folder.equals("helmfiles"));
  }

  /** Whether a file of any name says what only helmfiles say: charts to release, and where charts come from or how Helm is to be called. */
  private static boolean isHelmfile(ConfigDocument document) {
    return document.roots().stream()
        .anyMatch(
            root ->
                root.items("releases").stream()
                        .anyMatch(
                            item -> item.text("name").isPresent() && item.text("chart").isPresent())
                    && root.text("kind").isEmpty()
                    && (root.at("helmDefaults").isPresent()
                        || root.items("repositories").stream()
                            .anyMatch(item -> item.text("url").isPresent())));
  }

  private static Map<String, String> repositories(ConfigDocument document) {
    Map<String, String> repositories = new HashMap<>();
    for (Value root : document.roots()) {
      for (Value item : root.items("repositories")) {
        repositories.put(item.text("name").orElse(""), item.text("url").orElse(""));
      }
    }
    return repositories;
  }

  private Release release(
      Placed<ConfigDocument> placed, Value item, Map<String, String> repositories) {
    String name = item.text("name").orElse("");
    Optional<ChartUse> chart =
        item.text("chart").map(written -> chart(placed, item, written, repositories));
    return new Release(
        "helmfile",
        "release",
        name,
        placed.at(item.line(), item.endLine()),
        placed.origin(),
        chart.map(List::of).orElse(List.of()),
        chart.flatMap(ChartUse::local).filter(landscape::hasAny).map(List::of).orElse(List.of()),
        item.items("values").stream()
            .filter(value -> value instanceof Value.Mapping)
            .map(value -> (Value.Mapping) value)
            .findFirst()
            .orElse(Value.Mapping.EMPTY),
        item.texts("values").stream()
            .map(file -> placed.directory().resolve(file))
            .flatMap(Optional::stream)
            .filter(landscape::hasFile)
            .toList(),
        EnvironmentNames.of(placed.path().value(), name),
        Optional.empty());
  }

  private ChartUse chart(
      Placed<ConfigDocument> placed, Value item, String written, Map<String, String> repositories) {
    String version = item.text("version").orElse("");
    int line = item.at("chart").map(Value::line).orElse(item.line());
    int slash = written.indexOf('/');
    String alias = slash < 0 ? "" : written.substring(0, slash);
    String last = written.substring(written.lastIndexOf('/') + 1);
    if (written.startsWith(".")) {
      Optional<RepoPath> local = placed.directory().resolve(written);
      return new ChartUse(last, written, "local", version, local, placed.at(line));
    }
    String url = repositories.getOrDefault(alias, "");
    String kind =
        written.startsWith("oci:") ? "oci" : written.contains("{{") ? "unknown" : "registry";
    return new ChartUse(
        last,
        url.isEmpty() ? written : url + "/" + last,
        written.startsWith("git::") ? "git" : kind,
        version,
        Optional.empty(),
        placed.at(line));
  }
}
