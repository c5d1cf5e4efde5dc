package dev.tidemark.format.dockerfile;

import dev.tidemark.document.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Goes through a Dockerfile statement by statement, continued lines joined and here-documents taken whole. */
final class DockerfileReader {
  private final String[] rows;
  private final char escape;
  private final List<Dockerfile.Stage> stages = new ArrayList<>();
  private final List<Dockerfile.Run> commands = new ArrayList<>();
  private final List<Reading.Flaw> flaws = new ArrayList<>();

  /** Defaults of the arguments before the first stage, which bases may name. */
  private final Map<String, String> arguments = new LinkedHashMap<>();

  private List<String> entrypoint = List.of();
  private List<String> command = List.of();
  private final List<Dockerfile.Copy> copies = new ArrayList<>();
  private String directory = "/";
  private int at;

  DockerfileReader(String text) {
    this.rows = text.split("\r?\n", -1);
    this.escape =
        rows[0].replace(" ", "").toLowerCase(Locale.ROOT).equals("#escape=`") ? '`' : '\\';
  }

  Reading read() {
    while (at < rows.length) {
      int line = at + 1;
      String statement = joined();
      int heredoc = heredocStart(statement);
      if (heredoc > 0 && (statement.startsWith("RUN") || statement.startsWith("COPY"))) {
        heredoc(statement, heredoc, line);
      } else {
        statement(statement, line);
      }
    }
    return Reading.of(
        new Dockerfile(stages, commands, entrypoint, command, directory, copies), flaws);
  }

  /** The next statement without the ends of its lines; comments may stand among them. */
  private String joined() {
    StringBuilder text = new StringBuilder();
    boolean more = true;
    while (more && at < rows.length) {
      String row = rows[at++].strip();
      boolean nothing = row.isEmpty() || row.startsWith("#");
      more =
          nothing ? text.length() > 0 && at < rows.length : row.charAt(row.length() - 1) == escape;
      if (!nothing) {
        text.append(more ? row.substring(0, row.length() - 1) : row).append(more ? " " : "");
      }
    }
    return text.toString().strip();
  }

  /** Where {@code <<EOF} begins: a word follows, unlike in {@code <<<} and in a shift of numbers. */
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

  private void heredoc(String statement, int from, int line) {
    String end =
        statement
            .substring(from + (statement.startsWith("<<-", from) ? 3 : 2))
            .replace("\"", "")
            .replace("'", "")
            .strip()
            .split("\\s+", 2)[0];
    StringBuilder script = new StringBuilder();
    while (at < rows.length && !rows[at].strip().equals(end)) {
      script.append(rows[at++]).append('\n');
    }
    if (statement.startsWith("RUN")) {
      commands.add(new Dockerfile.Run(script.toString(), line + 1));
    }
    if (at == rows.length) {
      flaws.add(new Reading.Flaw("dockerfile-syntax", line, "a here-document has no end"));
    }
    at++;
  }

  private void statement(String statement, int line) {
    String[] words = statement.split("\\s+");
    String rest = statement.substring(words[0].length()).strip();
    switch (words[0].toUpperCase(Locale.ROOT)) {
      case "FROM" -> from(words, line);
      case "RUN" -> commands.add(new Dockerfile.Run(rest, line));
      case "ARG" -> argument(words);
      case "ENTRYPOINT" -> entrypoint = words(rest);
      case "CMD" -> command = words(rest);
      case "WORKDIR" -> directory = absolute(rest.replace("\"", ""));
      case "COPY", "ADD" ->
          copy(rest.startsWith("[") ? words(rest) : List.of(words).subList(1, words.length));
      default -> {}
    }
  }

  /** What comes from another stage or image is none of the repository's. */
  private void copy(List<String> written) {
    List<String> words = written.stream().filter(word -> !word.startsWith("--")).toList();
    boolean elsewhere = written.stream().anyMatch(word -> word.startsWith("--from="));
    if (!elsewhere && words.size() > 1) {
      String target = words.get(words.size() - 1);
      String place = absolute(target);
      boolean folder = target.endsWith("/") || target.endsWith(".");
      copies.add(
          new Dockerfile.Copy(
              words.subList(0, words.size() - 1),
              folder && !place.endsWith("/") ? place + "/" : place));
    }
  }

  /** A path of the image, from where the stage works. */
  private String absolute(String path) {
    String bare = path.startsWith("./") ? path.substring(2) : path.equals(".") ? "" : path;
    return bare.startsWith("/") ? bare : directory + (directory.endsWith("/") ? "" : "/") + bare;
  }

  private void argument(String[] words) {
    if (stages.isEmpty() && words.length > 1 && words[1].indexOf('=') > 0) {
      String[] pair = words[1].split("=", 2);
      arguments.put(pair[0], pair[1].replace("\"", ""));
    }
  }

  /** A stage begins: what the image starts is what its last stage says. */
  private void from(String[] words, int line) {
    entrypoint = List.of();
    command = List.of();
    directory = "/";
    copies.clear();
    int image = 1;
    while (image < words.length && words[image].startsWith("--")) {
      image++;
    }
    if (image < words.length) {
      boolean named = image + 2 < words.length && words[image + 1].equalsIgnoreCase("as");
      stages.add(new Dockerfile.Stage(filled(words[image]), named ? words[image + 2] : "", line));
    }
  }

  private String filled(String written) {
    String base = written;
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      String name = "$" + argument.getKey();
      base = base.replace("${" + argument.getKey() + "}", argument.getValue());
      if (base.equals(name) || base.endsWith(":" + name)) {
        base = base.replace(name, argument.getValue());
      }
    }
    return base;
  }

  /** {@code ["a", "b"]} as words, anything else as a line for a shell. */
  private static List<String> words(String written) {
    if (!written.startsWith("[") || !written.endsWith("]")) {
      return written.isEmpty() ? List.of() : List.of("sh", "-c", written);
    }
    List<String> words = new ArrayList<>();
    int from = written.indexOf('"');
    while (from >= 0) {
      int end = written.indexOf('"', from + 1);
      if (end < 0) {
        break;
      }
      words.add(written.substring(from + 1, end));
      from = written.indexOf('"', end + 1);
    }
    return words;
  }
}
