package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.link.documents.Topic;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sees where it is written down how to change and how to release: in the README and contributing guide of the repository,
 * or in a page of its documentation about that.
 */
@AutoService(Detector.class)
public final class ChangeGuides implements Detector {

  /** Words below which a page is a stub. */
  private static final int STUB = 25;

  /** What pages about changing call themselves; one that adds a certain thing is a runbook. */
  private static final List<String> CHANGING =
      List.of(
          "contribut",
          "making changes",
          "making-changes",
          "make a change",
          "how to change",
          "workflow",
          "development",
          "developer",
          "change process",
          "change-process");

  /** Names of files in which projects tell those who change them how. */
  private static final List<String> GUIDES =
      List.of("contributing", "releas", "hacking.", "testing.", "development.");

  private static final List<String> RELEASING =
      List.of("releas", "deploying", "deployment", "applying", "promoting", "promotion", "rollout");

  @Override
  public String id() {
    return "documents-change-guides";
  }

  @Override
  public String sees() {
    return "README, contributing guide and documentation pages that tell how to change and how to release";
  }

  @Override
  public Set<String> emits() {
    return Set.of("docs.contributing");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<MarkdownDocument> page : landscape.facet(Pages.FACET).all()) {
      MarkdownDocument document = page.document();
      if (document.words() < STUB || Decisions.isAmongRecords(page.path())) {
        continue;
      }
      String name = page.path().lowerName();
      String title = (name + " " + document.title()).toLowerCase(Locale.ROOT);
      boolean guide = Words.anyBegins(GUIDES, name);
      boolean change = name.startsWith("contributing") || isAbout(page, title, CHANGING);
      boolean release = name.startsWith("releas") || isAbout(page, title, RELEASING);
      if (guide || isEntry(page)) {
        change |= Readmes.tells(document, Readmes.CHANGING);
        release |= Readmes.tells(document, Readmes.RELEASING);
      }
      if (change || release) {
        sink.accept(
            Evidence.of("docs.contributing", page.at(1))
                .with("change", change)
                .with("release", release));
      }
    }
  }

  /** The README of the repository, where a reader begins. */
  private static boolean isEntry(Placed<MarkdownDocument> page) {
    return Pages.isReadme(page.path()) && page.directory().isRoot();
  }

  private static boolean isAbout(
      Placed<MarkdownDocument> page, String title, List<String> subjects) {
    return !page.path().lowerName().startsWith("readme")
        && Topic.of(page, 1) != Topic.USE
        && subjects.stream().anyMatch(title::contains);
  }
}
