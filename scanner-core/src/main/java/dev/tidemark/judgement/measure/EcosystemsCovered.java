package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Matches;
import dev.tidemark.judgement.Measure;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The share of ecosystems in use ({@code of}) that a bot ({@code by}) keeps up to date; of an organisation, each
 * repository's own. Ecosystems with a smaller part of the repository's manifests than {@code at-least-part} are left
 * out: one chart beside a thousand modules is no ecosystem that anybody keeps.
 */
final class EcosystemsCovered implements Measure {

  /** What a bot says that finds by itself which ecosystems are there. */
  private static final String EVERY = "*";

  private static final String PART = "at-least-part";

  @Override
  public String name() {
    return "ecosystems-covered";
  }

  @Override
  public MeasureDeclaration.Signature takes() {
    return new MeasureDeclaration.Signature(Set.of("of", "by"), Set.of(), Map.of(), Set.of(PART));
  }

  @Override
  public Measured measure(MeasureDeclaration declared, Facts facts) {
    Filter of = declared.filter("of");
    Filter by = declared.filter("by");
    if (!facts.lookedFor(of) || !facts.lookedFor(by)) {
      return Measured.unknown(UnknownBecause.NO_DETECTOR);
    }
    Matches uses = facts.matching(of);
    Matches bots = facts.matching(by);
    double part = declared.number(PART, 0);
    Map<String, List<Evidence>> used = used(uses.sure(), manifests(uses.sure()), part);
    Set<String> covered = covered(bots.sure());
    List<Evidence> lacking = new ArrayList<>();
    long with = 0;
    for (Map.Entry<String, List<Evidence>> ecosystem : used.entrySet()) {
      boolean has = covers(covered, ecosystem);
      with += has ? 1 : 0;
      lacking.addAll(has ? List.of() : ecosystem.getValue());
    }
    long hidden = facts.hiddenFacts(of);
    Measured share = Measured.share(with, 0, used.size(), hidden, bots.sure(), lacking);
    Measured read =
        facts.hiddenFiles(by) == 0 || share.nothing()
            ? share
            : share.boundedBy(share.lower(), 1, UnknownBecause.UNREADABLE);
    return uses.maybe().isEmpty() && bots.maybe().isEmpty()
        ? read
        : perhaps(read, uses, bots, part, hidden);
  }

  /** The share between the least and the most that facts which perhaps count may make of it. */
  private static Measured perhaps(
      Measured share, Matches uses, Matches bots, double part, long hidden) {
    if (share.nothing()) {
      return uses.maybe().isEmpty() ? share : Measured.unknown(UnknownBecause.UNRESOLVED);
    }
    List<Evidence> all = both(uses);
    Map<String, Long> manifests = manifests(all);
    Map<String, List<Evidence>> certain = used(uses.sure(), manifests, part);
    Map<String, List<Evidence>> further = used(all, manifests(uses.sure()), part);
    further.keySet().removeAll(certain.keySet());
    Set<String> covered = covered(bots.sure());
    Set<String> perhapsCovered = covered(both(bots));
    double lacking = further.size() - count(further, covered);
    double least = certain.size() + lacking + hidden;
    double gaining = count(further, perhapsCovered) + hidden;
    double most = certain.size() + gaining;
    return share.boundedBy(
        certain.isEmpty() ? 0 : count(certain, covered) / least,
        certain.isEmpty() ? 1 : (count(certain, perhapsCovered) + gaining) / most,
        UnknownBecause.UNRESOLVED);
  }

  private static List<Evidence> both(Matches matches) {
    List<Evidence> both = new ArrayList<>(matches.sure());
    both.addAll(matches.maybe());
    return both;
  }

  private static Set<String> covered(List<Evidence> bots) {
    Set<String> covered = new HashSet<>();
    bots.forEach(bot -> bot.texts("ecosystems").forEach(name -> covered.add(of(bot) + name)));
    return covered;
  }

  private static boolean covers(Set<String> covered, Map.Entry<String, List<Evidence>> ecosystem) {
    String whose = of(ecosystem.getValue().get(0));
    return covered.contains(whose + EVERY) || covered.contains(ecosystem.getKey());
  }

  private static double count(Map<String, List<Evidence>> ecosystems, Set<String> covered) {
    int count = 0;
    for (Map.Entry<String, List<Evidence>> ecosystem : ecosystems.entrySet()) {
      count += covers(covered, ecosystem) ? 1 : 0;
    }
    return count;
  }

  /** How many manifests each repository has. */
  private static Map<String, Long> manifests(List<Evidence> facts) {
    Map<String, Long> manifests = new HashMap<>();
    facts.forEach(fact -> manifests.merge(of(fact), files(fact), Long::sum));
    return manifests;
  }

  private static Map<String, List<Evidence>> used(
      List<Evidence> facts, Map<String, Long> manifests, double part) {
    Map<String, List<Evidence>> used = new TreeMap<>();
    for (Evidence fact : facts) {
      if (files(fact) >= part * manifests.getOrDefault(of(fact), 0L)) {
        fact.text("ecosystem")
            .ifPresent(
                name -> used.computeIfAbsent(of(fact) + name, n -> new ArrayList<>()).add(fact));
      }
    }
    return used;
  }

  private static long files(Evidence fact) {
    return fact.attributes().get("files") instanceof Long number ? number : 1;
  }

  private static String of(Evidence fact) {
    return fact.text("repository").map(name -> name + " ").orElse("");
  }
}
