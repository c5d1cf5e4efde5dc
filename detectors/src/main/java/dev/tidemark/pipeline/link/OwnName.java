package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.Locale;
import java.util.Optional;

/**
 * What a repository is called, {@code owner/name}: as its remote says, or without one as it shows by the path of its module
 * in Go or the address in its package of Node.
 */
final class OwnName {
  static final Facet<OwnName> FACET = new Facet<>("own-name", OwnName::new);

  private static final String HOST = "github.com";

  private final String name;

  private OwnName(Landscape landscape) {
    name =
        landscape
            .neighbours()
            .own()
            .or(() -> module(landscape))
            .or(() -> packaged(landscape))
            .orElse("");
  }

  /** Whether a reference to a repository means this one. */
  boolean is(String repository) {
    return !name.isEmpty() && name.equalsIgnoreCase(repository);
  }

  private static Optional<String> module(Landscape landscape) {
    return CalledFiles.text(landscape, RepoPath.of("go.mod"))
        .flatMap(text -> text.lines().filter(line -> line.startsWith("module ")).findFirst())
        .flatMap(line -> repository(line.substring(7)));
  }

  private static Optional<String> packaged(Landscape landscape) {
    Optional<Value> root =
        landscape
            .documents()
            .at(RepoPath.of("package.json"), ConfigDocument.class)
            .map(Placed::document)
            .flatMap(ConfigDocument::root);
    return root.flatMap(r -> r.text("repository").or(() -> r.text("repository", "url")))
        .flatMap(OwnName::repository);
  }

  /** The first two parts of the path of an address of GitHub. */
  private static Optional<String> repository(String address) {
    int host = address.toLowerCase(Locale.ROOT).indexOf(HOST);
    if (host < 0 || host + HOST.length() >= address.length()) {
      return Optional.empty();
    }
    String[] parts = address.strip().substring(host + HOST.length() + 1).split("[/#?\\s]", 3);
    if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      return Optional.empty();
    }
    String bare =
        parts[1].endsWith(".git") ? parts[1].substring(0, parts[1].length() - 4) : parts[1];
    return Optional.of(parts[0] + "/" + bare);
  }
}
