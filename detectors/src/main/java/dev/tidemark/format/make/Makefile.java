package dev.tidemark.format.make;

import dev.tidemark.document.Document;
import dev.tidemark.document.SharedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Makefile says.
 *
 * @param targets in the order of the file
 * @param variables those with a value that is written out
 * @param includes files that it includes, as written
 */
public record Makefile(List<Target> targets, Map<String, String> variables, List<String> includes)
    implements Document {

  public Makefile {
    targets = List.copyOf(targets);
    variables = Map.copyOf(variables);
    includes = List.copyOf(includes);
  }

  /** A target with what it needs and does; {@code %} in its name stands for anything. */
  public record Target(String name, List<String> needs, List<Line> recipe, int line) {
    public Target {
      name = SharedText.of(name);
      needs = List.copyOf(needs);
      recipe = List.copyOf(recipe);
    }
  }

  /** A line of a recipe, joined with those that continue it, without {@code @} and {@code -}. */
  public record Line(String text, int line, boolean mayFail) {
    public Line {
      text = SharedText.of(text);
    }
  }

  /** The target of a name: the last with a recipe, else one that only needs others, else a pattern. */
  public Optional<Target> target(String name) {
    Target found = null;
    for (Target target : targets) {
      if (target.name().equals(name) && (found == null || found.recipe().isEmpty())) {
        found = target;
      }
    }
    if (found == null) {
      for (Target target : targets) {
        int percent = target.name().indexOf('%');
        if (percent >= 0
            && name.startsWith(target.name().substring(0, percent))
            && name.endsWith(target.name().substring(percent + 1))) {
          return Optional.of(target);
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** What stands for the {@code %} of a pattern in a name; the {@code %} itself where the name is the pattern. */
  public static String stem(String pattern, String name) {
    int percent = pattern.indexOf('%');
    int after = pattern.length() - percent - 1;
    return percent >= 0 && name.length() >= pattern.length() - 1
        ? name.substring(percent, name.length() - after)
        : name;
  }

  /** A line of a recipe with the stem put in; a pattern's own line keeps asking for it. */
  public static String stemmed(String text, String stem) {
    return stem.equals("%")
        ? text
        : text.replace("$(*)", stem).replace("${*}", stem).replace("$*", stem);
  }

  /** The target that runs when none is named. */
  public Optional<Target> first() {
    return targets.stream()
        .filter(t -> !t.name().startsWith(".") && t.name().indexOf('%') < 0)
        .findFirst();
  }

  /** A text with the variables that are written out put in, a few levels deep. */
  public String filled(String text) {
    String at = text;
    for (int round = 0; round < 4 && at.indexOf('$') >= 0; round++) {
      String next = once(at);
      if (next.equals(at) || next.length() > 20_000) {
        break;
      }
      at = next;
    }
    return at;
  }

  private String once(String text) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (c == '$' && next == '$') {
        out.append("$$");
        i += 2;
      } else if (c == '$' && (next == '(' || next == '{')) {
        int end = text.indexOf(next == '(' ? ')' : '}', i);
        String name = end < 0 ? "" : text.substring(i + 2, end);
        String value = variables.get(name);
        boolean known = end >= 0 && value != null && !value.contains("$(" + name);
        out.append(
            known ? value : text.substring(i, i + 2)); // others may hold names that are known
        i = known ? end + 1 : i + 2;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }
}
