package dev.tidemark.link.documents;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Words;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.CodeSpan;
import dev.tidemark.format.markdown.MarkdownDocument.Link;
import dev.tidemark.format.markdown.MarkdownDocument.RowName;
import dev.tidemark.format.markdown.MarkdownDocument.Section;
import dev.tidemark.format.markdown.MarkdownDocument.Table;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The documents that a repository keeps for its people: its own and those under its documentation folders. */
public final class Pages {

  /** The pages of a repository, linked once. */
  public static final Facet<Pages> FACET = new Facet<>("pages", Pages::new);

  /** A name with fewer words around it is a mention, with as many a description. */
  private static final int DESCRIPTION_WORDS = 5;

  /** A page with fewer words is a greeting: a title, a badge and a command to install have 20 to 30. */
  private static final int ABOUT_WORDS = 40;

  /** A row says what it is about in its first cell, so that fewer words beside it describe it. */
  private static final int ROW_WORDS = 3;

  /** Columns of a table of inputs, outputs or requirements: its names are no directories. */
  private static final Set<String> REFERENCE_COLUMNS =
      Set.of("type", "default", "required", "version", "source", "value", "resources");

  private static final List<String> FORMS =
      List.of(
          "issue_template",
          "pull_request_template",
          "merge_request_templates",
          ".github/agents/",
          ".github/prompts/",
          ".github/instructions/",
          "copilot-instructions",
          ".claude/",
          ".cursor/");

  private static final Set<String> LOGS =
      Set.of("changelog", "changes", "history", "release_notes", "release-notes", "releasenotes");

  private final List<Placed<MarkdownDocument>> all;
  private final Map<RepoPath, Placed<MarkdownDocument>> readmes = new TreeMap<>();
  private final Map<RepoPath, List<Description>> descriptions = new TreeMap<>();
  private final Optional<RepoPath> only;

  /**
   * A place where a page other than its own README names a unit and says something about it.
   *
   * @param line where in the page
   */
  public record Description(Placed<MarkdownDocument> page, int line) {}

  private Pages(Landscape landscape) {
    this.all =
        landscape.documents().all(MarkdownDocument.class).stream()
            .filter(page -> isKept(page.origin()) && !isForm(page.path()) && !isLog(page.path()))
            .toList();
    for (Placed<MarkdownDocument> page : all) {
      if (isReadme(page.path())) {
        readmes.merge(page.directory(), page, Pages::better);
      }
    }
    this.only = only(landscape);
    describe(landscape);
    only.filter(unit -> readme(unit).isEmpty())
        .flatMap(unit -> readmeAbout(unit))
        .ifPresent(page -> add(only.get(), new Description(page, 1)));
  }

  /** The directory of the only unit of the repository. */
  private static Optional<RepoPath> only(Landscape landscape) {
    List<RepoPath> directories =
        landscape.units().all().stream()
            .filter(unit -> unit.origin().isInForce())
            .map(Unit::directory)
            .distinct()
            .limit(2)
            .toList();
    return directories.size() == 1 ? Optional.of(directories.get(0)) : Optional.empty();
  }

  private static boolean isKept(Origin origin) {
    return origin == Origin.OWN || origin == Origin.GENERATED || origin == Origin.DOCUMENTATION;
  }

  /** Forms to be filled in, and instructions to programs that write code: nobody operates anything by them. */
  private static boolean isForm(RepoPath path) {
    String lower = path.value().toLowerCase(Locale.ROOT);
    String name = path.lowerName();
    return Words.anyIn(FORMS, lower)
        || name.equals("agents.md")
        || name.equals("claude.md")
        || name.startsWith("pull_request_template");
  }

  /** What was changed from release to release: it tells nobody how things are, or what to do. */
  private static boolean isLog(RepoPath path) {
    String name = path.lowerName();
    int dot = name.indexOf('.');
    return LOGS.contains(dot < 0 ? name : name.substring(0, dot));
  }

  /** Whether a file is a README by its name, with or without an extension, translations left out. */
  public static boolean isReadme(RepoPath path) {
    String name = path.lowerName();
    return name.equals("readme") || (name.startsWith("readme.") && name.indexOf('.', 7) < 0);
  }

  private static Placed<MarkdownDocument> better(
      Placed<MarkdownDocument> one, Placed<MarkdownDocument> other) {
    return one.document().words() >= other.document().words() ? one : other;
  }

