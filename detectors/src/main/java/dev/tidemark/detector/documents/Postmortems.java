package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Section;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Sees written reviews of incidents: named or placed as one, with what happened and why; templates are none. */
@AutoService(Detector.class)
public final class Postmortems implements Detector {
  private static final List<String> NAMES =
      List.of(
          "postmortem",
          "post-mortem",
          "post mortem",
          "incident-review",
          "incident review",
          "incident report",
          "incident-report",
          "/incidents/",
          "blameless");

  private static final List<String> ACCOUNT =
      List.of(
          "timeline",
          "root cause",
          "impact",
          "what happened",
          "summary",
          "detection",
          "resolution",
          "lessons",
          "contributing factors");

  private static final List<String> ACTIONS =
      List.of("action", "follow-up", "follow up", "next steps", "remediation", "improvements");

  /** Words below which an account tells nothing: a form that nobody has filled in. */
  private static final int FILLED_IN = 80;

  @Override
  public String id() {
    return "documents-postmortems";
  }

  @Override
  public String sees() {
    return "reviews of incidents, by name or place and by an account with sections, filled in";
  }

  @Override
  public Set<String> emits() {
    return Set.of("docs.postmortem");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<MarkdownDocument> page : landscape.facet(Pages.FACET).all()) {
      MarkdownDocument document = page.document();
      String place = ("/" + page.path().value() + " " + document.title()).toLowerCase(Locale.ROOT);
      if (Words.anyIn(NAMES, place)
          && !place.contains("template")
          && document.words() >= FILLED_IN
          && document.sections().stream().filter(s -> s.isAbout(ACCOUNT)).limit(2).count() > 1) {
        int actions =
            document.sections().stream()
                .filter(s -> s.isAbout(ACTIONS))
                .mapToInt(Section::items)
                .sum();
        sink.accept(Evidence.of("docs.postmortem", page.at(1)).with("actions", actions));
      }
    }
  }
}
