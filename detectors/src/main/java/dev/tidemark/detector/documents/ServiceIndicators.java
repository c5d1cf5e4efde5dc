package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Phrase;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.repository.RepoPath;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Sees service levels and key figures in documents: named as such, with a figure beside. */
@AutoService(Detector.class)
public final class ServiceIndicators implements Detector {

  @Override
  public String id() {
    return "documents-service-indicators";
  }

  @Override
  public String sees() {
    return "SLA, SLO, SLI or KPI in a document together with a percentage or a time";
  }

  @Override
  public Set<String> emits() {
    return Set.of("observability.indicator");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<MarkdownDocument> page : landscape.facet(Pages.FACET).all()) {
      Map<String, Evidence> byName = new TreeMap<>();
      for (Phrase phrase : page.document().phrases()) {
        String lower = phrase.text().toLowerCase(Locale.ROOT);
        if (phrase.kind() == Phrase.Kind.SERVICE_LEVEL && hasFigure(lower)) {
          String name = name(lower);
          byName.putIfAbsent(
              name,
              Evidence.of("observability.indicator", page.at(phrase.line())).with("what", name));
        }
      }
      byName.values().forEach(sink);
    }
  }

  /** A number with a unit of availability or time. */
  private static boolean hasFigure(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))
          && (i + 1 == text.length() || !Character.isDigit(text.charAt(i + 1)))) {
        String after = text.substring(i + 1).stripLeading();
        if (after.startsWith("%")
            || after.startsWith("ms")
            || after.startsWith("second")
            || after.startsWith("minute")
            || after.startsWith("hour")
            || after.startsWith("day")
            || after.startsWith("working")) {
          return true;
        }
      }
    }
    return false;
  }

  private static String name(String text) {
    if (text.contains("kpi") || text.contains("key performance")) {
      return "kpi";
    }
    if (text.contains("sla") || text.contains("level agreement")) {
      return "sla";
    }
    return text.contains("sli") && !text.contains("slo") ? "sli" : "slo";
  }
}
