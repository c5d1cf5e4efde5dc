package dev.tidemark.format.testsource;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Goes through a program once, character by character, and keeps words, texts and imports within limits. */
final class TestSourceReader {
  /** Most distinct words and texts kept of one file: real tests have some hundreds. */
  private static final int MOST = 2_000;

  /** Longer texts are data. Characters. */
  private static final int LONGEST_TEXT = 200;

  private static final Set<String> IMPORT_WORDS =
      Set.of("import", "from", "require", "require_relative", "load", "using");

  private static final Set<String> SKIPPING_WORDS =
      Set.of("it.skip", "test.skip", "describe.skip", "xit", "xdescribe", "skip", "pending");

  private final String source;
  private final List<String> imports = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> texts = new LinkedHashSet<>();
  private int tests;
  private int skipped;
  private int line = 1;
  private int firstTest;
  private boolean importing;
  private boolean importBlock;

  TestSourceReader(String source) {
    this.source = source;
  }

  TestSource read() {
    int i = 0;
    boolean fresh = true;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c == '\n') {
        line++;
        importing = importBlock;
        fresh = true;
        i++;
      } else if (isComment(i)) {
        i = endOfLine(i);
      } else if (c == '"' || c == '\'' || c == '`') {
        i = text(i, c);
        fresh = false;
      } else if (Character.isLetter(c) || c == '_' || c == '@') {
        i = word(i, fresh);
        fresh = false;
      } else {
        if (c == ')' && importBlock) {
          importBlock = false;
        }
        fresh &= Character.isWhitespace(c);
        i++;
      }
    }
    return new TestSource(imports, names, texts, tests, skipped, Math.max(1, firstTest));
  }

  private boolean isComment(int i) {
    char c = source.charAt(i);
    boolean slashes = c == '/' && i + 1 < source.length() && source.charAt(i + 1) == '/';
    boolean hash = c == '#' && (i == 0 || Character.isWhitespace(source.charAt(i - 1)));
    return slashes || hash;
  }

  private int endOfLine(int from) {
    int end = source.indexOf('\n', from);
    return end < 0 ? source.length() : end;
  }

  private int text(int from, char quote) {
    boolean triple = source.startsWith(String.valueOf(quote).repeat(3), from);
    if (triple) {
      int close = source.indexOf(String.valueOf(quote).repeat(3), from + 3);
      int end = close < 0 ? source.length() : close + 3;
      countLines(from, end);
      return end;
    }
    int i = from + 1;
    while (i < source.length()
        && source.charAt(i) != quote
        && (source.charAt(i) != '\n' || quote == '`')) {
      i += source.charAt(i) == '\\' && quote != '`' ? 2 : 1;
    }
    int end = Math.min(i, source.length());
    String text = source.substring(from + 1, end);
    countLines(from, end);
    if (importing) {
      imports.add(text);
    }
    if (text.length() <= LONGEST_TEXT && texts.size() < MOST) {
      texts.add(text);
    }
    return end < source.length() && source.charAt(end) == quote ? end + 1 : end;
  }

  private void countLines(int from, int to) {
    for (int i = from; i < to; i++) {
      line += source.charAt(i) == '\n' ? 1 : 0;
    }
  }

  private int word(int from, boolean fresh) {
    int i = from + 1;
    while (i < source.length() && isPart(source.charAt(i))) {
      i++;
    }
    String word = source.substring(from, i);
    if ((fresh && IMPORT_WORDS.contains(word))
        || word.equals("require")
        || (importing && word.equals("from"))) {
      importing = true;
      importBlock = word.equals("import") && source.startsWith(" (", i);
    } else if (importing && !importBlock && (fresh || !word.equals("as"))) {
      imports.add(word);
    }
    if (names.size() < MOST) {
      names.add(word);
    }
    count(word, i, fresh);
    return i;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }

  /** Tests as the languages declare them, and the words that leave them out. */
  private void count(String word, int end, boolean fresh) {
    boolean called = end < source.length() && source.charAt(end) == '(';
    boolean spaced = end < source.length() && source.charAt(end) == ' ';
    boolean go =
        word.startsWith("Test")
            && called
            && source.startsWith("func ", Math.max(0, end - word.length() - 5));
    boolean python =
        word.startsWith("test_")
            && called
            && source.startsWith("def ", Math.max(0, end - word.length() - 4));
    boolean script = fresh && called && Set.of("test", "it").contains(word);
    boolean ruby = fresh && spaced && Set.of("it", "its", "control", "describe").contains(word);
    if ((go && !word.equals("TestMain")) || python || script || ruby) {
      tests++;
      firstTest = firstTest == 0 ? line : firstTest;
    }
    if (isSkip(word, fresh, called)) {
      skipped++;
    }
  }

  private static boolean isSkip(String word, boolean fresh, boolean called) {
    boolean call = word.equals("t.Skip") || word.equals("t.SkipNow") || word.equals("pytest.skip");
    boolean mark = word.equals("@pytest.mark.skip") || word.equals("@unittest.skip");
    return (called && call) || mark || (fresh && SKIPPING_WORDS.contains(word));
  }
}
