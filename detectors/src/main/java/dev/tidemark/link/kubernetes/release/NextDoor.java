package dev.tidemark.link.kubernetes.release;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.repository.Remote;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What releases take from other repositories of the checkout, by addresses that are written out: {@code
 * acme/shop/deploy/prod} as reports call it.
 */
final class NextDoor {
  private static final String PAGES = ".github.io";

  /** Registries whose first folders are those of a forge. */
  private static final Set<String> OF_FORGES = Set.of("ghcr.io", "registry.gitlab.com");

  private final Neighbours neighbours;

  NextDoor(Landscape landscape) {
    this.neighbours = landscape.neighbours();
  }

  /** What reports call the neighbour that an address of Git means. */
  Optional<String> repository(String address) {
    return neighbours.areThere()
        ? Remote.of(address).flatMap(remote -> neighbours.called(remote.name()))
        : Optional.empty();
  }

  /** A directory of a neighbour, or the directories that a path with parameters may become; nothing for one that leaves it. */
  static Optional<String> place(String repository, String path, String open, String close) {
    String starred = PathTemplates.starred(path, open, close);
    boolean saysNothing = !starred.equals(path) && starred.replace("*", "").isBlank();
    return saysNothing
        ? Optional.empty()
        : RepoPath.ROOT
            .resolve(PathTemplates.plain(starred))
            .map(place -> place.isRoot() ? repository : repository + "/" + place.value());
  }

  /** The directory of a chart that a neighbour publishes: its pages and packages bear its name. */
  Optional<String> chart(ChartUse chart) {
    if (!neighbours.areThere() || chart.local().isPresent() || chart.name().isEmpty()) {
      return Optional.empty();
    }
    return publisher(chart.source())
        .flatMap(neighbours::named)
        .flatMap(
            other ->
                other.landscape().facet(Charts.FACET).all().stream()
                    .filter(known -> known.name().equals(chart.name()))
                    .map(known -> other.name() + "/" + known.directory().value())
                    .findFirst());
  }

  private static Optional<String> publisher(String source) {
    int scheme = source.indexOf("://");
    List<String> parts = List.of(source.substring(scheme < 0 ? 0 : scheme + 3).split("/", -1));
    String host = parts.get(0).toLowerCase(Locale.ROOT);
    if (host.endsWith(PAGES) && parts.size() > 1) {
      return Optional.of(host.substring(0, host.length() - PAGES.length()) + "/" + parts.get(1));
    }
    return OF_FORGES.contains(host) && parts.size() > 2
        ? Optional.of(parts.get(1) + "/" + parts.get(2))
        : Optional.empty();
  }
}
