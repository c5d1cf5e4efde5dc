package dev.tidemark.format.recipe;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Format;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the resources of Chef's recipes: a type, a title and {@code do}; some of them run a script. */
@AutoService(Format.class)
public final class ChefFormat implements RecipeFormat {
  private static final Map<String, String> COMMANDS =
      Map.of(
          "execute", "command-module",
          "bash", "shell-module",
          "csh", "shell-module",
          "ksh", "shell-module",
          "script", "shell-module",
          "powershell_script", "shell-module",
          "batch", "shell-module",
          "perl", "script",
          "python", "script",
          "ruby_block", "script");

  private static final List<String> GUARDS = List.of("not_if", "only_if", "creates");

  /** Longer blocks than people write are read to here, so that blocks that never end cost little. Lines. */
  private static final int LONGEST = 200;

  @Override
  public String id() {
    return "chef";
  }

  @Override
  public boolean accepts(RepoPath path) {
    if (!path.extension().equals("rb")) {
      return false; // most files, and nothing has to be taken apart
    }
    List<String> folders = path.parent().names();
    boolean recipe = folders.contains("recipes") || isOwnResource(folders);
    boolean test = path.lowerName().endsWith("_spec.rb") || path.lowerName().endsWith("_test.rb");
    return recipe && !test;
  }

  /** Resources that a cookbook defines itself are made of the same resources. */
  private static boolean isOwnResource(List<String> folders) {
    return (folders.contains("resources") || folders.contains("providers"))
        && folders.stream().anyMatch(folder -> folder.endsWith("cookbooks"));
  }

  @Override
  public Recipe recipe(String text) {
    String[] lines = text.split("\r?\n", -1);
    List<Recipe.Step> steps = new ArrayList<>();
    int resources = 0;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      int space = line.indexOf(' ');
      String type = space < 0 ? "" : line.substring(0, space);
      boolean name =
          !type.isEmpty() && type.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z'));
      String title = space < 0 ? "" : line.substring(space).strip();
      boolean titled = title.startsWith("'") || title.startsWith("\"") || title.startsWith("node[");
      boolean block = title.endsWith(" do") || title.endsWith(" {");
      if (name && titled && (block || COMMANDS.containsKey(type))) {
        resources++;
        String what = COMMANDS.get(type);
        if (what != null) {
          steps.add(new Recipe.Step(what, block && isGuarded(lines, i), i + 1));
        }
      }
    }
    return new Recipe("chef", resources, steps);
  }

  /** Whether the block says when not to run, up to the {@code end} that stands where it began. */
  private static boolean isGuarded(String[] lines, int at) {
    int depth = lines[at].length() - lines[at].stripLeading().length();
    for (int i = at + 1; i < Math.min(lines.length, at + LONGEST); i++) {
      String line = lines[i].strip();
      boolean closing = line.equals("end") || line.equals("}");
      if (closing && lines[i].length() - lines[i].stripLeading().length() <= depth) {
        return false;
      }
      if (line.startsWith("action :nothing")
          || GUARDS.stream()
              .anyMatch(guard -> line.startsWith(guard + " ") || line.startsWith(guard + "("))) {
        return true;
      }
    }
    return false;
  }
}
