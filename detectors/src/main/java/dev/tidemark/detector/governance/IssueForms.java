package dev.tidemark.detector.governance;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Document;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Section;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Forms for issues, in the folders where GitHub, GitLab and Gitea look for them, and what they ask for. */
@AutoService(Detector.class)
public final class IssueForms implements Detector {
  private static final List<String> FOLDERS =
      List.of(
          ".github/issue_template",
          ".gitlab/issue_templates",
          ".gitea/issue_template",
          ".forgejo/issue_template");

  /** The first subject of which a word stands in what the form says of itself. */
  private static final List<Map.Entry<String, List<String>>> SUBJECTS =
      List.of(
          Map.entry("incident", List.of("incident", "outage", "postmortem", "post-mortem")),
          Map.entry("bug", List.of("bug", "defect", "problem", "broken", "report an issue")),
          Map.entry(
              "infrastructure",
              List.of(
                  "infrastructure",
                  "environment",
                  "database",
                  "cluster",
                  "namespace",
                  "bucket",
                  "account",
                  "subscription",
                  "provision",
                  "onboard",
                  "dns",
                  "certificate",
                  "virtual machine",
                  "firewall")),
          Map.entry(
              "feature",
              List.of("feature", "enhancement", "idea", "proposal", "suggest", "story")));

  @Override
  public String id() {
    return "issue-forms";
  }

  @Override
  public String sees() {
    return "Issue forms and templates in the forges' own folders, by what each says of itself.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("governance.issue-form");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    String folder = path.parent().value().toLowerCase(Locale.ROOT);
    return FOLDERS.contains(folder)
        && !path.lowerName().startsWith("config.")
        && Set.of("yml", "yaml", "md").contains(path.extension());
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).all()) {
      if (looksAt(file.path())) {
        file.document()
            .root()
            .filter(root -> !root.items("body").isEmpty())
            .ifPresent(root -> sink.accept(form(file, said(root))));
      }
    }
    for (Placed<MarkdownDocument> file : landscape.documents().all(MarkdownDocument.class)) {
      if (looksAt(file.path()) && !file.document().sections().isEmpty()) {
        sink.accept(form(file, said(file.document())));
      }
    }
  }

  private static String said(Value form) {
    return String.join(
        " ",
        form.text("name").orElse(""),
        form.text("description").orElse(""),
        form.text("title").orElse(""),
        String.join(" ", form.texts("labels")));
  }

  private static String said(MarkdownDocument form) {
    Map<String, String> head = form.frontMatter();
    return String.join(
        " ",
        head.getOrDefault("name", ""),
        head.getOrDefault("about", ""),
        head.getOrDefault("title", ""),
        head.getOrDefault("labels", ""),
        form.sections().stream().map(Section::title).findFirst().orElse(""));
  }

  private static Evidence form(Placed<? extends Document> file, String said) {
    String words = (said + " " + file.path().name()).toLowerCase(Locale.ROOT);
    String about =
        SUBJECTS.stream()
            .filter(subject -> subject.getValue().stream().anyMatch(words::contains))
            .findFirst()
            .map(Map.Entry::getKey)
            .orElse("other");
    return Evidence.of("governance.issue-form", file.at(1)).with("about", about);
  }
}
