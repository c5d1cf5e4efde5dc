package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Phrase;
import dev.tidemark.format.markdown.MarkdownDocument.Section;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.repository.RepoPath;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Sees the README of each directory: whether it says what the directory is for, and what goes in. */
@AutoService(Detector.class)
public final class Readmes implements Detector {

  /** Words of prose below which nothing was said about a purpose: a heading and a badge have fewer. */
  private static final int PURPOSE_WORDS = 8;

  /** Words of guidance below which contributions are welcomed but nothing is told. */
  private static final int GUIDANCE_WORDS = 30;

  private static final Set<String> DEMO_TITLES =
      Set.of(
          "example",
          "examples",
          "sample",
          "samples",
          "demo",
          "demos",
          "tutorial",
          "tutorials",
          "workshop",
          "blueprint",
          "blueprints");

  /** Pages of clouds that deploy the template that their address names into the account of whoever opens them. */
  private static final List<String> LAUNCHERS =
      List.of(
          "portal.azure.com/#create/microsoft.template",
          "portal.azure.com/#blade/microsoft_azure_createuidef/customdeploymentblade",
          "console.aws.amazon.com/cloudformation/home#/stacks/create/review",
          "console.aws.amazon.com/cloudformation/home#/stacks/new",
          "console.aws.amazon.com/cloudformation/home#/stacks/quickcreate");

  private static final Set<String> COPIED = Set.of("training", "demo", "reference", "starter");

  private static final Set<String> LIBRARY_TITLES =
      Set.of("library", "catalog", "catalogue", "collection");

  /** What a catalogue lists that is nobody's to take: a service catalogue is an application. */
  private static final Set<String> LISTED =
      Set.of("service", "services", "data", "software", "product", "products", "asset", "api");

  private static final List<String> USERS =
      List.of("getting started", "quick start", "quickstart", "installation", "tutorial");

  private static final List<String> INPUTS =
      List.of(
          "input",
          "variable",
          "parameter",
          "values",
          "argument",
          "configuration",
          "options",
          "settings");

  private static final List<String> INPUT_COLUMNS =
      List.of("name", "parameter", "variable", "key", "input", "value", "argument", "option");

  private static final List<String> MEANINGS =
      List.of("description", "default", "required", "type", "meaning", "comment");

  static final List<String> CHANGING =
      List.of(
          "contribut",
          "making changes",
          "making a change",
          "make a change",
          "how to change",
          "development",
          "developing",
          "pull request",
          "development workflow",
          "git workflow",
          "updating",
          "adding a",
          "creating modules",
          "creating a module",
          "creating new",
          "to add",
          "upgrad",
          "testing");

  static final List<String> RELEASING =
      List.of(
          "releas",
          "deploying",
          "deployment",
          "publish",
          "promot",
          "applying",
          "rollout",
          "rolling out",
          "deploy ",
          "how to deploy",
          "versioning",
          "apply");

  @Override
  public String id() {
    return "documents-readmes";
  }

  @Override
  public String sees() {
    return "the README of each directory, what it says of purpose and inputs, by its headings,"
        + " tables and length";
  }

