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
      return Reading.failed("unreadable", 0, "no text: " + blob.text().encoding());
    }
    String[] rows = blob.text().value().split("\r?\n", -1);
    List<Justfile.Recipe> recipes = new ArrayList<>();
    int at = 0;
    while (at < rows.length) {
      String row = rows[at];
      int line = ++at;
      int colon = row.indexOf(':');
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
          String command = rows[at++].strip();
          script
              .append(
                  command.startsWith("@") || command.startsWith("-")
                      ? command.substring(1)
                      : command)
              .append('\n');
        }
        recipes.add(recipe(row, colon, script.toString(), line));
      }
    }
    return Reading.of(new Justfile(recipes));
  }

  private static Justfile.Recipe recipe(String row, int colon, String script, int line) {
    String name = row.substring(0, colon).strip().split("\\s+", 2)[0];
    List<String> needs = new ArrayList<>();
    for (String need : row.substring(colon + 1).replace("&&", " ").strip().split("\\s+", -1)) {
      String bare = need.replace("(", "").replace(")", "");
      if (!bare.isEmpty() && Character.isLetter(bare.charAt(0))) {
        needs.add(bare);
      }
    }
    return new Justfile.Recipe(
        name.startsWith("@") ? name.substring(1) : name, needs, script, line);
  }
}
