package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Section;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Sees decision records: in a folder for them, numbered or with the sections that such records have. */
@AutoService(Detector.class)
public final class Decisions implements Detector {
  private static final Set<String> FOLDERS =
      Set.of(
          "adr",
          "adrs",
          "decisions",
          "decision-records",
          "decision-record",
          "decision_records",
          "architecture-decision-record",
          "architecture-decision-records",
          "architecture-decisions",
          "rfcs",
          "rfc");

  private static final List<String> SECTIONS =
      List.of("decision", "context", "consequences", "status");

  @Override
  public String id() {
    return "documents-decisions";
  }

  @Override
  public String sees() {
    return "decision records, by their folder and by number or sections";
  }

  @Override
  public Set<String> emits() {
    return Set.of("docs.decision");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<MarkdownDocument> page : landscape.facet(Pages.FACET).all()) {
      if (isRecord(page.path()) && (isNumbered(page.path()) || hasSections(page.document()))) {
        sink.accept(
            Evidence.of("docs.decision", page.at(1)).with("status", status(page.document())));
      }
    }
  }

  /** Whether a page lies in a folder of decision records and is none of their indexes or templates. */
  static boolean isRecord(RepoPath path) {
    String name = path.lowerName();
    return isAmongRecords(path)
        && !Pages.isReadme(path)
        && !name.contains("template")
        && !name.startsWith("index.");
  }

  /** Whether a page lies in a folder of decision records. */
  static boolean isAmongRecords(RepoPath path) {
    return path.parent().names().stream()
        .anyMatch(folder -> FOLDERS.contains(folder.toLowerCase(Locale.ROOT)));
  }

  private static boolean isNumbered(RepoPath path) {
    String name = path.name();
    String bare = name.toLowerCase(Locale.ROOT).startsWith("adr") ? name.substring(3) : name;
    return !bare.isEmpty()
        && (Character.isDigit(bare.charAt(0))
            || (bare.length() > 1
                && "-_".indexOf(bare.charAt(0)) >= 0
                && Character.isDigit(bare.charAt(1))));
  }

  private static boolean hasSections(MarkdownDocument document) {
    return document.sections().stream().filter(s -> s.isAbout(SECTIONS)).limit(2).count() > 1;
  }

  /** The first words of what a record says of its status. */
  private static Optional<String> status(MarkdownDocument document) {
    String front = document.frontMatter().getOrDefault("status", "");
    return (front.isEmpty()
            ? document.sections().stream()
                .filter(s -> s.title().toLowerCase(Locale.ROOT).strip().equals("status"))
                .map(Section::lead)
                .findFirst()
            : Optional.of(front))
        .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", ""))
        .filter(text -> !text.isEmpty());
  }
}
