package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Phrase;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.link.documents.Topic;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Targets;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sees where documents say that a pipeline applies what is kept here, and no pipeline here does: it lives elsewhere. One
 * fact for each page.
 */
@AutoService(Detector.class)
public final class DocumentedPipelines implements Detector {

  @Override
  public String id() {
    return "documents-pipelines";
  }

  @Override
  public String sees() {
    return "documents that name a pipeline that applies what is kept here, where none of the pipelines here does";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.external");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    if (pipelines.performed(Pipeline.Kind.PIPELINE).stream()
        .anyMatch(DocumentedPipelines::applies)) {
      return;
    }
    List<String> here =
        pipelines.running().stream().map(LinkedPipeline::pipeline).map(Pipeline::system).toList();
    for (Placed<MarkdownDocument> page : landscape.facet(Pages.FACET).all()) {
      if (!Decisions.isAmongRecords(page.path())) {
        page.document().phrases().stream()
            .filter(phrase -> phrase.kind() == Phrase.Kind.DELIVERY)
            .filter(phrase -> Topic.of(page, phrase.line()) != Topic.USE)
            .filter(phrase -> here.stream().noneMatch(lower(phrase)::contains))
            .findFirst()
            .ifPresent(
                phrase ->
                    sink.accept(
                        Evidence.of("ci.external", page.at(phrase.line()))
                            .with("what", "document")
                            .with("does", List.of("apply"))));
      }
    }
  }

  /** What is only tried out, and images that are built, put nothing into service. */
  private static boolean applies(Performed deed) {
    return deed.is(Meaning.Act.APPLY)
        ? !Targets.isTest(deed) && !deed.meaning().detail("what").equals("image")
        : deed.deed().likely().contains("apply");
  }

  private static String lower(Phrase phrase) {
    return phrase.text().toLowerCase(Locale.ROOT);
  }
}
