package dev.tidemark.document;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts that come again and again, each kept once: keys and short values are most of what configuration holds, files are
 * called alike everywhere, and the documents of a scan live to its end. Bounded; losing a race or a slot costs a second copy and nothing else.
 */
public final class SharedText {
  /** Longer texts seldom come twice: a command with its options still does. Characters. */
  private static final int LONGEST = 64;

  private static final int SLOTS = 1 << 14;

  private static final Known[] KNOWN = new Known[SLOTS];

  /** A text, and its characters once any were compared with it, which is done many at a time. */
  private static final class Known {
    private final String text;
    private final int hash;
    private char @Nullable [] characters;

    Known(String text, int hash) {
      this.text = text;
      this.hash = hash;
    }

    boolean is(int otherHash, char[] other, int from, int to) {
      if (hash != otherHash || text.length() != to - from) {
        return false;
      }
      char[] own = characters;
      if (own == null) {
        own = text.toCharArray();
        characters = own;
      }
      return Arrays.equals(own, 0, own.length, other, from, to);
    }
  }

  private SharedText() {}

  /** A text that exists already, or an equal one that is kept. */
  public static String of(String text) {
    if (text.length() > LONGEST || text.isEmpty()) {
      return text;
    }
    int hash = text.hashCode();
    int slot = slot(hash);
    Known known = KNOWN[slot];
    if (known != null && known.hash == hash && known.text.equals(text)) {
      return known.text;
    }
    KNOWN[slot] = new Known(text, hash);
    return text;
  }

  /** These texts, each as it is kept. */
  public static List<String> of(List<String> texts) {
    if (texts.isEmpty()) {
      return List.of();
    }
    String[] shared = new String[texts.size()];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = of(texts.get(i));
    }
    return List.of(shared);
  }

  /** The part of a text between two places. */
  public static String of(String text, int from, int to) {
    int length = to - from;
    if (length > LONGEST || length <= 0) {
      return length <= 0 ? "" : text.substring(from, to);
    }
    int hash = 0; // as a text's own
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = slot(hash);
    Known known = KNOWN[slot];
    if (known != null
        && known.hash == hash
        && known.text.length() == length
        && text.startsWith(known.text, from)) {
      return known.text;
    }
    String fresh = text.substring(from, to);
    KNOWN[slot] = new Known(fresh, hash);
    return fresh;
  }

  /** The part of some characters between two places. */
  public static String of(char[] text, int from, int to) {
    int length = to - from;
    if (length > LONGEST || length <= 0) {
      return length <= 0 ? "" : new String(text, from, length);
    }
    int hash = 0; // as a text's own
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = slot(hash);
    Known known = KNOWN[slot];
    if (known != null && known.is(hash, text, from, to)) {
      return known.text;
    }
    Known fresh = new Known(new String(text, from, length), hash);
    KNOWN[slot] = fresh;
    return fresh.text;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }
}
