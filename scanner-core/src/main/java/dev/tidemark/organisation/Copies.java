package dev.tidemark.organisation;

import dev.tidemark.document.Location;
import dev.tidemark.document.NearCopies;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.landscape.UnitSource.Sketched.What;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What several repositories hold: directories of definitions, charts, pipelines, images and policies that are made of the
 * same as one elsewhere, in the same words or in others. Which of two was there first is not known: the one of the
 * repository that comes first by name is the other place.
 */
final class Copies {
  /**
   * Fewer different parts are one resource said again and again, or long texts in a few resources, which are alike wherever
   * they are said. Runs of tokens.
   */
  private static final int FEWEST_PARTS = 24;

  /**
   * A whole stack that was copied and went its own way keeps less than a short module does: two that share 60 of 100 parts
   * have three quarters of what each is made of in common, which at this length nobody writes twice. Lines of resources.
   */
  private static final int LONG = 300;

  private static final int ALIKE_WHERE_LONG = 60;

  private Copies() {}

  /** Something of a repository. */
  private record Place(String repository, UnitSource.Sketched made) {
    RepoPath path() {
      return Prefixed.path(repository, made.place());
    }
  }

  /** Each thing that another repository holds too, with the likest of them; sorted by what it is and by place. */
  static List<Organisation.Copy> between(List<Member> members) {
    Map<What, NearCopies<Place>> known = new EnumMap<>(What.class);
    List<Organisation.Copy> copies = new ArrayList<>();
    members.stream()
        .flatMap(member -> member.made().stream().map(made -> new Place(member.name(), made)))
        .filter(place -> place.made().sketch().parts() >= FEWEST_PARTS)
        .sorted(
            Comparator.comparing((Place place) -> place.made().what()).thenComparing(Place::path))
        .forEach(
            place ->
                known
                    .computeIfAbsent(place.made().what(), Copies::of)
                    .add(
                        place,
                        place.made().sketch(),
                        other -> !other.repository().equals(place.repository()))
                    .ifPresent(copy -> copies.add(told(place, copy))));
    return copies;
  }

  private static NearCopies<Place> of(What what) {
    return what == What.DEFINITIONS
        ? new NearCopies<>(lines -> lines >= LONG ? ALIKE_WHERE_LONG : NearCopies.ALIKE)
        : new NearCopies<>();
  }

  private static Organisation.Copy told(Place place, NearCopies.Copy<Place> copy) {
    Place other = copy.original();
    return new Organisation.Copy(
        place.made().what(),
        place.repository(),
        place.made().place().value(),
        other.repository(),
        other.made().place().value(),
        copy.similarity(),
        Math.min(place.made().sketch().lines(), other.made().sketch().lines()),
        place.made().blobs().equals(other.made().blobs()));
  }

  /** Whether a copy counts as evidence: rubrics speak of definitions. */
  static boolean isEvidence(Organisation.Copy copy) {
    return copy.what() == What.DEFINITIONS;
  }

  /** A copy of definitions as a fact of the organisation. */
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
