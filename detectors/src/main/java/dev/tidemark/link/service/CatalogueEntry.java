package dev.tidemark.link.service;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A component or service as a catalogue's descriptor names it: Backstage, Cortex, OpsLevel, Datadog, Port.
 *
 * @param directory where the descriptor lies: it speaks for what is below
 * @param owner empty where nobody is named
 */
public record CatalogueEntry(String name, String owner, RepoPath directory, Location location) {

  /** The entries of a repository in the order of their places. */
  public static final Facet<List<CatalogueEntry>> ALL =
      new Facet<>("catalogue-entries", CatalogueEntry::find);

  private static final Set<String> KINDS = Set.of("Component", "System", "Resource", "API");

  private static List<CatalogueEntry> find(Landscape landscape) {
    List<CatalogueEntry> found = new ArrayList<>();
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      for (Value root : file.document().roots()) {
        read(file, root).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static Optional<CatalogueEntry> read(Placed<ConfigDocument> file, Value root) {
    if (root.text("apiVersion").orElse("").startsWith("backstage.io/")
        && KINDS.contains(root.text("kind").orElse(""))) {
      return entry(
          file, root, root.text("metadata", "name"), root.text("spec", "owner").orElse(""));
    }
    if (root.at("info", "x-cortex-tag").isPresent()) {
      String owner =
          root.items("info", "x-cortex-owners").stream()
              .flatMap(one -> one.text("name").or(() -> one.text("email")).stream())
              .findFirst()
              .orElse("");
      return entry(file, root, root.text("info", "x-cortex-tag"), owner);
    }
    if (root.at("dd-service").isPresent() && root.at("schema-version").isPresent()) {
      return entry(file, root, root.text("dd-service"), root.text("team").orElse(""));
    }
    if (file.path().lowerName().startsWith("port.")
        && root.at("blueprint").isPresent()
        && root.at("properties").isPresent()) {
      return entry(
          file, root, root.text("identifier"), root.texts("team").stream().findFirst().orElse(""));
    }
    return file.path().lowerName().startsWith("opslevel.")
        ? root.at("service")
            .or(() -> root.at("component"))
            .flatMap(
                service ->
                    entry(file, root, service.text("name"), service.text("owner").orElse("")))
        : Optional.empty();
  }

  private static Optional<CatalogueEntry> entry(
      Placed<ConfigDocument> file, Value root, Optional<String> name, String owner) {
    return name.filter(text -> !isFilledIn(text))
        .map(
            text ->
                new CatalogueEntry(
                    text, isFilledIn(owner) ? "" : owner, file.directory(), file.at(root.line())));
  }

  /** Whether a template puts the value in. */
  private static boolean isFilledIn(String text) {
    return ConfigDocument.isTemplated(text) || text.contains("${");
  }
}
