package dev.tidemark.organisation;

import dev.tidemark.document.Location;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Unread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What other repositories of a checkout say of one: protection that they declare for it, stacks of it that their
 * pipelines apply, and what their controllers take from it. Each fact stays at its place in the repository that says it.
 *
 * @param facts with paths that begin with the name of the repository that says it
 * @param unread what could not be read there, and could have said more
 */
public record SaidElsewhere(List<Evidence> facts, List<Unread> unread) {
  /** The places in other repositories that a fact is about, as reports call them: {@code acme/shop/stacks/prod}. */
  public static final String PLACES = "elsewhere";

  /** The kinds whose facts may be about another repository. */
  public static final Set<String> KINDS =
      Set.of("ci.apply", "gitops.application", "governance.branch-protection");

  /** What starts a pipeline that this repository's own changes do not start. */
  private static final Set<String> OWN_CHANGES = Set.of("commit", "confirm");

  private static final String UPSTREAM = "upstream";

  public SaidElsewhere {
    facts = List.copyOf(facts);
    unread = List.copyOf(unread);
  }

  public boolean isNothing() {
    return facts.isEmpty() && unread.isEmpty();
  }

  /**
   * What is said of each repository, by its name; nothing for those of which nobody speaks.
   *
   * @param missing repositories that could not be read, as problems of their own names
   */
  public static Map<String, SaidElsewhere> of(List<Member> members, List<Problem> missing) {
    Map<String, List<Evidence>> facts = facts(members);
    Map<String, SaidElsewhere> said = new HashMap<>();
    for (Member member : members) {
      List<Unread> unread = new ArrayList<>();
      members.stream()
          .filter(other -> !other.hidden().isEmpty() && !other.name().equals(member.name()))
          .forEach(other -> unread.addAll(unread(other, member.name())));
      missing.forEach(problem -> unread.add(new Unread(problem, KINDS, -1)));
      SaidElsewhere one = new SaidElsewhere(facts.getOrDefault(member.name(), List.of()), unread);
      if (!one.isNothing()) {
        said.put(member.name(), one);
      }
    }
    return said;
  }

  /** What of a repository could not be read and could speak of another one. */
  private static List<Unread> unread(Member member, String other) {
    Prefixed prefixed = new Prefixed(member);
    return member.hidden().stream()
        .filter(hidden -> hidden.couldMean(other))
        .map(hidden -> prefixed.unread(hidden.unread()))
        .toList();
  }

  private static Map<String, List<Evidence>> facts(List<Member> members) {
    Set<String> names = new TreeSet<>();
    members.forEach(member -> names.add(member.name()));
    Map<String, List<Evidence>> facts = new HashMap<>();
    for (Member member : members) {
      for (Evidence fact : member.evidence()) {
        Map<String, List<String>> places = new HashMap<>();
        for (String place : fact.texts(PLACES)) {
          repository(place, names)
              .ifPresent(
                  name ->
                      places
                          .computeIfAbsent(name, n -> new ArrayList<>())
                          .add(place.equals(name) ? "." : place.substring(name.length() + 1)));
        }
        places.forEach(
            (name, there) ->
                facts.computeIfAbsent(name, n -> new ArrayList<>()).add(said(fact, member, there)));
      }
    }
    return facts;
  }

  /** No repository is called like a folder of another: the first name that a place begins with is its repository's. */
  private static Optional<String> repository(String place, Set<String> names) {
    for (int end = place.indexOf('/'); end >= 0; end = place.indexOf('/', end + 1)) {
      if (names.contains(place.substring(0, end))) {
        return Optional.of(place.substring(0, end));
      }
    }
    return Optional.of(place).filter(names::contains);
  }

  /** A fact of one repository as another one may count it: what it says of its own repository is left behind. */
  private static Evidence said(Evidence fact, Member by, List<String> places) {
    Location at = fact.location();
    SortedMap<String, Object> kept = new TreeMap<>(fact.attributes());
    kept.keySet().removeIf(name -> Prefixed.isPlace(name) || name.equals(PLACES));
    Evidence said =
        new Evidence(
            fact.kind(),
            kept,
            new Location(Prefixed.path(by.name(), at.path()), at.startLine(), at.endLine()));
    if (fact.text("for-this").isPresent()) {
      return said.with("for-this", "yes").with(Prefixed.REPOSITORY, by.name());
    }
    if (fact.text("trigger").filter(OWN_CHANGES::contains).isPresent()) {
      said = said.with("trigger", UPSTREAM).with("triggers", List.of(UPSTREAM));
    }
    boolean applies = fact.kind().equals("gitops.application");
    return (applies ? said.with("source-path", places.get(0)) : said)
        .with("targets", places)
        .with(Prefixed.REPOSITORY, by.name());
  }
}
