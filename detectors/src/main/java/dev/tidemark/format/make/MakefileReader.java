package dev.tidemark.format.make;

import dev.tidemark.document.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes through a Makefile line by line: definitions, variables, rules with their recipes. */
final class MakefileReader {
  /** Longer definitions are not put in anywhere. */
  private static final int MAX_DEFINITION = 8_000;

  /** Longer calls are programs that nobody writes in a recipe. */
  private static final int MAX_CALL_LINES = 30;

  private final String[] rows;
  private final List<Makefile.Target> targets = new ArrayList<>();

  /** What makes the targets that a variable lists, by how they are written: {@code $(DIRECTORIES)}. */
  private final Map<String, String> patterns = new HashMap<>();

  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<String> includes = new ArrayList<>();
  private final List<Reading.Flaw> flaws = new ArrayList<>();
  private int at;

  MakefileReader(String text) {
    this.rows = text.split("\n", -1);
  }

  Reading read() {
    while (at < rows.length) {
      int line = at + 1;
      String row = joined();
      String bare = row.strip();
      if (bare.startsWith("define ")) {
        definition(bare.substring(7), line);
      } else if (bare.startsWith("include ") || bare.startsWith("-include ")) {
        includes.addAll(List.of(bare.substring(bare.indexOf(' ') + 1).strip().split("\\s+", -1)));
      } else if (!bare.isEmpty() && bare.charAt(0) != '#' && row.charAt(0) != '\t') {
        rule(row, line);
      }
    }
    return Reading.of(new Makefile(named(), variables, includes), flaws);
  }

  /** A variable over several lines: what {@code $(call …)} puts in. */
  private void definition(String head, int line) {
    StringBuilder value = new StringBuilder();
    boolean goesOn = false; // then the tab that the next line begins with parts its words
    while (at < rows.length) {
      String row = strip(rows[at++]);
      if (isEnd(row.strip())) {
        variables.put(head.strip().split("[\\s:=]", 2)[0], value.toString());
        return;
      }
      if (value.length() < MAX_DEFINITION) {
        String bare = row.strip().replaceFirst("^[@-]+", "");
        value.append(goesOn ? " " : "").append(bare).append('\n');
        goesOn = bare.endsWith("\\");
      }
    }
    flaws.add(new Reading.Flaw("make-syntax", line, "a define has no endef"));
  }

  /** {@code endef} may have a comment behind it. */
  private static boolean isEnd(String row) {
    return row.startsWith("endef")
        && (row.length() == 5 || Character.isWhitespace(row.charAt(5)) || row.charAt(5) == '#');
  }

  private String joined() {
    StringBuilder row = new StringBuilder(strip(rows[at++]));
    while (row.length() > 0 && row.charAt(row.length() - 1) == '\\' && at < rows.length) {
      row.setLength(row.length() - 1);
      row.append(' ').append(strip(rows[at++]).strip());
    }
    return row.toString();
  }

  private static String strip(String row) {
    return row.endsWith("\r") ? row.substring(0, row.length() - 1) : row;
  }

  private void rule(String written, int line) {
    int hash = written.indexOf('#'); // a comment may hold an equals sign: "plan: ## ENV=dev"
    int semicolon = written.indexOf(';');
    boolean comments =
        hash > 0 && (semicolon < 0 || semicolon > hash) && written.charAt(hash - 1) != '\\';
    String row = comments ? written.substring(0, hash) : written;
    int equals = row.indexOf('=');
    int colon = row.indexOf(':');
    if (equals > 0
        && (colon < 0 || colon == equals - 1 || equals < colon || row.startsWith("::=", colon))) {
      variable(row, equals);
    } else if (colon > 0 && (row.indexOf('=', colon) < 0 || row.indexOf(';', colon) > 0)) {
      target(row, colon, line);
    }
  }

  private void variable(String row, int equals) {
    int end = equals;
    while (end > 0 && ":?+!".indexOf(row.charAt(end - 1)) >= 0) {
      end--;
    }
    String name = row.substring(0, end).strip();
    name = name.startsWith("export ") ? name.substring(7).strip() : name;
    String value = row.substring(equals + 1);
    int comment = value.indexOf(" #");
    variables.put(name, (comment < 0 ? value : value.substring(0, comment)).strip());
  }

