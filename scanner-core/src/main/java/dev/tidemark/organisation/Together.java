package dev.tidemark.organisation;

import dev.tidemark.document.Location;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.Unread;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The repositories of a checkout as one: what is judged when the organisation is. */
public final class Together {
  /** A call of something in another repository of the checkout, as an attribute of the fact that tells it. */
  static final String NEXT_DOOR = "next-door";

  private Together() {}

  /**
   * Everything that the members show, and what unread repositories could.
   *
   * @param missing repositories that could not be read, as problems of their own names
   * @param copies what one repository holds of another
   */
  public static Observations of(
      List<Member> members, List<Problem> missing, List<Organisation.Copy> copies) {
    Set<String> kinds = new TreeSet<>();
    members.forEach(member -> kinds.addAll(member.emittedKinds()));
    List<Unit> units = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    List<Unread> unread = new ArrayList<>();
    for (Member member : members) {
      Prefixed prefixed = new Prefixed(member);
      member.units().all().forEach(unit -> units.add(prefixed.unit(unit)));
      member.unread().forEach(one -> unread.add(prefixed.unread(one)));
      member.evidence().stream()
          .filter(
              fact -> !(fact.attributes().get("via") instanceof String)) // told at its own place
          .map(prefixed::fact)
          .forEach(evidence::add);
    }
    if (new Crossings(members).teams().stream().allMatch(Organisation.Team::isRepository)) {
      evidence.replaceAll(Together::owned);
      members.forEach(member -> evidence.add(team(member)));
    }
    missing.forEach(problem -> unread.add(new Unread(problem, kinds, -1)));
    copies.stream().filter(Copies::isEvidence).map(Copies::fact).forEach(evidence::add);
    return new Observations(
        new Units(units),
        linked(evidence),
        kinds,
        unread,
        Scope.ORGANISATION,
        List.of(),
        role(members),
        members.stream()
            .flatMap(member -> member.asOf().stream())
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.EPOCH));
  }

  /** Where nothing names three teams, each repository is one: it owns its pipelines. */
  private static Evidence owned(Evidence fact) {
    boolean ownerless = fact.kind().equals("ci.pipeline") && fact.text("owner").isEmpty();
    return ownerless ? fact.with("owner", fact.text(Prefixed.REPOSITORY)) : fact;
  }

  private static Evidence team(Member member) {
    return Evidence.of(
            "governance.ownership", Location.of(Prefixed.path(member.name(), RepoPath.ROOT)))
        .with("owners", List.of(member.name()))
        .with(Prefixed.REPOSITORY, member.name());
  }

  private static Role role(List<Member> members) {
    List<Role> roles = members.stream().map(Member::role).distinct().toList();
    return roles.size() == 1 ? roles.get(0) : Role.MIXED;
  }

  /** Calls of what lies next door have a target, and what is called knows of its users. */
  private static List<Evidence> linked(List<Evidence> evidence) {
    Map<RepoPath, Set<String>> users = new HashMap<>();
    List<Evidence> linked = new ArrayList<>();
    for (Evidence fact : evidence) {
      Optional<String> target = fact.text(NEXT_DOOR);
      target.ifPresent(
          place ->
              users
                  .computeIfAbsent(RepoPath.of(place), p -> new TreeSet<>())
                  .add(fact.text("unit").or(() -> fact.text(Prefixed.REPOSITORY)).orElse("")));
      linked.add(target.isPresent() ? fact.with("target", target.get()) : fact);
    }
    linked.replaceAll(fact -> used(fact, users));
    return linked;
  }

  private static Evidence used(Evidence fact, Map<RepoPath, Set<String>> users) {
    if (fact.kind().equals("iac.module")) {
      int others = fact.text("dir").map(dir -> count(users, RepoPath.of(dir))).orElse(0);
      return others == 0
          ? fact
          : fact.with("users", number(fact, "users") + others).with("called", true);
    }
    if (fact.kind().equals("ci.template")) {
      int others = count(users, fact.location().path());
      return others == 0 ? fact : fact.with("consumers", number(fact, "consumers") + others);
    }
    return fact;
  }

  private static int count(Map<RepoPath, Set<String>> users, RepoPath place) {
    return users.getOrDefault(place, Set.of()).size();
  }

  private static long number(Evidence fact, String name) {
    return fact.attributes().get(name) instanceof Long number ? number : 0;
  }
}
