package dev.tidemark.detector.documents;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Procedure;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.link.documents.Topic;
import dev.tidemark.repository.RepoPath;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sees documents about operating something with ordered steps, whatever they are called: one fact for each document and
 * purpose, at the longest procedure.
 */
@AutoService(Detector.class)
public final class Runbooks implements Detector {

  private static final List<String> BACK =
      List.of("rollback", "roll back", "rolling back", "revert", "undo", "back out", "downgrade");

  @Override
  public String id() {
    return "documents-runbooks";
  }

  @Override
  public String sees() {
    return "procedures: ordered lists and step headings that tell people what to do, with their"
        + " purpose and length";
  }

  @Override
  public Set<String> emits() {
    return Set.of("docs.runbook");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<MarkdownDocument> page : landscape.facet(Pages.FACET).all()) {
      if (!Decisions.isAmongRecords(page.path())) {
        page.document().procedures().stream()
            .filter(Procedure::isInstruction)
            .collect(
                groupingBy(procedure -> Topic.of(page, procedure.line()), TreeMap::new, toList()))
            .forEach((topic, procedures) -> sink.accept(evidence(page, topic, procedures)));
      }
    }
  }

  private static Evidence evidence(
      Placed<MarkdownDocument> page, Topic topic, List<Procedure> procedures) {
    Procedure longest =
        procedures.stream()
            .max(
                Comparator.comparingInt((Procedure p) -> p.steps().size())
                    .thenComparing(Comparator.comparingInt(Procedure::line).reversed()))
            .orElseThrow();
    return Evidence.of("docs.runbook", page.at(longest.line(), longest.endLine()))
        .with("steps", longest.steps().size())
        .with("manual-steps", longest.stepsByHand())
        .with("procedures", procedures.size())
        .with("routine", topic.isRoutine())
        .with("purpose", topic)
        .with("rollback", procedures.stream().anyMatch(p -> tellsTheWayBack(page, p)));
  }

  private static boolean tellsTheWayBack(Placed<MarkdownDocument> page, Procedure procedure) {
    String trail = page.document().trailAt(procedure.line()).toLowerCase(Locale.ROOT);
    return Words.anyIn(BACK, trail);
  }
}
