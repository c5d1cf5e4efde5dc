package dev.tidemark.format.markdown;

import dev.tidemark.document.Reading;
import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.document.Words;
import dev.tidemark.format.GeneratedHead;
import dev.tidemark.format.markdown.MarkdownDocument.CodeBlock;
import dev.tidemark.format.markdown.MarkdownDocument.CodeSpan;
import dev.tidemark.format.markdown.MarkdownDocument.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads a text as Markdown into its structure. */
final class MarkdownReader {

  /** Longer documents are data, and read up to here. Characters. */
  private static final int LONGEST = 1_000_000;

  /** Links, code spans and blocks kept of one document: indexes of large handbooks have some hundred. */
  private static final int MOST = 2_000;

  private static final Set<String> PARSED =
      Set.of("terraform_docs", "tf_docs", "terraform-docs", "helm-docs");

  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(60)
          .maxInlineNesting(60)
          .build();

  private final FrontMatter front;
  private final SectionCollector sections = new SectionCollector();
  private final ProcedureCollector procedures = new ProcedureCollector();
  private final PhraseFinder phrases = new PhraseFinder();
  private final List<Link> links = new ArrayList<>();
  private final List<CodeBlock> blocks = new ArrayList<>();
  private final List<CodeSpan> spans = new ArrayList<>();
  private boolean reference;
  private int words;

  private MarkdownReader(FrontMatter front) {
    this.front = front;
  }

  static Reading read(String written) {
    boolean cut = written.length() > LONGEST;
    String text = cut ? written.substring(0, LONGEST) : written;
    FrontMatter front = FrontMatter.of(text);
    MarkdownReader reader = new MarkdownReader(front);
    Node document = PARSER.parse(front.rest());
    int lines = lines(text);
    reader.blocks(document, 0, false);
    List<Flaw> flaws =
        cut ? List.of(new Flaw("too-large", lines, "read up to 1,000,000 characters")) : List.of();
    return Reading.of(reader.document(text, lines), flaws);
  }

  private static int lines(String text) {
    int lines = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      lines++;
    }
    return lines;
  }

  private MarkdownDocument document(String text, int lines) {
    return new MarkdownDocument(
        front.keys(),
        sections.finish(lines),
        links,
        procedures.finish(sections, lines),
        blocks,
        spans,
        TableFinder.in(front, blocks),
        phrases.found(),
        words,
        reference,
        GeneratedHead.isIn(text));
  }

  private void blocks(Node parent, int orderedDepth, boolean inItem) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node, orderedDepth, inItem);
    }
  }

  private void block(Node node, int orderedDepth, boolean inItem) {
    int line = line(node);
    if (node instanceof Heading heading) {
      Prose prose = Prose.of(heading, line);
      take(prose, line, true);
      sections.heading(heading.getLevel(), prose.text(), line);
      procedures.heading(heading.getLevel(), prose.text(), line);
    } else if (node instanceof Paragraph) {
      Prose prose = Prose.of(node, line);
      take(prose, line, inItem);
      sections.words(prose.text(), prose.words());
      words += prose.words();
      if (!inItem) {
        procedures.paragraph(prose.text());
      }
    } else if (node instanceof FencedCodeBlock fenced) {
      code(fenced.getInfo(), fenced.getLiteral(), line, line + 1, endLine(node));
    } else if (node instanceof IndentedCodeBlock indented) {
      code("", indented.getLiteral(), line, line, endLine(node));
    } else if (node instanceof HtmlBlock html) {
      html(html.getLiteral(), line);
    } else if (node instanceof OrderedList list) {
      procedures.list(list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
      items(list, orderedDepth + 1, true);
      procedures.endOfList(endLine(node));
    } else if (node instanceof BulletList) {
      items(node, orderedDepth, false);
    } else if (node instanceof BlockQuote || node instanceof Document) {
      blocks(node, orderedDepth, inItem);
    }
  }

  private void items(Node list, int orderedDepth, boolean ordered) {
    for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof ListItem item) {
        sections.item();
        if (ordered) {
          procedures.item(firstText(item), line(item));
        }
        blocks(item, orderedDepth, true);
      }
    }
  }

  private static String firstText(ListItem item) {
    Node first = item.getFirstChild();
    return first instanceof Paragraph || first instanceof Heading ? Prose.of(first, 0).text() : "";
  }

  private void take(Prose prose, int line, boolean listed) {
    phrases.look(prose.text(), line);
    List<Link> more = prose.links(listed);
    links.addAll(more.subList(0, Math.min(more.size(), MOST - links.size())));
    for (CodeSpan span : prose.codeSpans()) {
      if (spans.size() < MOST) {
        spans.add(span);
      }
      if (!span.toldOfOthers() && CommandLines.looksLikeCommand(span.text())) {
        procedures.command();
      }
    }
  }

  private void code(@Nullable String info, String literal, int line, int firstLine, int end) {
    if (blocks.size() >= MOST) {
      return;
    }
    String language = info == null ? "" : info.strip();
    int space = language.indexOf(' ');
    language = (space < 0 ? language : language.substring(0, space)).toLowerCase(Locale.ROOT);
    CodeBlock block =
        new CodeBlock(
            language.length() > 30 ? "" : language,
            line,
            end,
            CommandLines.of(language, literal, firstLine),
            StateBackend.in(literal));
    blocks.add(block);
    if (!block.commands().isEmpty()) {
      procedures.command();
    }
  }

  private void html(String literal, int line) {
    String lower = literal.toLowerCase(Locale.ROOT);
    reference |= Words.anyIn(PARSED, lower) || lower.contains("pre-commit-terraform");
    String title = HtmlHeading.in(literal);
    if (!title.isEmpty()) {
      sections.heading(HtmlHeading.level(lower), title, line);
      procedures.heading(HtmlHeading.level(lower), title, line);
    }
    links.addAll(HtmlHeading.links(literal, line));
  }

  private int line(Node node) {
    return node.getSourceSpans().isEmpty()
        ? 1
        : front.linesBefore() + node.getSourceSpans().get(0).getLineIndex() + 1;
  }

  private int endLine(Node node) {
    var spans = node.getSourceSpans();
    return spans.isEmpty()
        ? 1
        : front.linesBefore() + spans.get(spans.size() - 1).getLineIndex() + 1;
  }
}
