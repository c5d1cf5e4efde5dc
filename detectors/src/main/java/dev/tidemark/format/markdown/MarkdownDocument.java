package dev.tidemark.format.markdown;

import dev.tidemark.document.Document;
import dev.tidemark.document.SharedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A document for people, as far as it can be evidence: its structure, links, procedures and commands, not its text.
 *
 * @param frontMatter the plain keys of a front matter
 * @param sections what stands under each heading, in order; the first may be without a heading
 * @param links links of the text, images left out
 * @param procedures ordered steps
 * @param codeBlocks code, with the command lines of those that hold commands
 * @param codeSpans code within the text: commands, paths, names
 * @param tables tables by their head
 * @param phrases passages that tell to do something by hand, or that name a level of service
 * @param words how many words of prose it has
 * @param generatedReference whether a part is written by a documentation tool (terraform-docs, helm-docs)
 * @param generated whether the whole is generated
 */
public record MarkdownDocument(
    Map<String, String> frontMatter,
    List<Section> sections,
    List<Link> links,
    List<Procedure> procedures,
    List<CodeBlock> codeBlocks,
    List<CodeSpan> codeSpans,
    List<Table> tables,
    List<Phrase> phrases,
    int words,
    boolean generatedReference,
    boolean generated)
    implements Document {

  /** Among how many sections the first title is looked for, since it stands at the head and is asked for often. */
  private static final int TITLE_WITHIN = 20;

  public MarkdownDocument {
    sections = List.copyOf(sections);
    links = List.copyOf(links);
    procedures = List.copyOf(procedures);
    codeBlocks = List.copyOf(codeBlocks);
    codeSpans = List.copyOf(codeSpans);
    tables = List.copyOf(tables);
    phrases = List.copyOf(phrases);
  }

  /**
   * What stands under a heading, up to the next.
   *
   * @param level 1 to 6; 0 for what precedes the first heading
   * @param title the heading's text; empty for what precedes the first
   * @param words words of its prose, lists included
   * @param items items of its lists
   * @param lead the first words of its first paragraph
   * @param above which of the sections it stands in; -1 for none
   */
  public record Section(
      int level,
      String title,
      int line,
      int endLine,
      int words,
      int items,
      String lead,
      int above) {
    public Section {
      title = SharedText.of(title);
      lead = SharedText.of(lead);
    }

    /** Whether the title has one of the words or phrases, whatever its case. */
    public boolean isAbout(List<String> phrases) {
      String lower = title.toLowerCase(Locale.ROOT);
      return phrases.stream().anyMatch(lower::contains);
    }
  }

  /**
   * A link.
   *
   * @param contextWords words of the paragraph, item or cell row that it stands in
   * @param listed whether it stands in an item of a list or in a heading
   */
  public record Link(String target, String text, int line, int contextWords, boolean listed) {
    /** Whether it leads to somewhere in the repository, by its form. */
    public boolean isRelative() {
      return !target.isEmpty()
          && !target.startsWith("#")
          && !target.startsWith("/")
          && !target.contains(":")
          && !target.contains("{{");
    }
  }

  /**
   * Ordered steps under one heading.
   *
   * @param title the heading above, and the headings above that, from the top, joined by " / "
   */
  public record Procedure(String title, int line, int endLine, List<Step> steps) {
    public Procedure {
      steps = List.copyOf(steps);
    }

    /** How many steps a person performs by hand. */
    public int stepsByHand() {
      return (int) steps.stream().filter(Step::byHand).count();
    }

    /** Whether it tells how to do something, rather than listing things: most items are done by hand. */
    public boolean isInstruction() {
      return stepsByHand() >= 2 && 2 * stepsByHand() >= steps.size();
    }
  }

  /**
   * One step.
   *
   * @param text its first words
   * @param command whether it holds a command
   * @param byHand whether it tells a person to do something: it begins so, or holds a command
   */
  public record Step(String text, int line, boolean command, boolean byHand) {}

  /**
   * A block of code.
   *
   * @param language as written after the fence; empty when none
   * @param commands its command lines without prompts, when it holds commands; a bounded number
   * @param stateBackend the type of the Terraform backend that it declares; empty when it declares none
   */
  public record CodeBlock(
      String language, int line, int endLine, List<Command> commands, String stateBackend) {
    public CodeBlock {
      commands = List.copyOf(commands);
    }
  }

  /** One command line, continued lines joined. */
  public record Command(String text, int line) {
    public Command {
      text = SharedText.of(text);
    }
  }

  /**
   * Code within prose.
   *
   * @param contextWords words of the paragraph, item or heading that it stands in
   * @param toldOfOthers whether its sentence says that something else than its reader runs it: "the pipeline will run"
   */
  public record CodeSpan(String text, int line, int contextWords, boolean toldOfOthers) {
    public CodeSpan {
      text = SharedText.of(text);
    }
  }

  /**
   * A table.
   *
   * @param head its column titles
   * @param names the first cell of each row
   */
  public record Table(List<String> head, List<RowName> names, int rows, int line) {
    public Table {
      head = List.copyOf(head);
      names = List.copyOf(names);
    }
  }

  /**
   * What a row of a table is about: its first cell.
   *
   * @param contextWords words of the whole row
   */
  public record RowName(String text, int line, int contextWords) {
    public RowName {
      text = SharedText.of(text);
    }
  }

  /** A passage that matters, by what it matters for. */
  public record Phrase(Kind kind, String text, int line) {
    /** What a passage tells. */
    public enum Kind {
      /** To click, or to do something in a console. */
      CONSOLE,
      /** To log in to a host. */
      LOGIN,
      /** That a pipeline brings what is kept here into service. */
      DELIVERY,
      /** An SLA, SLO, SLI or KPI with a figure. */
      SERVICE_LEVEL,
      /** The text of a template that nobody has replaced. */
      BOILERPLATE,
      /** It calls itself something to learn from. */
      TRAINING,
      /** It calls itself something to start from or to copy. */
      MODEL,
      /** It says that the whole of it is there to start from. */
      STARTER,
      /** Says that others use it as a library. */
      LIBRARY
    }
  }

  /** The title: of the front matter, or the first heading. */
  public String title() {
    String named = frontMatter.getOrDefault("title", "");
    for (int i = 0; named.isEmpty() && i < Math.min(TITLE_WITHIN, sections.size()); i++) {
      String title = sections.get(i).title();
      named = SectionTrail.isComputed(title) ? "" : title;
    }
    return named;
  }

  /** The titles of the sections above a line, from the top, joined by " / ". */
  public String trailAt(int line) {
    StringBuilder joined = new StringBuilder(title());
    for (String part : SectionTrail.at(sections, line)) {
      if (!part.contentEquals(joined)) {
        joined.append(joined.isEmpty() ? "" : " / ").append(part);
      }
    }
    return joined.toString();
  }

  /** Every command that readers are shown, in blocks and in prose, in the order of the file. */
  public List<Command> commands() {
    List<Command> all = new ArrayList<>();
    codeBlocks.forEach(block -> all.addAll(block.commands()));
    codeSpans.forEach(span -> all.add(new Command(span.text(), span.line())));
    all.sort(Comparator.comparingInt(Command::line));
    return all;
  }
}
