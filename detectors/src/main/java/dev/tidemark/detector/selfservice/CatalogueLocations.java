package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Files of other repositories of the checkout that a catalogue of Backstage takes in: by a {@code Location}, or by the app's configuration. */
@AutoService(Detector.class)
public final class CatalogueLocations implements Detector {
  /** Between a repository and a branch in the addresses of GitLab, GitHub and Bitbucket; the longer before what it ends with. */
  private static final List<String> BEFORE_BRANCH =
      List.of("/-/blob/", "/-/raw/", "/-/tree/", "/blob/", "/raw/", "/tree/", "/src/");

  @Override
  public String id() {
    return "catalogue-locations";
  }

  @Override
  public String sees() {
    return "Catalogue files of other repositories of the checkout that a Location of Backstage or the app's"
        + " configuration takes in.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("catalog.location");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Neighbours neighbours = landscape.neighbours();
    if (!neighbours.areThere()) {
      return;
    }
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      file.document().roots().stream()
          .flatMap(CatalogueLocations::targets)
          .flatMap(target -> location(file, target, neighbours).stream())
          .forEach(sink);
    }
  }

  /** Where a descriptor's entities are taken from. */
  private static Stream<Value> targets(Value root) {
    if (root.text("kind").filter("Location"::equals).isPresent()
        && root.text("apiVersion").orElse("").startsWith("backstage.io/")) {
      return Stream.concat(
          root.at("spec", "target").stream(), root.items("spec", "targets").stream());
    }
    return root.at("app", "baseUrl").isPresent()
        ? root.items("catalog", "locations").stream().flatMap(one -> one.at("target").stream())
        : Stream.empty();
  }

  private static Optional<Evidence> location(
      Placed<ConfigDocument> file, Value target, Neighbours neighbours) {
    return target
        .text()
        .flatMap(Address::of)
        .flatMap(
            address ->
                address
                    .place(neighbours)
                    .map(
                        place ->
                            Evidence.of("catalog.location", file.at(target.line()))
                                .with("tool", "backstage")
                                .with("next-door", place)
                                .with("version", address.branch())));
  }

  /**
   * A file of a forge by the address of its page.
   *
   * @param repository {@code owner/name}, with more groups between where the forge has them
   * @param path may have stars
   */
  private record Address(String repository, String branch, String path) {

    /** A text that is filled in later, or no page of a file, gives nothing. */
    static Optional<Address> of(String written) {
      int scheme = written.indexOf("://");
      int host = scheme < 0 ? -1 : written.indexOf('/', scheme + 3);
      if (host < 0 || written.contains("${") || ConfigDocument.isTemplated(written)) {
        return Optional.empty();
      }
      String rest = written.substring(host + 1).split("[?#]", 2)[0];
      return BEFORE_BRANCH.stream()
          .filter(rest::contains)
          .findFirst()
          .flatMap(before -> split(rest, before));
    }

    /** A branch with a slash in its name cannot be told from the path behind it: its first part is taken, and no file is found. */
    private static Optional<Address> split(String rest, String before) {
      int at = rest.indexOf(before);
      String behind = rest.substring(at + before.length());
      int slash = behind.indexOf('/');
      return slash <= 0
          ? Optional.empty()
          : Optional.of(
              new Address(
                  rest.substring(0, at), behind.substring(0, slash), behind.substring(slash + 1)));
    }

    /** The file as reports call it, or its repository where stars may mean several; empty where nobody next door has it. */
    Optional<String> place(Neighbours neighbours) {
      if (path.indexOf('*') >= 0) {
        return neighbours.called(repository);
      }
      return neighbours
          .named(repository)
          .flatMap(
              other ->
                  RepoPath.ROOT
                      .resolve(path)
                      .filter(other.landscape()::hasFile)
                      .map(file -> other.name() + "/" + file.value()));
    }
  }
}
