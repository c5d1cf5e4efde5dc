package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.Step;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.IndicatorVerdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One verdict on the page: folded away, with its reason, its evidence and what satisfies it. */
final class HtmlVerdict {
  private final HtmlWriter html;
  private final Function<Evidence, Optional<String>> links;
  private final boolean allEvidence;

  /** @param links to where a fact was seen */
  HtmlVerdict(HtmlWriter html, Function<Evidence, Optional<String>> links, boolean allEvidence) {
    this.html = html;
    this.links = links;
    this.allEvidence = allEvidence;
  }

  void write(IndicatorVerdict judged) throws IOException {
    html.raw("<details class=\"verdict\"><summary>");
    mark(judged, html);
    html.text(judged.indicator().title() + " ")
        .element(
            "span", "faint", "· " + Style.word(judged) + " · level " + judged.indicator().level())
        .raw("</summary>\n");
    html.element("p", "", judged.reason());
    html.open("p", "").element("code", "faint", judged.indicator().id()).close("p");
    places("Evidence", judged.evidence());
    places("Against", judged.against());
    boolean asksForIt = Set.of(Style.Tone.BAD, Style.Tone.OPEN).contains(Style.tone(judged));
    if (asksForIt && !judged.remedy().isEmpty()) {
      html.element("p", "soft", Step.of(judged).advice());
    }
    html.close("details");
  }

  static void mark(IndicatorVerdict judged, HtmlWriter html) throws IOException {
    String tone = Style.tone(judged).name().toLowerCase(Locale.ROOT);
    // A screen reader says the word, not the name of the sign.
    html.raw("<span class=\"mark " + tone + "\" role=\"img\" aria-label=\"")
        .text(Style.word(judged))
        .raw("\">")
        .text(Style.plain().mark(judged))
        .raw("</span>");
  }

  private void places(String title, List<Evidence> facts) throws IOException {
    if (facts.isEmpty()) {
      return;
    }
    int shown = allEvidence ? facts.size() : Math.min(facts.size(), JsonReport.EVIDENCE_LISTED);
    html.element("p", "soft", title + String.format(Locale.ROOT, " (%,d)", facts.size()));
    html.open("ul", "");
    for (Evidence fact : facts.subList(0, shown)) {
      String place =
          fact.location().path().isRoot() ? "the repository" : fact.location().toString();
      html.open("li", "place")
          .link(links.apply(fact), place)
          .raw(" ")
          .element("span", "faint", Wording.fact(fact))
          .close("li");
    }
    if (facts.size() > shown) {
      html.element("li", "faint", "and " + (facts.size() - shown) + " more");
    }
    html.close("ul");
  }
}
