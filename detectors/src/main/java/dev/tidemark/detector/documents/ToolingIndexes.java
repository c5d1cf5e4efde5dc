package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Link;
import dev.tidemark.format.markdown.MarkdownDocument.Section;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Sees pages that list shared tooling with links, and how many of the links that stay in the repository resolve. */
@AutoService(Detector.class)
public final class ToolingIndexes implements Detector {

  /** Links below which it is a mention, not a list. */
  private static final int LIST = 3;

  /** What a list is of, by the words of its heading. */
  private record Subject(String name, List<String> words) {}

  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject(
              "modules", List.of("module", "building block", "blueprint", "composition", "api")),
          new Subject("charts", List.of("chart")),
          new Subject("policies", List.of("polic", "rules")),
          new Subject(
              "templates", List.of("template", "workflow", "actions", "scaffold", "pipeline")),
          new Subject("images", List.of("image")),
          new Subject(
              "tooling",
              List.of(
                  "component",
                  "tooling",
                  "tools",
                  "repositor",
                  "repos",
                  "in this repo",
                  "structure",
                  "contents",
                  "what's in",
                  "what is in",
                  "platform",
                  "directory",
                  "layout",
                  "stack",
                  "add-on",
                  "addon")),
          new Subject("services", List.of("service")));

  private static final Subject OVERVIEW = new Subject("tooling", List.of());

  /** Lists of what to read, of who is who, and of what came before. */
  private static final List<String> NO_INDEX =
      List.of(
          "related",
          "see also",
          "further",
          "reference",
          "badge",
          "licen",
          "contribut",
          "acknowledg",
          "thanks",
          "community",
          "support",
          "changelog",
          "resources",
          "guide",
          "documentation",
          "tutorial",
          "providers",
          "inputs",
          "outputs",
          "blog",
          "authors",
          "table of contents",
          "training",
          "vulnerab",
          "usage",
          "example");

  /** Sections, and all below them, that list what somebody needs before a start. */
  private static final List<String> BEFORE_A_START =
      List.of(
          "getting started",
          "prerequisite",
          "pre-requisite",
          "requirement",
          "install",
          "clone",
          "cloning",
          "submodule",
          "sub-module");

  @Override
  public String id() {
    return "documents-tooling-indexes";
  }

  @Override
  public String sees() {
    return "sections of README and documentation pages that list modules, charts, templates or tools with links";
  }

  @Override
  public Set<String> emits() {
    return Set.of("docs.index");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<MarkdownDocument> page : landscape.facet(Pages.FACET).all()) {
      if (isEntry(page.path())) {
        detect(landscape, page, sink);
      }
    }
  }

  /** Where people look for an index: a README near the top, an index page, a page that is named for it. */
  private static boolean isEntry(RepoPath path) {
    String name = path.lowerName();
    return (Pages.isReadme(path) && path.depth() <= 3)
        || name.startsWith("index.")
        || name.contains("catalog")
        || name.contains("modules")
        || name.contains("tooling");
  }

  private static void detect(
      Landscape landscape, Placed<MarkdownDocument> page, Consumer<Evidence> sink) {
    List<Link> listed = new ArrayList<>();
    Optional<Subject> subject = Optional.empty();
    int line = 0;
    for (Section section : page.document().sections()) {
      Optional<Subject> here = subject(page, section);
      List<Link> links = here.isEmpty() ? List.of() : links(landscape, page, section);
      if (!links.isEmpty()) {
        listed.addAll(links);
        subject = subject.or(() -> here);
        line = line == 0 ? section.line() : line;
      }
    }
    if (listed.size() >= LIST) {
      long broken = listed.stream().filter(link -> isBroken(landscape, page, link)).count();
      sink.accept(
          Evidence.of("docs.index", page.at(line))
              .with("links", listed.size())
              .with("broken", broken)
              .with("subject", subject.map(Subject::name)));
    }
  }

  private static Optional<Subject> subject(Placed<MarkdownDocument> page, Section section) {
    String trail = page.document().trailAt(section.line()).toLowerCase(Locale.ROOT);
    String title = section.title().toLowerCase(Locale.ROOT);
    String own = section.level() <= 1 ? title : trail.substring(Math.max(0, trail.indexOf(" / ")));
    if (Words.anyIn(NO_INDEX, title) || Words.anyIn(BEFORE_A_START, own)) {
      return Optional.empty();
    }
    Optional<Subject> named =
        SUBJECTS.stream()
            .filter(s -> s.words().stream().anyMatch(w -> title.contains(w) || own.contains(w)))
            .findFirst();
    return named.or(() -> title.contains("overview") ? Optional.of(OVERVIEW) : Optional.empty());
  }

  /** Links to tooling: to folders and READMEs here, and to repositories and packages elsewhere. */
  private static List<Link> links(
      Landscape landscape, Placed<MarkdownDocument> page, Section section) {
    return page.document().links().stream()
        .filter(l -> section.line() <= l.line() && l.line() <= section.endLine())
        .filter(l -> !l.text().isBlank())
        .filter(l -> l.listed() || isInTable(page.document(), l))
        .filter(l -> isTooling(landscape, page, l))
        .toList();
  }

  /** Under the head of a table and the line below that: each row is one line. */
  private static boolean isInTable(MarkdownDocument document, Link link) {
    return document.tables().stream()
        .anyMatch(t -> t.line() + 1 < link.line() && link.line() <= t.line() + 1 + t.rows());
  }

  private static boolean isTooling(Landscape landscape, Placed<MarkdownDocument> page, Link link) {
    if (link.isRelative()) {
      Optional<RepoPath> target = Pages.target(page, link);
      return target.isEmpty()
          || !landscape.hasAny(target.get())
          || !landscape.hasFile(target.get())
          || Pages.isReadme(target.get())
          || !DocumentFiles.contain(target.get());
    }
    return link.target().startsWith("https://") && !link.target().contains("/issues");
  }

  private static boolean isBroken(Landscape landscape, Placed<MarkdownDocument> page, Link link) {
    return link.isRelative()
        && Pages.target(page, link)
            .filter(target -> target.isRoot() || landscape.hasAny(target))
            .isEmpty();
  }
}