  @Override
  public Set<String> emits() {
    return Set.of("docs.readme");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Pages.isReadme(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    landscape
        .facet(Pages.FACET)
        .readmes()
        .forEach((directory, readme) -> sink.accept(evidence(directory, readme)));
  }

  private static Evidence evidence(RepoPath directory, Placed<MarkdownDocument> readme) {
    MarkdownDocument document = readme.document();
    boolean boilerplate =
        document.phrases().stream().anyMatch(p -> p.kind() == Phrase.Kind.BOILERPLATE);
    return Evidence.of("docs.readme", readme.at(1))
        .with("dir", directory.asDirectory())
        .with("purpose", !boilerplate && hasPurpose(document))
        .with("inputs", document.generatedReference() || hasInputs(document))
        .with("generated", document.generatedReference())
        .with("words", document.words())
        .with("boilerplate", boilerplate)
        .with("change", tells(document, CHANGING))
        .with("release", tells(document, RELEASING))
        .with("says-it-is", directory.isRoot() ? callsItself(document) : List.of());
  }

  /** Whether others launch what lies here into accounts of their own: pages then speak to them, and not to its people. */
  static boolean isLaunchedByOthers(Landscape landscape) {
    Placed<MarkdownDocument> readme = landscape.facet(Pages.FACET).readmes().get(RepoPath.ROOT);
    List<String> says = readme == null ? List.of() : callsItself(readme.document());
    return says.contains("launched") && says.stream().anyMatch(COPIED::contains);
  }

  /** What the repository's own README calls it, where that is something to learn from or to copy. */
  private static List<String> callsItself(MarkdownDocument document) {
    Stream<String> phrases =
        document.phrases().stream()
            .flatMap(
                phrase ->
                    switch (phrase.kind()) {
                      case TRAINING -> Stream.of("training");
                      case MODEL -> Stream.of("reference");
                      case STARTER -> Stream.of("starter");
                      case LIBRARY -> Stream.of("library");
                      default -> Stream.<String>empty();
                    });
    Stream<String> titled =
        Stream.of(
                isTitled(document, DEMO_TITLES) || isSamplePage(document) ? "demo" : "",
                isLaunched(document) ? "launched" : "",
                isTitled(document, LIBRARY_TITLES) && !isTitled(document, LISTED) ? "library" : "")
            .filter(word -> !word.isEmpty());
    return Stream.concat(phrases, titled).distinct().sorted().toList();
  }

  /** Whether its front matter gives it to a gallery of samples, as Microsoft's does: {@code page_type: sample}. */
  private static boolean isSamplePage(MarkdownDocument document) {
    return document.frontMatter().getOrDefault("page_type", "").equals("sample");
  }

  /** Whether a link hands the template to a cloud's launcher, whatever region the address asks for. */
  private static boolean isLaunched(MarkdownDocument document) {
    return document.links().stream()
        .map(link -> withoutQuery(link.target().toLowerCase(Locale.ROOT)))
        .anyMatch(target -> LAUNCHERS.stream().anyMatch(target::contains));
  }

  /** An address without what stands between its first question mark and its fragment. */
  private static String withoutQuery(String target) {
    int query = target.indexOf('?');
    int fragment = target.indexOf('#');
    return query >= 0 && query < fragment
        ? target.substring(0, query) + target.substring(fragment)
        : target;
  }

  /** Whether a word of the title says so: a title is what the authors call the whole. */
  private static boolean isTitled(MarkdownDocument document, Set<String> words) {
    return Arrays.stream(document.title().toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .anyMatch(words::contains);
  }

  /** Prose before or under the first heading, or a document of some length. */
  private static boolean hasPurpose(MarkdownDocument document) {
    int introduction =
        document.sections().stream()
            .filter(s -> !s.isAbout(INPUTS))
            .limit(3)
            .mapToInt(Section::words)
            .sum();
    return introduction >= PURPOSE_WORDS;
  }

  private static boolean hasInputs(MarkdownDocument document) {
    return document.sections().stream().anyMatch(s -> s.isAbout(INPUTS) && hasContent(document, s))
        || document.tables().stream().anyMatch(t -> t.rows() > 0 && listsInputs(t.head()));
  }

  private static boolean hasContent(MarkdownDocument document, Section section) {
    return section.items() > 0
        || section.words() >= PURPOSE_WORDS
        || document.codeBlocks().stream()
            .anyMatch(b -> section.line() <= b.line() && b.line() <= section.endLine());
  }

  private static boolean listsInputs(List<String> head) {
    List<String> lower = head.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
    return lower.stream().anyMatch(h -> Words.anyIn(INPUT_COLUMNS, h))
        && lower.stream().anyMatch(h -> Words.anyIn(MEANINGS, h));
  }

  /** Whether a section with some content, in itself or in the sections within it, is about one of these. */
  static boolean tells(MarkdownDocument document, List<String> subjects) {
    List<Section> sections = document.sections();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      if (section.isAbout(subjects) && !isForUsers(document, section)) {
        List<Section> chapter = sections.subList(i, endOfChapter(document, i));
        int words = chapter.stream().mapToInt(Section::words).sum();
        int items = chapter.stream().mapToInt(Section::items).sum();
        if (words >= GUIDANCE_WORDS || items >= 2 || hasSteps(document, chapter)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where the sections within one end; the title of a page stands above all of it, and says little of what is there. */
  private static int endOfChapter(MarkdownDocument document, int start) {
    List<Section> sections = document.sections();
    Section first = sections.get(start);
    int end = start + 1;
    while (!first.title().equals(document.title())
        && end < sections.size()
        && sections.get(end).level() > first.level()) {
      end++;
    }
    return end;
  }

  /** Whether the section belongs to a chapter about installing or trying out what the repository offers. */
  private static boolean isForUsers(MarkdownDocument document, Section section) {
    String trail = document.trailAt(section.line()).toLowerCase(Locale.ROOT);
    return Words.anyIn(USERS, trail);
  }

  private static boolean hasSteps(MarkdownDocument document, List<Section> chapter) {
    int from = chapter.get(0).line();
    int to = chapter.get(chapter.size() - 1).endLine();
    return document.commands().stream()
            .filter(c -> from <= c.line() && c.line() <= to)
            .limit(2)
            .count()
        > 1;
  }
}
