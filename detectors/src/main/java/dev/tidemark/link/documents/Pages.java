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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
        .ifPresent(
            page ->
                descriptions
                    .computeIfAbsent(only.get(), d -> new ArrayList<>())
                    .add(new Description(page, 1)));
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
    return resolve(page, link.target());
  }

  private static Optional<RepoPath> resolve(Placed<MarkdownDocument> page, String target) {
    String path = target.replace("%20", " ");
    int cut = path.indexOf('#');
    path = cut < 0 ? path : path.substring(0, cut);
    cut = path.indexOf('?');
    path = cut < 0 ? path : path.substring(0, cut);
    return page.directory().resolve(path);
  }

  private void describe(Landscape landscape) {
    Map<String, RepoPath> byName = new HashMap<>();
    Map<String, RepoPath> byTitle = new HashMap<>();
    Set<String> ambiguous = new TreeSet<>();
    Set<RepoPath> libraries = new TreeSet<>();
    Set<RepoPath> directories = new TreeSet<>();
    for (Unit unit : landscape.units().all()) {
      RepoPath directory = unit.directory();
      if (!directory.isRoot() && directories.add(directory)) {
        RepoPath before = byName.put(directory.name(), directory);
        if (before != null) {
          ambiguous.add(directory.name());
        }
        before = byTitle.put(plain(directory.name()), directory);
        if (before != null) {
          ambiguous.add(plain(directory.name()));
        }
      }
      if (unit.kind() == Unit.Kind.LIBRARY) {
        libraries.add(directory);
      }
    }
    ambiguous.forEach(byName::remove);
    ambiguous.forEach(byTitle::remove);
    for (Placed<MarkdownDocument> page : all) {
      Map<RepoPath, Integer> named = new TreeMap<>();
      for (Link link : page.document().links()) {
        if (link.isRelative() && link.contextWords() >= DESCRIPTION_WORDS) {
          target(page, link)
              .map(target -> unitDirectory(directories, libraries, target))
              .filter(directories::contains)
              .ifPresent(directory -> named.putIfAbsent(directory, link.line()));
        }
      }
      for (CodeSpan span : page.document().codeSpans()) {
        if (span.contextWords() >= DESCRIPTION_WORDS) {
          directory(page, span.text(), directories, byName)
              .ifPresent(directory -> named.putIfAbsent(directory, span.line()));
        }
      }
      for (Subject subject : subjects(page.document())) {
        directory(page, subject.text(), directories, byName)
            .or(() -> Optional.ofNullable(byTitle.get(plain(subject.text()))))
            .ifPresent(directory -> named.putIfAbsent(directory, subject.line()));
      }
      named.forEach(
          (directory, line) -> {
            if (!isOwnReadme(page, directory)) {
              descriptions
                  .computeIfAbsent(directory, d -> new ArrayList<>())
                  .add(new Description(page, line));
            }
          });
    }
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

  /** A title names a directory in words: {@code Access analyzer} is {@code access_analyzer}. */
  private static String plain(String title) {
    StringBuilder letters = new StringBuilder();
    title
        .toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /** The unit that a link leads to: by its directory or its README, and into a library of policies at any depth. */
  private static RepoPath unitDirectory(
      Set<RepoPath> directories, Set<RepoPath> libraries, RepoPath target) {
    if (directories.contains(target)) {
      return target;
    }
    return libraries.stream()
        .filter(target::isIn)
        .findFirst()
        .orElse(isReadme(target) ? target.parent() : target);
  }

  private static Optional<RepoPath> directory(
      Placed<MarkdownDocument> page,
      String span,
      Set<RepoPath> directories,
      Map<String, RepoPath> byName) {
    String path = span.endsWith("/") ? span.substring(0, span.length() - 1) : span;
    if (path.isEmpty() || path.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    if (path.indexOf('/') < 0) {
      return Optional.ofNullable(byName.get(path));
    }
    return RepoPath.ROOT
        .resolve(path.startsWith("/") ? path.substring(1) : path)
        .filter(directories::contains)
        .or(() -> resolve(page, path).filter(directories::contains));
  }
}
