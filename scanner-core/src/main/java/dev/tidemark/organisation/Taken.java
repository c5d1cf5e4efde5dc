package dev.tidemark.organisation;

import dev.tidemark.evidence.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Something that is taken from another repository, while its uses are counted. */
final class Taken {
  private final String what;
  private final String place;
  private final Set<String> users = new TreeSet<>();
  private final Map<String, Asked> versions = new TreeMap<>();
  private long uses;
  private long pinned;

  /** A version while those are counted that ask for it. */
  private static final class Asked {
    private final Set<String> users = new TreeSet<>();
    private long uses;
  }

  Taken(String what, String place) {
    this.what = what;
    this.place = place;
  }

  void by(String repository, Evidence fact) {
    users.add(repository);
    uses++;
    pinned += fact.is("pinned") ? 1 : 0;
    Asked asked = versions.computeIfAbsent(version(fact), v -> new Asked());
    asked.users.add(repository);
    asked.uses++;
  }

  /** As it is written; where the repository itself holds it, that is said instead. */
  private static String version(Evidence fact) {
    String written = fact.text("version").orElse("");
    return written.isEmpty() && fact.text("pin").filter("repository"::equals).isPresent()
        ? Organisation.Version.SUBMODULE
        : written;
  }

  Organisation.Adoption adoption(List<Member> members) {
    String repository =
        members.stream()
            .map(Member::name)
            .filter(name -> place.equals(name) || place.startsWith(name + "/"))
            .max(Comparator.comparingInt(String::length))
            .orElse(place);
    String path = place.substring(Math.min(place.length(), repository.length() + 1));
    return new Organisation.Adoption(
        what, repository, path, List.copyOf(users), uses, pinned, asked());
  }

  private List<Organisation.Version> asked() {
    return versions.entrySet().stream()
        .map(
            one ->
                new Organisation.Version(
                    one.getKey(), List.copyOf(one.getValue().users), one.getValue().uses))
        .sorted(
            Comparator.comparingLong((Organisation.Version version) -> -version.uses())
                .thenComparing(Organisation.Version::written))
        .toList();
  }
}
