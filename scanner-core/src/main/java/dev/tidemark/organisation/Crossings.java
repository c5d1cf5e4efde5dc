package dev.tidemark.organisation;

import dev.tidemark.evidence.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What crosses repositories: who the teams are, and what one repository takes from another. */
public final class Crossings {
  /** Fewer are no teams of an organisation; the platform model's own number. */
  private static final int FEWEST_TEAMS = 3;

  /** What the rubric compares pipelines by: the platform model speaks of how changes are checked and delivered. */
  private static final Set<String> COMPARED = Set.of("check", "apply", "publish", "release");

  private final List<Member> members;

  public Crossings(List<Member> members) {
    this.members = List.copyOf(members);
  }

  /** The teams: by the catalogue, else by ownership files, else each repository is one. */
  public List<Organisation.Team> teams() {
    SortedMap<String, Set<String>> catalogue = named("catalog.entity", "owner");
    SortedMap<String, Set<String>> owners = named("governance.ownership", "owners");
    if (catalogue.size() >= FEWEST_TEAMS) {
      return teams(catalogue, "catalogue");
    }
    if (owners.size() >= FEWEST_TEAMS) {
      return teams(owners, "ownership-file");
    }
    SortedMap<String, Set<String>> repositories = new TreeMap<>();
    members.forEach(member -> repositories.put(member.name(), Set.of(member.name())));
    return teams(repositories, Organisation.Team.REPOSITORY);
  }

  private static List<Organisation.Team> teams(
      SortedMap<String, Set<String>> found, String knownBy) {
    List<Organisation.Team> teams = new ArrayList<>();
    found.forEach(
        (name, where) -> teams.add(new Organisation.Team(name, knownBy, List.copyOf(where))));
    return teams;
  }

  private SortedMap<String, Set<String>> named(String kind, String attribute) {
    SortedMap<String, Set<String>> named = new TreeMap<>();
    for (Member member : members) {
      member.evidence().stream()
          .filter(fact -> fact.kind().equals(kind))
          .flatMap(fact -> fact.texts(attribute).stream())
          .forEach(name -> named.computeIfAbsent(name, n -> new TreeSet<>()).add(member.name()));
    }
    return named;
  }

  /** What is taken from another repository of the checkout, most used first. */
  public List<Organisation.Adoption> adoption() {
    Map<String, Taken> taken = new TreeMap<>();
    for (Member member : members) {
      for (Evidence fact : member.evidence()) {
        Optional<String> place = fact.text(Together.NEXT_DOOR);
        if (place.isPresent()) {
          taken.computeIfAbsent(place.get(), p -> new Taken(what(fact), p)).by(member.name(), fact);
        }
      }
    }
    Comparator<Organisation.Adoption> order =
        Comparator.comparingInt((Organisation.Adoption a) -> -a.users().size())
            .thenComparingLong(a -> -a.uses())
            .thenComparing(Organisation.Adoption::repository)
            .thenComparing(Organisation.Adoption::path);
    return taken.values().stream().map(one -> one.adoption(members)).sorted(order).toList();
  }

  /** What several repositories hold, in the same words or in others. */
  public List<Organisation.Copy> copies() {
    return Copies.between(members);
  }

  /**
   * In how many ways the pipelines of one purpose work, the most divergent purpose first. Pipelines that only serve others are
   * no ways of their own; what is for nothing in particular is not compared.
   */
  public List<Organisation.Ways> ways() {
    Map<String, Counted> purposes = new TreeMap<>();
    for (Member member : members) {
      member.evidence().stream()
          .filter(fact -> fact.kind().equals("ci.pipeline") && !fact.is("template"))
          .filter(fact -> fact.text("purpose").filter(COMPARED::contains).isPresent())
          .forEach(
              fact ->
                  purposes
                      .computeIfAbsent(fact.text("purpose").orElse(""), p -> new Counted())
                      .add(member.name(), fact.text("fingerprint").orElse("")));
    }
    return purposes.entrySet().stream()
        .map(one -> one.getValue().ways(one.getKey()))
        .sorted(
            Comparator.comparingInt((Organisation.Ways w) -> -w.different())
                .thenComparing(Organisation.Ways::purpose))
        .toList();
  }

  /** The pipelines of one purpose while they are counted. */
  private static final class Counted {
    private final Set<String> repositories = new TreeSet<>();
    private final Map<String, Integer> alike = new TreeMap<>();

    void add(String repository, String fingerprint) {
      repositories.add(repository);
      alike.merge(fingerprint, 1, Integer::sum);
    }

    Organisation.Ways ways(String purpose) {
      int pipelines = alike.values().stream().mapToInt(Integer::intValue).sum();
      int most = alike.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      return new Organisation.Ways(
          purpose, pipelines, alike.size(), most, List.copyOf(repositories));
    }
  }

  private static String what(Evidence fact) {
    return switch (fact.kind()) {
      case "iac.module-use" -> "module";
      case "deps.update-automation" -> "preset";
      case "ci.start" -> Organisation.Adoption.PIPELINE;
      case "catalog.location" -> Organisation.Adoption.ENTITIES;
      default -> "template";
    };
  }
}
