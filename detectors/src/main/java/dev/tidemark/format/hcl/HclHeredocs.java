package dev.tidemark.format.hcl;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds where the heredocs of a file begin and end, by their markers. */
final class HclHeredocs {
  private final HclSource source;
  private final char[] text;
  private @Nullable Map<String, Integer> lastLines;

  HclHeredocs(HclSource source, char[] text) {
    this.source = source;
    this.text = text;
  }

  /** Whether {@code <<} here is followed by a marker and the end of the line. */
  boolean isHere() {
    int i = source.at + 2;
    if (i < text.length && text[i] == '-') {
      i++;
    }
    if (i >= text.length || !HclSource.startsName(text[i])) {
      return false;
    }
    while (i < text.length && HclSource.inName(text[i])) {
      i++;
    }
    while (i < text.length && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r')) {
      i++;
    }
    return i >= text.length || text[i] == '\n';
  }

  /** The marker; afterwards the position is at the line feed behind it. */
  String marker() {
    source.at += source.next() == '<' && source.after() == '-' ? 3 : 2;
    String marker = source.simpleName();
    source.skipLine();
    return marker;
  }

  /** Whether this line is the marker and nothing else. */
  boolean endsHere(String marker) {
    int i = source.at;
    while (i < text.length && (text[i] == ' ' || text[i] == '\t')) {
      i++;
    }
    if (i + marker.length() > text.length) {
      return false;
    }
    for (int k = 0; k < marker.length(); k++) {
      if (text[i + k] != marker.charAt(k)) {
        return false;
      }
    }
    i += marker.length();
    while (i < text.length && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r')) {
      i++;
    }
    return i >= text.length || text[i] == '\n';
  }

  void skipMarker(String marker) {
    source.skipBlanks();
    source.at += marker.length();
  }

  /** Whether a line that is this name and nothing else follows a place. */
  boolean hasLine(String name, int from) {
    if (lastLines == null) {
      lastLines = lastLines();
    }
    return lastLines.getOrDefault(name, -1) > from;
  }

  /** The places where each short line comes last. */
  private Map<String, Integer> lastLines() {
    Map<String, Integer> last = new HashMap<>();
    int begin = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i == text.length || text[i] == '\n') {
        if (i - begin <= HclSource.LONGEST_NAME) {
          last.put(new String(text, begin, i - begin).strip(), begin);
        }
        begin = i + 1;
      }
    }
    return last;
  }
}
