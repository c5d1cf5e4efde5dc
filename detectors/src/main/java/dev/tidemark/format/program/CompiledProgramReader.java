package dev.tidemark.format.program;

import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.format.program.ProgramSketch.Construct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the constructors of stacks and resources in programs in Go, Java and C#, from left to right: the type by what is
 * imported, the name by the first text, and of the properties those whose value is written out. Nothing is evaluated.
 */
final class CompiledProgramReader {
  private static final int MOST_CONSTRUCTS = 5_000;

  /** Longer calls than people write are read to here. Characters. */
  private static final int LONGEST = 20_000;

  private final String text;
  private final CompiledImports imports;
  private final Map<String, String> names;
  private final List<Construct> constructs = new ArrayList<>();

  CompiledProgramReader(String text) {
    this.text = text;
    this.imports = CompiledImports.of(text);
    this.names = new TreeMap<>(imports.names());
  }

  ProgramSketch read() {
    int line = 1;
    int at = 0;
    while (at < text.length() && constructs.size() < MOST_CONSTRUCTS) {
      char c = text.charAt(at);
      boolean start =
          Character.isJavaIdentifierStart(c) && (at == 0 || !isPart(text.charAt(at - 1)));
      if (text.startsWith("//", at)) {
        at = end(at, '\n');
      } else if (c == '"' || c == '`') {
        int close = closing(at);
        line += lines(at, close);
        at = close;
      } else if (start) {
        int stop = word(at);
        if (stop < text.length() && text.charAt(stop) == '(') {
          call(at, stop, line);
        }
        at = stop;
      } else {
        line += c == '\n' ? 1 : 0;
        at++;
      }
    }
    return new ProgramSketch(names, constructs);
  }

  private void call(int from, int open, int line) {
    String callee = text.substring(from, open);
    String type = type(callee, from);
    if (!type.isEmpty()) {
      int close = balanced(open);
      boolean builder = callee.endsWith(".Builder.create");
      int stop = builder ? Math.min(text.length(), end(close, ';')) : close;
      int last = line + lines(from, stop);
      constructs.add(
          new Construct(type, name(open, close), properties(open, stop, line), line, last));
    }
  }

  /** What is constructed, as the sketch of another language would write it; empty for any other call. */
  private String type(String callee, int from) {
    int dot = callee.indexOf('.');
    String first = dot < 0 ? callee : callee.substring(0, dot);
    if (callee.endsWith(".Builder.create") && names.containsKey(first)) {
      return first;
    }
    int made = callee.indexOf(".New");
    boolean go = made > 0 && made + 4 < callee.length() && callee.indexOf('.', made + 1) < 0;
    if (go && names.containsKey(first)) {
      return first + "." + callee.substring(made + 4);
    }
    boolean created = text.substring(Math.max(0, from - 4), from).equals("new ");
    if (!created) {
      return "";
    }
    if (names.containsKey(first)) {
      return lowered(callee);
    }
    if (dot < 0 && imports.only().isPresent()) {
      names.put(callee, imports.only().get() + "#" + callee);
      return callee;
    }
    return "";
  }

  /** Namespaces of C# begin with capitals where the libraries of other languages do not. */
  private static String lowered(String callee) {
    int last = callee.lastIndexOf('.');
    int first = callee.indexOf('.');
    return first < 0 || first == last
        ? callee
        : callee.substring(0, first)
            + callee.substring(first, last).toLowerCase(Locale.ROOT)
            + callee.substring(last);
  }

  private String name(int open, int close) {
    int quote = text.indexOf('"', open);
    int end = quote < 0 || quote >= close ? -1 : text.indexOf('"', quote + 1);
    return end < 0 || end >= close ? "" : text.substring(quote + 1, end);
  }

  /** {@code MultiAz: pulumi.Bool(true)}, {@code MultiAz = true} and {@code .multiAz(true)}, of the outermost level. */
  private Mapping properties(int from, int to, int line) {
    List<Pair> found = new ArrayList<>();
    int depth = 0;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '"' || c == '`') {
        at = Math.min(to, closing(at));
        continue;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (Character.isJavaIdentifierStart(c) && !isPart(text.charAt(Math.max(0, at - 1)))) {
        int stop = Math.min(to, word(at));
        String key = text.substring(at, stop);
        if (isGiven(at, stop, to, depth)) {
          int value = afterSpaces(stop, to) + 1;
          literal(value, to).ifPresent(literal -> found.add(pair(key, literal, line)));
        }
        at = stop;
      } else {
        at++;
      }
    }
    return new Mapping(found, "", line, line);
  }

  /** Whether a name is given a value: by a call that is chained to it, or by a sign on the outermost level. */
  private boolean isGiven(int start, int stop, int to, int depth) {
    int sign = afterSpaces(stop, to);
    boolean chained =
        start > 0 && text.charAt(start - 1) == '.' && sign < to && text.charAt(sign) == '(';
    return chained || (depth == 1 && sign + 1 < to && isSign(sign));
  }

  private int afterSpaces(int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private boolean isSign(int at) {
    char c = text.charAt(at);
    char next = text.charAt(at + 1);
    return (c == ':' && next != '=' && next != ':') || (c == '=' && next != '=' && next != '>');
  }

  private static Pair pair(String key, String value, int line) {
    String name = Character.toLowerCase(key.charAt(0)) + key.substring(1);
    boolean quoted = value.startsWith("\"");
    String bare = quoted ? value.substring(1, value.length() - 1) : value;
    return new Pair(name, line, new Scalar(bare, quoted, "", line, line));
  }

  /** A text, number or truth, also inside one call that only wraps it: {@code jsii.Number(3)}. */
  private Optional<String> literal(int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) == ' ') {
      at++;
    }
    int stop = at;
    if (at < to && text.charAt(at) == '"') {
      stop = Math.min(to, closing(at));
      return stop - at > 1 ? Optional.of(text.substring(at, stop)) : Optional.empty();
    }
    while (stop < to && (isPart(text.charAt(stop)) || text.charAt(stop) == '.')) {
      stop++;
    }
    String word = text.substring(at, stop);
    boolean number = !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    if (number || word.equals("true") || word.equals("false")) {
      return Optional.of(word);
    }
    boolean wraps = word.startsWith("pulumi.") || word.startsWith("jsii.");
    return wraps && stop < to && text.charAt(stop) == '('
        ? literal(stop + 1, to)
        : Optional.empty();
  }

  // ---------------------------------------------------------------- text

  private static boolean isPart(char c) {
    return Character.isJavaIdentifierPart(c);
  }

  /** Behind a name and its dots. */
  private int word(int from) {
    int at = from;
    while (at < text.length() && (isPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return at;
  }

  private int end(int from, char sign) {
    int end = text.indexOf(sign, from);
    return end < 0 ? text.length() : end;
  }

  /** Behind the quote that ends the text that begins here. */
  private int closing(int from) {
    char quote = text.charAt(from);
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' && quote == '"' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }

  /** The bracket that closes the one that opens here. */
  private int balanced(int open) {
    int depth = 0;
    int last = Math.min(text.length(), open + LONGEST);
    int at = open;
    while (at < last) {
      char c = text.charAt(at);
      if (c == '"' || c == '`') {
        at = closing(at);
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
      at++;
    }
    return last;
  }

  private int lines(int from, int to) {
    return (int)
        text.substring(from, Math.min(to, text.length())).chars().filter(c -> c == '\n').count();
  }
}
