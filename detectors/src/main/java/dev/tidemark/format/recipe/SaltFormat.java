package dev.tidemark.format.recipe;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Format;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads Salt's states line by line: they are YAML only after Jinja has made them so. A state is a function of a module as a
 * key, {@code pkg.installed:}, or a module with its function as the first item below it.
 */
@AutoService(Format.class)
public final class SaltFormat implements RecipeFormat {
  private static final Set<String> GUARDS =
      Set.of("unless", "onlyif", "creates", "onchanges", "onchanges_any", "watch", "stateful");

  private static final Set<String> COMMANDS =
      Set.of("cmd.run", "cmd.script", "cmd.call", "module.run", "cmd.wait", "cmd.wait_script");

  @Override
  public String id() {
    return "salt";
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("sls");
  }

  @Override
  public Recipe recipe(String text) {
    String[] lines = text.split("\r?\n", -1);
    List<Recipe.Step> steps = new ArrayList<>();
    int resources = 0;
    for (int i = 0; i < lines.length; i++) {
      String row = lines[i].strip();
      String line = row.endsWith(": []") ? row.substring(0, row.length() - 3) : row;
      String function = function(lines, i, line);
      if (!function.isEmpty()) {
        resources++;
        if (COMMANDS.contains(function)) {
          boolean guarded = function.contains("wait") || isGuarded(lines, i);
          String what = function.contains("script") ? "script" : "shell-module";
          steps.add(new Recipe.Step(what, guarded, i + 1));
        }
      }
    }
    return new Recipe("salt", resources, steps);
  }

  /** {@code cmd.run} of {@code cmd.run:}, and of {@code cmd:} with {@code - run} below; empty for other lines. */
  private static String function(String[] lines, int at, String line) {
    if (!line.endsWith(":") || line.startsWith("-") || line.startsWith("#")) {
      return "";
    }
    String key = line.substring(0, line.length() - 1);
    int dot = key.indexOf('.');
    if (dot > 0) {
      return isName(key.substring(0, dot)) && isName(key.substring(dot + 1)) ? key : "";
    }
    boolean indented = !lines[at].isEmpty() && lines[at].charAt(0) == ' ';
    if (!indented || !isName(key) || at + 1 >= lines.length) {
      return "";
    }
    String below = lines[at + 1].strip();
    String function = below.startsWith("- ") ? below.substring(2).strip() : "";
    return isName(function) ? key + "." + function : "";
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }

  private static boolean isGuarded(String[] lines, int at) {
    int depth = indent(lines[at]);
    for (int i = at + 1; i < lines.length; i++) {
      String line = lines[i].strip();
      if (!line.isEmpty() && !line.startsWith("{%") && !line.startsWith("#")) {
        if (indent(lines[i]) < depth || (indent(lines[i]) == depth && !line.startsWith("-"))) {
          return false;
        }
        int colon = line.indexOf(':');
        String key = line.startsWith("- ") && colon > 0 ? line.substring(2, colon).strip() : "";
        if (GUARDS.contains(key)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int indent(String line) {
    int blanks = 0;
    while (blanks < line.length() && line.charAt(blanks) == ' ') {
      blanks++;
    }
    return blanks;
  }
}
