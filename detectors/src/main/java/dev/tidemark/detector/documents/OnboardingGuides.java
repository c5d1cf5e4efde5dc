package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Sees pages that tell how a new colleague, service or team starts. */
@AutoService(Detector.class)
public final class OnboardingGuides implements Detector {
  private static final List<String> NAMES =
      List.of(
          "onboard",
          "new joiner",
          "new-joiner",
          "new starter",
          "new-starter",
          "joiners",
          "new team member",
          "joining the team");

  private static final List<String> SERVICES =
      List.of("service", "application", "app ", "repo", "component");
  private static final List<String> TENANTS =
      List.of("team", "tenant", "account", "environment", "namespace", "customer", "cluster");
  private static final List<String> PEOPLE =
      List.of("joiner", "starter", "member", "engineer", "developer", "person", "people");

  /** Words below which a page is a stub. */
  private static final int STUB = 40;

  @Override
  public String id() {
    return "documents-onboarding";
  }

  @Override
  public String sees() {
    return "pages about onboarding, by name or title";
  }

  @Override
  public Set<String> emits() {
    return Set.of("docs.onboarding");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<MarkdownDocument> page : landscape.facet(Pages.FACET).all()) {
      String title = (page.path().name() + " " + page.document().title()).toLowerCase(Locale.ROOT);
      if (page.document().words() >= STUB
          && Words.anyIn(NAMES, title)
          && !Decisions.isAmongRecords(page.path())) {
        sink.accept(Evidence.of("docs.onboarding", page.at(1)).with("subject", subject(title)));
      }
    }
  }

  private static String subject(String title) {
    if (Words.anyIn(PEOPLE, title)) {
      return "person";
    }
    if (Words.anyIn(SERVICES, title)) {
      return "service";
    }
    return Words.anyIn(TENANTS, title) ? "tenant" : "person";
  }
}
