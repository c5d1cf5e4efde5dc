package dev.tidemark.format.yaml;

/** Reads one block scalar line by line: its head, the blank lines that it may begin with, and its text. */
final class BlockScalarReader {
  private final String text;
  private final boolean folded;
  private final char chomping;
  private final StringBuilder value = new StringBuilder();
  private int at;
  private int lines = 1;

  /** Blank lines that were stepped over and are not yet written. */
  private int breaks;

  /**
   * Reads the head.
   *
   * @param head where its {@code |} or {@code >} stands
   * @param headEnd where that line ends
   */
  BlockScalarReader(String text, int head, int headEnd) {
    this.text = text;
    this.folded = text.charAt(head) == '>';
    int rest = head + 1;
    this.chomping = rest < headEnd ? text.charAt(rest) : ' ';
    if (chomping == '-' || chomping == '+') {
      rest++;
    }
    if ((rest < headEnd && text.charAt(rest) != ' ')
        || !InlineYaml.isNothing(text, rest, headEnd)
        || headEnd == text.length()) {
      throw PlainYaml.UnusualException.INSTANCE;
    }
    this.at = headEnd + 1;
  }

  /** Reads what follows; {@code parent} is the column of the map or list that holds it. */
  BlockScalar read(int parent) {
    int widest = skipBlankLines();
    int indent = spaces(at);
    if (at >= text.length() || indent <= parent || widest > indent) {
      throw PlainYaml.UnusualException.INSTANCE;
    }
    boolean more = true;
    while (more) {
      more = line(indent);
    }
    return new BlockScalar(value.toString(), lines, at);
  }

  /** Steps over the blank lines before the text, and tells how long the longest is. */
  private int skipBlankLines() {
    int widest = 0;
    while (at < text.length() && isBlank(at)) {
      int end = lineEnd(at);
      widest = Math.max(widest, end - at);
      breaks++;
      lines++;
      at = Math.min(text.length(), end + 1);
    }
    return widest;
  }

  /** Takes a line of text with the line ends behind it; false when it is the last. */
  private boolean line(int indent) {
    value.append("\n".repeat(breaks));
    boolean prose = isProse(at + indent);
    int end = lineEnd(at);
    value.append(text, at + indent, end);
    lines++;
    at = Math.min(text.length(), end + 1);
    skipShortBlankLines(indent);
    boolean more = at < text.length() && spaces(at) >= indent;
    if (more) {
      join(prose && isProse(at + indent));
    } else {
      chomp(end < text.length());
    }
    return more;
  }

  private void skipShortBlankLines(int indent) {
    breaks = 0;
    while (at < text.length() && isBlank(at) && spaces(at) <= indent) {
      int end = lineEnd(at);
      if (end == text.length()) {
        at = end;
        return;
      }
      breaks++;
      lines++;
      at = end + 1;
    }
  }

  /** Two lines of prose are one in a folded scalar. */
  private void join(boolean prose) {
    if (!folded || !prose) {
      value.append('\n');
    } else if (breaks == 0) {
      value.append(' ');
    }
  }

  private void chomp(boolean broken) {
    if (chomping != '-' && broken) {
      value.append('\n');
    }
    if (chomping == '+') {
      value.append("\n".repeat(breaks));
    }
  }

  /** Whether a line's text begins with none of the blanks that keep it from being folded. */
  private boolean isProse(int from) {
    return from >= text.length() || (text.charAt(from) != ' ' && text.charAt(from) != '\t');
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private int spaces(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end - from;
  }

  private boolean isBlank(int from) {
    int first = from + spaces(from);
    return first >= text.length() || text.charAt(first) == '\n';
  }
}
