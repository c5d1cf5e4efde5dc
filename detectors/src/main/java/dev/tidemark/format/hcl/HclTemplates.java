package dev.tidemark.format.hcl;

import dev.tidemark.format.hcl.HclFrame.Kind;

/** The texts of HCL in which values are inserted: quoted strings and heredocs, up to their ends. */
final class HclTemplates {
  private final HclSource source;
  private final HclHeredocs heredocs;
  private final HclStack open;
  private final boolean strict;

  HclTemplates(HclSource source, HclStack open, boolean strict) {
    this.source = source;
    this.heredocs = source.heredocs();
    this.open = open;
    this.strict = strict;
  }

  /** Whether a heredoc begins here. */
  boolean isHeredoc() {
    return heredocs.isHere();
  }

  void openHeredoc() {
    int line = source.line;
    String marker = heredocs.marker();
    if (strict && !heredocs.hasLine(marker, source.at)) {
      open.flaw("hcl-syntax", line, "a heredoc without its end");
      return;
    }
    HclFrame heredoc = open.push(Kind.HEREDOC, line, source.at);
    heredoc.name = marker;
    heredoc.plainText = true;
  }

  /** Reads what is open on top up to its end or to what is inserted next. */
  void read() {
    HclFrame frame = open.top;
    boolean more = true;
    while (more && source.at < source.length()) {
      char c = source.current();
      boolean sign = c == '$' || c == '%';
      if (c == '\n') {
        more = lineEnd(frame);
      } else if (frame.kind == Kind.QUOTE && c == '"') {
        source.at++;
        open.close();
        more = false;
      } else if (sign && source.next() == '{') {
        insertion(frame, c);
        more = false;
      } else {
        frame.plainText = true;
        source.at = Math.min(source.at + length(frame, c), source.length());
      }
    }
  }

  /** The characters that stand for one of the text: an escape has more. */
  private int length(HclFrame frame, char c) {
    if (frame.kind == Kind.QUOTE && c == '\\') {
      return source.next() == '\n' ? 1 : 2;
    }
    boolean sign = c == '$' || c == '%';
    return sign && source.next() == c && source.after() == '{' ? 3 : 1;
  }

  /** Steps over a line's end; false where the text ends there. */
  private boolean lineEnd(HclFrame frame) {
    if (frame.kind == Kind.QUOTE) {
      open.flaw("hcl-syntax", source.line, "a string without its end");
      open.close();
      return false;
    }
    open.newline();
    if (open.top != frame) {
      return false;
    }
    boolean ends = heredocs.endsHere(frame.name);
    if (ends) {
      closeHeredoc();
    }
    return !ends;
  }

  private void insertion(HclFrame frame, char sign) {
    source.at += 2;
    frame.interpolations++;
    frame.plainText |= sign == '%';
    open.push(Kind.INTERPOLATION, source.line, source.at);
  }

  private void closeHeredoc() {
    int end = source.at;
    heredocs.skipMarker(open.top.name);
    open.closeHeredoc(end);
  }
}
