package dev.tidemark.judgement.measure;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
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
    Map<String, List<Evidence>> used = used(facts.matching(of).sure(), declared.number(PART, 0));
    List<Evidence> bots = facts.matching(by).sure();
    Set<String> covered = new HashSet<>();
    bots.forEach(bot -> bot.texts("ecosystems").forEach(name -> covered.add(of(bot) + name)));
    List<Evidence> lacking = new ArrayList<>();
    long with = 0;
    for (Map.Entry<String, List<Evidence>> ecosystem : used.entrySet()) {
      String whose = of(ecosystem.getValue().get(0));
      boolean has = covered.contains(whose + EVERY) || covered.contains(ecosystem.getKey());
      with += has ? 1 : 0;
      lacking.addAll(has ? List.of() : ecosystem.getValue());
    }
    Measured share = Measured.share(with, 0, used.size(), facts.hiddenFacts(of), bots, lacking);
    return facts.hiddenFiles(by) == 0 || share.nothing()
        ? share
        : share.boundedBy(share.lower(), 1, UnknownBecause.UNREADABLE);
  }

  private static Map<String, List<Evidence>> used(List<Evidence> facts, double part) {
    Map<String, Long> manifests = new HashMap<>();
    facts.forEach(fact -> manifests.merge(of(fact), files(fact), Long::sum));
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
