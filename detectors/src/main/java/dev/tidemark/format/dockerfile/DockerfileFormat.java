package dev.tidemark.format.dockerfile;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads Dockerfiles: continued lines, {@code # escape=}, here-documents, arguments in {@code FROM}.
 */
@AutoService(Format.class)
public final class DockerfileFormat implements Format {

  /** Endings of files about a Dockerfile, such as {@code dockerfile.md}. */
  private static final Set<String> OF_OTHERS =
      Set.of("dockerignore", "md", "adoc", "rst", "html", "sh", "py", "json", "yaml", "yml");

  @Override
  public String id() {
    return "dockerfile";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public boolean accepts(RepoPath path) {
    String name = path.lowerName();
    return name.equals("dockerfile")
        || name.equals("containerfile")
        || (name.startsWith("dockerfile.") && !OF_OTHERS.contains(path.extension()))
        || name.endsWith(".dockerfile");
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
    char escape =
        rows.length > 0 && rows[0].replace(" ", "").toLowerCase(Locale.ROOT).equals("#escape=`")
            ? '`'
            : '\\';
    List<Dockerfile.Stage> stages = new ArrayList<>();
    List<Dockerfile.Run> commands = new ArrayList<>();
    Map<String, String> arguments = new LinkedHashMap<>();
    Start start = new Start();
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
      int heredoc = heredocStart(statement);
      if (heredoc > 0 && (statement.startsWith("RUN") || statement.startsWith("COPY"))) {
        at = heredoc(statement, heredoc, rows, at, commands, line);
        if (at > rows.length) {
          flaws.add(new Reading.Flaw("dockerfile-syntax", line, "a here-document has no end"));
        }
      } else {
        statement(statement, line, stages, commands, arguments);
        start.read(statement);
      }
    }
    return Reading.of(new Dockerfile(stages, commands, start.entrypoint, start.command), flaws);
  }

  /** What the image starts: the last words of its last stage. */
  private static final class Start {
    private List<String> entrypoint = List.of();
    private List<String> command = List.of();

    void read(String statement) {
      String[] parts = statement.split("\\s+", 2);
      String rest = parts.length > 1 ? parts[1].strip() : "";
      switch (parts[0].toUpperCase(Locale.ROOT)) {
        case "FROM" -> {
          entrypoint = List.of();
          command = List.of();
        }
        case "ENTRYPOINT" -> entrypoint = words(rest);
        case "CMD" -> command = words(rest);
        default -> {}
      }
    }

    /** {@code ["a", "b"]} as words, anything else as a line for a shell. */
    private static List<String> words(String written) {
      if (!written.startsWith("[") || !written.endsWith("]")) {
        return written.isEmpty() ? List.of() : List.of("sh", "-c", written);
      }
      List<String> words = new ArrayList<>();
      int at = written.indexOf('"');
      while (at >= 0) {
        int end = written.indexOf('"', at + 1);
        if (end < 0) {
          break;
        }
        words.add(written.substring(at + 1, end));
        at = written.indexOf('"', end + 1);
      }
      return words;
    }
  }

  /**
   * Where {@code <<EOF} begins: a word follows, unlike in {@code <<<} and in a shift of numbers.
   */
  private static int heredocStart(String statement) {
    int from = statement.indexOf("<<");
    int word = from + 2;
    while (from > 0 && word < statement.length() && "-\"'".indexOf(statement.charAt(word)) >= 0) {
      word++;
    }
    boolean starts =
        from > 0
            && word < statement.length()
            && (Character.isLetter(statement.charAt(word)) || statement.charAt(word) == '_');
    return starts ? from : -1;
  }

  private static int heredoc(
      String statement, int from, String[] rows, int at, List<Dockerfile.Run> commands, int line) {
    String end =
        statement
            .substring(from + (statement.startsWith("<<-", from) ? 3 : 2))
            .replace("\"", "")
            .replace("'", "")
            .strip()
            .split("\\s+", 2)[0];
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
