package dev.tidemark.link.documents;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Command;
import dev.tidemark.format.markdown.MarkdownDocument.Procedure;
import dev.tidemark.format.markdown.MarkdownDocument.Section;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The part of a page under one heading, with the commands that its readers are shown there.
 *
 * @param trail the headings above, in lower case
 */
public record Passage(
    Placed<MarkdownDocument> page,
    Section section,
    Topic topic,
    String trail,
    List<Command> commands) {

  /** Those of every page of the repository, page by page, taken apart once. */
  public static final Facet<List<Passage>> ALL = new Facet<>("passages", Passage::all);

  /** Longer words of a command name no file of a repository. Characters. */
  private static final int LONGEST_PATH = 300;

  private static List<Passage> all(Landscape landscape) {
    List<Passage> passages = new ArrayList<>();
    landscape.facet(Pages.FACET).all().forEach(page -> passages.addAll(of(page)));
    return List.copyOf(passages);
  }

  /** The passages of a page that show commands or could hold instructions, in order. */
  private static List<Passage> of(Placed<MarkdownDocument> page) {
    List<Command> shown = shown(page.document());
    List<Passage> passages = new ArrayList<>();
    int next = 0;
    for (Section section : page.document().sections()) {
      List<Command> commands = new ArrayList<>();
      while (next < shown.size() && shown.get(next).line() <= section.endLine()) {
        commands.add(shown.get(next++));
      }
      passages.add(
          new Passage(
              page,
              section,
              Topic.of(page, section.line()),
              page.document().trailAt(section.line()).toLowerCase(Locale.ROOT),
              List.copyOf(commands)));
    }
    return passages;
  }

  /**
   * Commands of blocks, and commands within steps; names of tools in prose are no instruction, nor is what something else
   * is said to run.
   */
  private static List<Command> shown(MarkdownDocument document) {
    List<Command> shown = new ArrayList<>();
    BitSet steps = steps(document);
    document.codeBlocks().forEach(block -> shown.addAll(block.commands()));
    document
        .codeSpans()
        .forEach(
            span -> {
              if (span.text().indexOf(' ') > 0 && !span.toldOfOthers() && steps.get(span.line())) {
                shown.add(new Command(span.text(), span.line()));
              }
            });
    shown.sort(Comparator.comparingInt(Command::line));
    return shown;
  }

  /** The lines of procedures that tell what to do. */
  private static BitSet steps(MarkdownDocument document) {
    BitSet lines = new BitSet();
    document.procedures().stream()
        .filter(Procedure::isInstruction)
        .filter(procedure -> procedure.line() <= procedure.endLine())
        .forEach(procedure -> lines.set(procedure.line(), procedure.endLine() + 1));
    return lines;
  }

  /** Whether it is for people who use the repository from outside, or who learn from it. */
  public boolean isForOutsiders() {
    return topic == Topic.USE;
  }

  /** Whether something that lies among examples is applied there: whoever reads it learns, and runs nothing of it. */
  public boolean triesOut(Landscape landscape) {
    return commands.stream()
        .flatMap(command -> Stream.of(command.text().split(" ", -1)))
        .filter(word -> word.indexOf('/') > 0 && word.length() < LONGEST_PATH)
        .flatMap(word -> RepoPath.ROOT.resolve(word).stream())
        .anyMatch(path -> landscape.hasAny(path) && landscape.origin(path) == Origin.EXAMPLE);
  }
}
