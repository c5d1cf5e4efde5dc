package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Remote;
import dev.tidemark.repository.RepoPath;
import java.util.Locale;
import java.util.Optional;

/**
 * What a repository is called, {@code owner/name}: as its remote says, or without one as it shows by the path of its module
 * in Go or the address in its package of Node.
 */
final class OwnName {
  static final Facet<OwnName> FACET = new Facet<>("own-name", OwnName::new);

  private static final String PAGES = "https://github.com/";

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
        .flatMap(line -> repository("https://" + line.substring("module ".length()).strip()));
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

  /** The name in an address of GitHub; a module may lie deeper in the repository. */
  private static Optional<String> repository(String address) {
    String clone = address.startsWith("git+") ? address.substring("git+".length()) : address;
    return Remote.of(clone.split("[#?]", 2)[0])
        .filter(remote -> remote.page().toLowerCase(Locale.ROOT).startsWith(PAGES))
        .map(remote -> remote.name().split("/", 3))
        .map(names -> names[0] + "/" + names[1]);
  }
}
