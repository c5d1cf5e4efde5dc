package dev.tidemark.format.markdown;

import dev.tidemark.format.markdown.MarkdownDocument.CodeSpan;
import dev.tidemark.format.markdown.MarkdownDocument.Link;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The inline content of one heading or paragraph. */
final class Prose {

  /** Characters of a text that are kept for looking at; more is no instruction. */
  private static final int LONGEST = 4_000;

  /** Characters of a link's target or of a code span. */
  private static final int LONGEST_NAME = 300;

  private final StringBuilder text = new StringBuilder();
  private final List<Link> links = new ArrayList<>();
  private final List<CodeSpan> spans = new ArrayList<>();
  private String written = "";
  private int words;
  private int line;

  private Prose(int line) {
    this.line = line;
  }

  static Prose of(Node block, int line) {
    Prose prose = new Prose(line);
    prose.walk(block);
    prose.written = prose.text.toString().strip();
    prose.words = countWords(prose.written);
    return prose;
  }

  static String cut(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
  }

  String text() {
    return written;
  }

  int words() {
    return words;
  }

  List<Link> links(boolean listed) {
    return links.stream()
        .map(l -> new Link(l.target(), l.text(), l.line(), words, listed))
        .toList();
  }

  List<CodeSpan> codeSpans() {
    return spans.stream()
        .map(s -> new CodeSpan(s.text(), s.line(), words, s.toldOfOthers()))
        .toList();
  }

  /** Depth first without recursion: inline content may be nested as deep as the parser allows. */
  private void walk(Node block) {
    Node node = block.getFirstChild();
    while (node != null && node != block) {
      enter(node);
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      while (node != block && node.getNext() == null) {
        node = node.getParent();
      }
      if (node != block) {
        node = node.getNext();
      }
    }
  }

  private void enter(Node node) {
    if (node instanceof Text plain) {
      append(plain.getLiteral());
    } else if (node instanceof Code code) {
      String literal = code.getLiteral().strip();
      if (!literal.isEmpty()) {
        boolean command = literal.indexOf(' ') > 0;
        spans.add(new CodeSpan(cut(literal), line, 0, command && Doer.isSomethingElse(text)));
      }
      append(code.getLiteral());
    } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
      append(" ");
      line++;
    } else if (node instanceof org.commonmark.node.Link link) {
      Prose inner = isImage(link) ? new Prose(line) : innerText(link);
      links.add(
          new Link(cut(link.getDestination()), cut(inner.text.toString().strip()), line, 0, false));
    }
  }

  private static boolean isImage(Node link) {
    return link.getFirstChild() instanceof Image;
  }

  private Prose innerText(Node link) {
    Prose inner = new Prose(line);
    for (Node node = link.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Text plain) {
        inner.append(plain.getLiteral());
      } else if (node instanceof Code code) {
        inner.append(code.getLiteral());
      }
    }
    return inner;
  }

  private void append(String piece) {
    if (text.length() < LONGEST) {
      text.append(piece, 0, Math.min(piece.length(), LONGEST));
    }
  }

  static int countWords(CharSequence text) {
    int count = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean part = Character.isLetterOrDigit(text.charAt(i));
      if (part && !inside) {
        count++;
      }
      inside = part || (inside && !Character.isWhitespace(text.charAt(i)));
    }
    return count;
  }
}
