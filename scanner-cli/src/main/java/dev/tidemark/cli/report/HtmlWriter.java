package dev.tidemark.cli.report;

import java.io.IOException;
import java.util.Optional;

/** Writes HTML element by element: names and classes are ours, every text is escaped when it is written. */
final class HtmlWriter {
  private final Appendable out;

  HtmlWriter(Appendable out) {
    this.out = out;
  }

  /** Markup of ours, as it is. */
  HtmlWriter raw(String markup) throws IOException {
    out.append(markup);
    return this;
  }

  HtmlWriter open(String element, String styleClass) throws IOException {
    out.append('<').append(element);
    if (!styleClass.isEmpty()) {
      out.append(" class=\"").append(styleClass).append('"');
    }
    out.append('>');
    return this;
  }

  HtmlWriter close(String element) throws IOException {
    out.append("</").append(element).append(">\n");
    return this;
  }

  /** A foreign text. */
  HtmlWriter text(String foreign) throws IOException {
    // A sign of percent stays on the line of its number.
    out.append(Escape.html(foreign).replace(" %", "&#160;%"));
    return this;
  }

  /** An element that holds a text and nothing else. */
  HtmlWriter element(String element, String styleClass, String foreign) throws IOException {
    return open(element, styleClass).text(foreign).close(element);
  }

  /** The head of a column. */
  HtmlWriter column(String foreign) throws IOException {
    return raw("<th scope=\"col\">").text(foreign).raw("</th>\n");
  }

  /** A text that leads to a part of this page, which is ours. */
  HtmlWriter anchor(String id, String foreign) throws IOException {
    return raw("<a href=\"#" + id + "\">").text(foreign).raw("</a>");
  }

  /** A text that leads to an address of the web; without an address, or with another sort of it, the text alone. */
  HtmlWriter link(Optional<String> address, String foreign) throws IOException {
    Optional<String> web = address.flatMap(Escape::webAddress);
    if (web.isEmpty()) {
      return text(foreign);
    }
    out.append("<a rel=\"noreferrer\" href=\"").append(Escape.html(web.get())).append("\">");
    return text(foreign).raw("</a>");
  }
}
