package dev.tidemark.detector.selfservice;

import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.service.CatalogueEntry;
import dev.tidemark.link.service.DeliveredService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the rules of a scorecard ask, and how many of the services here the catalogue behind it knows. */
final class Readiness {

  /** The model's rules of readiness, by the words in the names and queries of rules. */
  private static final Map<String, List<String>> RULES =
      Map.of(
          "runbook", List.of("runbook"),
          "on-call", List.of("on-call", "oncall", "on_call", "pagerduty", "opsgenie"),
          "alerts", List.of("alert", "monitor", "slo"),
          "dependencies", List.of("dependenc"),
          "image-age", List.of("image age", "imageage", "image_age", "base image"),
          "coverage", List.of("coverage"),
          "secrets", List.of("secret"),
          "security-scan", List.of("vuln", "security scan", "snyk", "sonar", "trivy"));

  private Readiness() {}

  /** A scorecard's fact with its rules counted and read, and its reach over the services. */
  static Evidence scorecard(Landscape landscape, Evidence fact, List<Value> rules) {
    Set<String> asked = new TreeSet<>();
    for (Value rule : rules) {
      String words =
          String.join(
                  " ",
                  rule.text("title").orElse(""),
                  rule.text("name").orElse(""),
                  rule.text("identifier").orElse(""),
                  rule.text("expression").orElse(""))
              .toLowerCase(Locale.ROOT);
      RULES.forEach(
          (what, hints) -> {
            if (hints.stream().anyMatch(words::contains)) {
              asked.add(what);
            }
          });
    }
    Evidence ruled = fact.with("rules", rules.size()).with("readiness", List.copyOf(asked));
    return reaching(landscape, ruled);
  }

  /** With the share of the services here that the catalogue knows: a scorecard speaks of these. */
  static Evidence reaching(Landscape landscape, Evidence fact) {
    long known =
        landscape.facet(CatalogueEntry.ALL).stream().map(CatalogueEntry::name).distinct().count();
    long services = Math.max(known, landscape.facet(DeliveredService.ALL).size());
    return known == 0
        ? fact
        : fact.with("services", known).with("coverage", 100 * known / services);
  }
}
