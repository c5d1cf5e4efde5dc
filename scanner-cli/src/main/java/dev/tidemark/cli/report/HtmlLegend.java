package dev.tidemark.cli.report;

import java.io.IOException;
import java.util.List;

/** What the bars, marks and words of the page mean, folded away for those who know. */
final class HtmlLegend {
  private static final List<String> SAYS =
      List.of(
          "A filled box is a proven level: every requirement of it, and of those below, was shown. A hatched"
              + " one is possible: it would be reached if everything unknown held.",
          "✘ a requirement that fails. ▼ a symptom that was seen: the area stands no higher while it lasts."
              + " ? not known: it may be done where this scan does not look. ✔ as it should be. – does not"
              + " apply here.",
          "direct: the evidence is the thing itself. proxy: it points to the practice. attested: a person"
              + " said so. A level is as sure as the weakest that it rests on.");

  private HtmlLegend() {}

  static void write(HtmlWriter html) throws IOException {
    html.open("details", "legend").element("summary", "", "How to read this page");
    for (String line : SAYS) {
      html.element("p", "soft", line);
    }
    html.close("details");
  }
}
