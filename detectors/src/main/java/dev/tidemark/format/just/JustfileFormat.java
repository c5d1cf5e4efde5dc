package dev.tidemark.format.just;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;

/** Reads justfiles. */
@AutoService(Format.class)
public final class JustfileFormat implements Format {

  @Override
  public String id() {
    return "just";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    String name = path.lowerName();
    return name.equals("justfile") || name.equals(".justfile") || path.extension().equals("just");
  }

  @Override
  public int precedence() {
    return 5;
  }

  @Override
  public Reading read(Blob blob) {
    if (!blob.text().isReadable()) {
      return Reading.unreadable(blob.text());
    }
    String[] rows = blob.text().value().split("\r?\n", -1);
    List<Justfile.Recipe> recipes = new ArrayList<>();
    int at = 0;
    while (at < rows.length) {
      String row = rows[at];
      int line = ++at;
      int colon = colon(row);
      boolean head =
          colon > 0
              && !Character.isWhitespace(row.charAt(0))
              && "#[{".indexOf(row.charAt(0)) < 0
              && !row.startsWith(":=", colon)
              && !row.startsWith("set ")
              && !row.startsWith("alias ")
              && !row.startsWith("export ");
      if (head) {
        StringBuilder script = new StringBuilder();
        while (at < rows.length
            && (rows[at].isBlank() || Character.isWhitespace(rows[at].charAt(0)))) {
          script.append(command(rows[at++].strip())).append('\n');
        }
        recipes.add(recipe(row, colon, script.toString(), line));
      }
    }
    return Reading.of(new Justfile(recipes));
  }

  /**
   * The command without {@code @}; one after {@code -} may fail, which is said as the shell says
   * it.
   */
  private static String command(String row) {
    int start = 0;
    boolean mayFail = false;
    while (start < row.length() && start < 2 && "@-".indexOf(row.charAt(start)) >= 0) {
      mayFail |= row.charAt(start++) == '-';
    }
    String command = row.substring(start);
    return mayFail && !command.isEmpty() && !command.endsWith("\\")
        ? command + " || true"
        : command;
  }

  /** The first colon outside the quoted default of a parameter. */
  private static int colon(String row) {
    char quote = 0;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == ':') {
        return i;
      }
    }
    return -1;
  }

  private static Justfile.Recipe recipe(String row, int colon, String script, int line) {
    String name = row.substring(0, colon).strip().split("\\s+", 2)[0];
    List<String> needs = new ArrayList<>();
    String after = row.substring(colon + 1);
    int comment = after.indexOf(" #");
    after = comment < 0 ? after : after.substring(0, comment);
    boolean given =
        false; // within brackets only the first word is a recipe, the others are given to it
    for (String need : after.replace("&&", " ").strip().split("\\s+", -1)) {
      String bare = need.replace("(", "").replace(")", "");
      if (!given && !bare.isEmpty() && Character.isLetter(bare.charAt(0))) {
        needs.add(bare);
      }
      given = (given || need.startsWith("(")) && !need.endsWith(")");
    }
    return new Justfile.Recipe(
        name.startsWith("@") ? name.substring(1) : name, needs, script, line);
  }
}
