package dev.tidemark.format.dockerfile;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads Dockerfiles: continued lines, {@code # escape=}, here-documents, arguments in {@code FROM}. */
@AutoService(Format.class)
public final class DockerfileFormat implements Format {

  @Override
  public String id() {
    return "dockerfile";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    String name = path.lowerName();
    return name.equals("dockerfile")
        || name.equals("containerfile")
        || (name.startsWith("dockerfile.") && !name.endsWith(".dockerignore"))
        || name.endsWith(".dockerfile");
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
    char escape =
        rows.length > 0 && rows[0].replace(" ", "").toLowerCase(Locale.ROOT).equals("#escape=`")
            ? '`'
            : '\\';
    List<Dockerfile.Stage> stages = new ArrayList<>();
    List<Dockerfile.Run> commands = new ArrayList<>();
    Map<String, String> arguments = new LinkedHashMap<>();
    Map<String, Integer> lastRows = new HashMap<>();
    for (int row = 0; row < rows.length; row++) {
      lastRows.put(rows[row].strip(), row);
    }
    List<Reading.Flaw> flaws = new ArrayList<>();
    int at = 0;
    while (at < rows.length) {
      int line = at + 1;
      StringBuilder text = new StringBuilder();
      boolean more = true;
      while (more && at < rows.length) {
        String row = rows[at++].strip();
        boolean comment = row.startsWith("#");
        more =
            (comment || row.isEmpty())
                ? text.length() > 0 && at < rows.length
                : row.charAt(row.length() - 1) == escape;
        if (!comment && !row.isEmpty()) {
          text.append(more ? row.substring(0, row.length() - 1) : row).append(more ? " " : "");
        }
      }
      String statement = text.toString().strip();
      String end = heredocEnd(statement);
      if (!end.isEmpty() && lastRows.getOrDefault(end, -1) >= at) {
        at = heredoc(statement, end, rows, at, commands, line);
      } else {
        if (!end.isEmpty()) {
          flaws.add(new Reading.Flaw("dockerfile-syntax", line, "a heredoc without its end"));
        }
        statement(statement, line, stages, commands, arguments);
      }
    }
    return Reading.of(new Dockerfile(stages, commands, arguments), flaws);
  }

  /** The word that ends the heredoc which a statement begins; empty when it begins none. */
  private static String heredocEnd(String statement) {
    int from = statement.indexOf("<<");
    if (from <= 0
        || statement.startsWith("<<<", from)
        || !(statement.startsWith("RUN") || statement.startsWith("COPY"))) {
      return "";
    }
    int start = from + 2;
    while (start < statement.length() && "-\"' ".indexOf(statement.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < statement.length()
        && (Character.isLetterOrDigit(statement.charAt(end))
            || "_-.".indexOf(statement.charAt(end)) >= 0)) {
      end++;
    }
    boolean named = end > start && !Character.isDigit(statement.charAt(start));
    return named ? statement.substring(start, end) : "";
  }

  private static int heredoc(
      String statement,
      String end,
      String[] rows,
      int at,
      List<Dockerfile.Run> commands,
      int line) {
    StringBuilder script = new StringBuilder();
    int next = at;
    while (next < rows.length && !rows[next].strip().equals(end)) {
      script.append(rows[next++]).append('\n');
    }
    if (statement.startsWith("RUN")) {
      commands.add(new Dockerfile.Run(script.toString(), line + 1));
    }
    return next + 1;
  }

  private static void statement(
      String statement,
      int line,
      List<Dockerfile.Stage> stages,
      List<Dockerfile.Run> commands,
      Map<String, String> arguments) {
    String[] words = statement.split("\\s+");
    switch (words[0].toUpperCase(Locale.ROOT)) {
      case "FROM" -> from(words, line, stages, arguments);
      case "RUN" -> commands.add(new Dockerfile.Run(statement.substring(3).strip(), line));
      case "ARG" -> {
        if (stages.isEmpty() && words.length > 1 && words[1].indexOf('=') > 0) {
          String[] pair = words[1].split("=", 2);
          arguments.put(pair[0], pair[1].replace("\"", ""));
        }
      }
      default -> {}
    }
  }

  private static void from(
      String[] words, int line, List<Dockerfile.Stage> stages, Map<String, String> arguments) {
    int image = 1;
    while (image < words.length && words[image].startsWith("--")) {
      image++;
    }
    if (image >= words.length) {
      return;
    }
    String base = words[image];
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      base = base.replace("${" + argument.getKey() + "}", argument.getValue());
      if (base.equals("$" + argument.getKey()) || base.endsWith(":$" + argument.getKey())) {
        base = base.replace("$" + argument.getKey(), argument.getValue());
      }
    }
    String name =
        image + 2 < words.length && words[image + 1].equalsIgnoreCase("as") ? words[image + 2] : "";
    stages.add(new Dockerfile.Stage(base, name, line));
  }
}