  /** Every page, sorted by path. */
  public List<Placed<MarkdownDocument>> all() {
    return all;
  }

  /** The README of each directory that has one. */
  public Map<RepoPath, Placed<MarkdownDocument>> readmes() {
    return Collections.unmodifiableMap(readmes);
  }

  /** The README of exactly this directory. */
  public Optional<Placed<MarkdownDocument>> readme(RepoPath directory) {
    return Optional.ofNullable(readmes.get(directory));
  }

  /**
   * The README that is about a directory: its own, or the repository's where the directory is the only unit and the page
   * says something.
   */
  public Optional<Placed<MarkdownDocument>> readmeAbout(RepoPath directory) {
    return readme(directory)
        .or(
            () ->
                readme(RepoPath.ROOT)
                    .filter(page -> only.filter(directory::equals).isPresent())
                    .filter(page -> page.document().words() >= ABOUT_WORDS));
  }

  /** The places where pages describe the unit of a directory, its own README left out; by page. */
  public List<Description> descriptions(RepoPath directory) {
    return descriptions.getOrDefault(directory, List.of());
  }

  /** The directories of units that pages other than their own README describe. */
  public Set<RepoPath> described() {
    return Collections.unmodifiableSet(descriptions.keySet());
  }

  /** Where a relative link of a page leads: fragments and queries cut off; empty when it leaves the repository. */
  public static Optional<RepoPath> target(Placed<MarkdownDocument> page, Link link) {
    return target(page, link.target());
  }

  static Optional<RepoPath> target(Placed<MarkdownDocument> page, String written) {
    String path = beforeSign(beforeSign(written.replace("%20", " "), '#'), '?');
    return page.directory().resolve(path);
  }

  private static String beforeSign(String text, char sign) {
    int at = text.indexOf(sign);
    return at < 0 ? text : text.substring(0, at);
  }

  private void describe(Landscape landscape) {
    UnitPlaces places = new UnitPlaces(landscape.units().all());
    for (Placed<MarkdownDocument> page : all) {
      described(page, places)
          .forEach(
              (directory, line) -> {
                if (!isOwnReadme(page, directory)) {
                  add(directory, new Description(page, line));
                }
              });
    }
  }

  private void add(RepoPath directory, Description description) {
    descriptions.computeIfAbsent(directory, d -> new ArrayList<>()).add(description);
  }

  /** The directories that a page says something about, each with the line that does so first: links before names. */
  private static Map<RepoPath, Integer> described(
      Placed<MarkdownDocument> page, UnitPlaces places) {
    Map<RepoPath, Integer> lines = new TreeMap<>();
    for (Link link : page.document().links()) {
      if (link.isRelative() && link.contextWords() >= DESCRIPTION_WORDS) {
        target(page, link)
            .flatMap(places::led)
            .ifPresent(directory -> lines.putIfAbsent(directory, link.line()));
      }
    }
    for (CodeSpan span : page.document().codeSpans()) {
      if (span.contextWords() >= DESCRIPTION_WORDS) {
        places
            .named(page, span.text())
            .ifPresent(directory -> lines.putIfAbsent(directory, span.line()));
      }
    }
    for (Subject subject : subjects(page.document())) {
      places
          .named(page, subject.text())
          .or(() -> places.titled(subject.text()))
          .ifPresent(directory -> lines.putIfAbsent(directory, subject.line()));
    }
    return lines;
  }

  /** What sections, and rows of tables other than references of inputs, are about. */
  private static List<Subject> subjects(MarkdownDocument page) {
    List<Subject> subjects = new ArrayList<>();
    for (Section section : page.sections()) {
      if (section.words() >= DESCRIPTION_WORDS) {
        subjects.add(new Subject(section.title(), section.line()));
      }
    }
    for (Table table : page.tables()) {
      boolean reference =
          table.head().stream()
              .map(title -> title.toLowerCase(Locale.ROOT))
              .anyMatch(REFERENCE_COLUMNS::contains);
      for (RowName row : reference ? List.<RowName>of() : table.names()) {
        if (row.contextWords() >= ROW_WORDS) {
          subjects.add(new Subject(row.text(), row.line()));
        }
      }
    }
    return subjects;
  }

  /** A name that a passage is about. */
  private record Subject(String text, int line) {}

  private boolean isOwnReadme(Placed<MarkdownDocument> page, RepoPath directory) {
    return page.directory().equals(directory) && isReadme(page.path());
  }
}