  private void target(String row, int colon, int line) {
    String after = row.substring(colon + 1);
    after = after.startsWith(":") ? after.substring(1) : after;
    int comment = after.indexOf('#');
    after = comment < 0 ? after : after.substring(0, comment);
    int semicolon = after.indexOf(';');
    List<Makefile.Line> recipe = new ArrayList<>();
    if (semicolon >= 0) {
      recipe.add(command(after.substring(semicolon + 1), line));
      after = after.substring(0, semicolon);
    }
    recipe(recipe);
    List<String> needs = new ArrayList<>();
    for (String need : withoutSearches(after).strip().split("\\s+", -1)) {
      if (!need.isEmpty() && !need.equals("|")) {
        needs.add(need);
      }
    }
    String names = row.substring(0, colon).strip();
    String first = needs.isEmpty() ? "" : needs.get(0);
    if (first.endsWith(":") && first.indexOf('%') >= 0) {
      String pattern = first.substring(0, first.length() - 1);
      ofPattern(names, pattern, needs.subList(1, needs.size()), recipe, line);
      return;
    }
    for (String name : names.split("\\s+", -1)) {
      targets.add(new Makefile.Target(name, needs, recipe, line));
    }
  }

  /** Needs without the files that a function lists: {@code $(shell find . -name '*.go')}. */
  private static String withoutSearches(String needs) {
    String left = needs;
    for (String search : List.of("$(shell ", "$(wildcard ")) {
      int from = left.indexOf(search);
      while (from >= 0) {
        int depth = 1;
        int end = from + 2;
        while (end < left.length() && depth > 0) {
          char c = left.charAt(end++);
          depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        left = left.substring(0, from) + " " + left.substring(end);
        from = left.indexOf(search);
      }
    }
    return left;
  }

  /** {@code one two: %: %.c} makes each of its targets by one pattern; those of a variable stand as the pattern. */
  private void ofPattern(
      String names, String pattern, List<String> needs, List<Makefile.Line> recipe, int line) {
    boolean listed = names.indexOf('$') < 0;
    if (!listed) {
      patterns.put(names, pattern);
    }
    String made = listed ? names : pattern;
    for (String name : made.split("\\s+", -1)) {
      String stem = Makefile.stem(pattern, name);
      List<String> own = needs.stream().map(need -> need.replace("%", stem)).toList();
      List<Makefile.Line> lines =
          recipe.stream()
              .map(
                  row ->
                      new Makefile.Line(
                          Makefile.stemmed(row.text(), stem), row.line(), row.mayFail()))
              .toList();
      targets.add(new Makefile.Target(name, own, lines, line));
    }
  }

  /** The targets, where what others need by the same variable as a pattern makes is that pattern. */
  private List<Makefile.Target> named() {
    if (patterns.isEmpty()) {
      return targets;
    }
    return targets.stream()
        .map(
            target ->
                new Makefile.Target(
                    target.name(),
                    target.needs().stream().map(n -> patterns.getOrDefault(n, n)).toList(),
                    target.recipe(),
                    target.line()))
        .toList();
  }

  private void recipe(List<Makefile.Line> recipe) {
    while (at < rows.length) {
      String row = rows[at];
      boolean blank = row.isBlank() || (row.strip().startsWith("#") && row.charAt(0) != '\t');
      boolean conditional =
          row.startsWith("if") || row.startsWith("else") || row.startsWith("endif");
      if (!row.startsWith("\t") && !blank && !conditional) {
        return;
      }
      int line = at + 1;
      if (blank || conditional) {
        at++;
        continue;
      }
      StringBuilder text = new StringBuilder(strip(rows[at++]));
      while (text.length() > 0 && text.charAt(text.length() - 1) == '\\' && at < rows.length) {
        text.append('\n').append(strip(rows[at++]));
      }
      callGoesOn(text);
      recipe.add(command(text.toString(), line));
    }
  }

  /** A call of make's own that a line leaves open ends on one of the next, as {@code .ONESHELL} allows. */
  private void callGoesOn(StringBuilder text) {
    int lines = 0;
    while (lines++ < MAX_CALL_LINES
        && isOpen(text)
        && at < rows.length
        && rows[at].startsWith("\t")) {
      text.append(' ').append(strip(rows[at++]).strip());
    }
  }

  private static boolean isOpen(StringBuilder text) {
    String bare = text.toString().strip();
    if (!bare.startsWith("$(") && !bare.startsWith("@$(")) {
      return false;
    }
    return bare.chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum() > 0;
  }

  private static Makefile.Line command(String text, int line) {
    String bare = text.strip();
    boolean mayFail = false;
    while (!bare.isEmpty() && "@-+".indexOf(bare.charAt(0)) >= 0) {
      mayFail |= bare.charAt(0) == '-';
      bare = bare.substring(1).strip();
    }
    return new Makefile.Line(bare, line, mayFail);
  }
}
