package dev.tidemark.format.hcl;

import dev.tidemark.document.Blob;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * A template of a job file, with the actions of nomad-pack, Levant and Jinja taken out so that the rest is HCL: an action on
 * lines of its own goes, one among other text leaves a word that stands for what it gives. Lines stay where they are.
 */
final class JobTemplate {
  private static final String STANDS_FOR_IT = "templated";

  private static final Set<String> DECIDING =
      Set.of("if", "else", "end", "range", "with", "define", "for", "endfor", "endif", "elif");

  private final String text;
  private final StringBuilder out;
  private final Set<String> gone = new HashSet<>();
  private boolean quoted;
  private boolean blank = true;

  private JobTemplate(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  static Blob settled(String text) {
    return new Blob(new JobTemplate(text).settle().getBytes(StandardCharsets.UTF_8));
  }

  private String settle() {
    int at = 0;
    while (at < text.length()) {
      int end = end(at);
      if (end > 0) {
        replace(at, end);
        at = end;
      } else {
        copy(text.charAt(at++));
      }
    }
    return out.toString();
  }

  private void copy(char c) {
    out.append(c);
    if (c == '\n') {
      quoted = false;
      blank = true;
    } else {
      quoted ^= c == '"';
      blank &= Character.isWhitespace(c);
    }
  }

  /** Where the action that begins here ends; 0 where none begins or its end does not come. */
  private int end(int at) {
    String close = close(at);
    if (close.isEmpty() || gone.contains(close)) {
      return 0;
    }
    int end = text.indexOf(close, at + 2);
    if (end < 0) {
      gone.add(close);
      return 0;
    }
    return end + close.length();
  }

  /** What ends the action that begins here; empty where none does. */
  private String close(int at) {
    if (text.startsWith("[[", at)) {
      return "]]";
    }
    if (text.startsWith("{{", at)) {
      return "}}";
    }
    return text.startsWith("{%", at) ? "%}" : "";
  }

  private void replace(int at, int end) {
    if (quoted) {
      out.append(STANDS_FOR_IT);
    } else if (blank && isKey(end)) {
      out.append(STANDS_FOR_IT);
      blank = false;
    } else if (!(blank && restIsBlank(end)) && !decides(at)) {
      out.append('"').append(STANDS_FOR_IT).append('"');
      blank = false;
    }
    text.substring(at, end).chars().filter(c -> c == '\n').forEach(c -> out.append('\n'));
  }

  /** Whether an equals sign follows: then the action writes the name of an attribute. */
  private boolean isKey(int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return text.startsWith("=", at) && !text.startsWith("==", at);
  }

  /** Whether the action decides what is written, and writes nothing itself. */
  private boolean decides(int from) {
    int at = from + 2;
    while (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == ' ')) {
      at++;
    }
    int word = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return DECIDING.contains(text.substring(word, at));
  }

  /** Whether nothing but further actions follows on the line. */
  private boolean restIsBlank(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n') {
      int end = end(at);
      if (end == 0 && !Character.isWhitespace(text.charAt(at))) {
        return false;
      }
      at = Math.max(end, at + 1);
    }
    return true;
  }
}
