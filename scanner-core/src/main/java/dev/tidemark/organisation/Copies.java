package dev.tidemark.organisation;

import dev.tidemark.document.Location;
import dev.tidemark.document.NearCopies;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Definitions that several repositories hold: directories of units that are made of the same as one elsewhere, in the same
 * words or in others. Which of two was there first is not known: the one of the repository that comes first by name is the
 * other place.
 */
final class Copies {
  /**
   * Fewer different parts are one resource said again and again, which is alike wherever it is said: the estimate of likeness
   * would rest on a handful of samples. Runs of tokens.
   */
  private static final int FEWEST_PARTS = 24;

  private Copies() {}

  /** A directory of a repository. */
  private record Place(String repository, UnitSource.Sketched made) {
    RepoPath path() {
      return Prefixed.path(repository, made.directory());
    }
  }

  /** Each directory that another repository holds too, with the likest of them; sorted by place. */
  static List<Organisation.Copy> between(List<Member> members) {
    NearCopies<Place> known = new NearCopies<>();
    List<Organisation.Copy> copies = new ArrayList<>();
    members.stream()
        .flatMap(member -> member.made().stream().map(made -> new Place(member.name(), made)))
        .filter(place -> place.made().sketch().parts() >= FEWEST_PARTS)
        .sorted(Comparator.comparing(Place::path))
        .forEach(
            place ->
                known
                    .add(
                        place,
                        place.made().sketch(),
                        other -> !other.repository().equals(place.repository()))
                    .ifPresent(copy -> copies.add(told(place, copy))));
    return copies;
  }

  private static Organisation.Copy told(Place place, NearCopies.Copy<Place> copy) {
    Place other = copy.original();
    return new Organisation.Copy(
        place.repository(),
        place.made().directory().value(),
        other.repository(),
        other.made().directory().value(),
        copy.similarity(),
        Math.min(place.made().sketch().lines(), other.made().sketch().lines()),
        place.made().blobs().equals(other.made().blobs()));
  }

  /** A copy as a fact of the organisation. */
  static Evidence fact(Organisation.Copy copy) {
    RepoPath place = Prefixed.path(copy.repository(), RepoPath.of(copy.path()));
    RepoPath other = Prefixed.path(copy.otherRepository(), RepoPath.of(copy.otherPath()));
    return Evidence.of("iac.copy-paste", Location.of(place))
        .with("tool", "terraform")
        .with("other", other.value())
        .with("similarity", copy.similarity())
        .with("lines", copy.lines())
        .with("unit", place.value())
        .with("diverged", !copy.identical())
        .with(Prefixed.REPOSITORY, copy.repository());
  }
}
