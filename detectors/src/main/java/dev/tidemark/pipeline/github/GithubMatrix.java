package dev.tidemark.pipeline.github;

import dev.tidemark.document.Document;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of a job's matrix, as far as they are written in the file: in the matrix itself, as JSON in an expression, or
 * as JSON that one line of another job prints for it. What a program computes is known only when it runs.
 */
final class GithubMatrix {
  private static final String FROM_JSON = "fromjson(";

  /** How a script writes where outputs go. */
  private static final Set<String> OUTPUTS =
      Set.of("$GITHUB_OUTPUT", "\"$GITHUB_OUTPUT\"", "${GITHUB_OUTPUT}", "\"${GITHUB_OUTPUT}\"");

  private final Value root;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private GithubMatrix(Value root) {
    this.root = root;
  }

  static Map<String, List<String>> of(Value job, Value root) {
    GithubMatrix matrix = new GithubMatrix(root);
    job.at("strategy", "matrix").map(matrix::settled).ifPresent(matrix::read);
    return matrix.values;
  }

  private void read(Value matrix) {
    for (Value.Pair axis : matrix.pairs()) {
      List<Value> items = settled(axis.value()).items();
      if (axis.key().equals("include")) {
        items.forEach(row -> cells(row, ""));
      } else if (!axis.key().equals("exclude")) {
        List<String> known = values.computeIfAbsent(axis.key(), k -> new ArrayList<>());
        for (Value item : items) {
          item.text().ifPresent(known::add);
          cells(item, axis.key() + ".");
        }
      }
    }
  }

  private void cells(Value row, String prefix) {
    for (Value.Pair cell : row.pairs()) {
      cell.value()
          .text()
          .ifPresent(
              text ->
                  values.computeIfAbsent(prefix + cell.key(), k -> new ArrayList<>()).add(text));
    }
  }

  /** A value, or what its expression comes to. */
  private Value settled(Value value) {
    return value
        .text()
        .map(GithubMatrix::bare)
        .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(FROM_JSON) && text.endsWith(")"))
        .map(text -> text.substring(FROM_JSON.length(), text.length() - 1).strip())
        .flatMap(this::json)
        .flatMap(GithubMatrix::parsed)
        .orElse(value);
  }

  private static String bare(String expression) {
    String text = expression.strip();
    return text.startsWith("${{") && text.endsWith("}}")
        ? text.substring(3, text.length() - 2).strip()
        : "";
  }

  private Optional<String> json(String argument) {
    if (argument.length() > 1 && argument.startsWith("'") && argument.endsWith("'")) {
      return Optional.of(argument.substring(1, argument.length() - 1).replace("''", "'"));
    }
    String[] job = argument.split("\\.", -1);
    return job.length == 4 && job[0].equals("needs") && job[2].equals("outputs")
        ? output(job[1], job[3])
        : Optional.empty();
  }

  /** What a step prints for an output of its job, in one line and whatever happens. */
  private Optional<String> output(String job, String name) {
    String[] step =
        root.text("jobs", job, "outputs", name).map(GithubMatrix::bare).orElse("").split("\\.", -1);
    if (step.length != 4 || !step[0].equals("steps") || !step[2].equals("outputs")) {
      return Optional.empty();
    }
    return root.items("jobs", job, "steps").stream()
        .filter(one -> one.text("id").filter(step[1]::equals).isPresent())
        .filter(one -> one.at("if").isEmpty())
        .findFirst()
        .flatMap(one -> one.text("run"))
        .flatMap(script -> printed(script, step[3]));
  }

  private static Optional<String> printed(String script, String name) {
    List<String> lines =
        script
            .lines()
            .map(String::strip)
            .filter(l -> l.contains(name + "=") || l.contains(name + "<<"))
            .toList();
    String line = lines.size() == 1 ? lines.get(0) : "";
    int end = line.indexOf(">>");
    boolean prints =
        end > 0 && line.startsWith("echo ") && OUTPUTS.contains(line.substring(end + 2).strip());
    String text = prints ? line.substring("echo ".length(), end).strip() : "";
    boolean single =
        text.startsWith("'" + name + "=") && text.indexOf('\'', 1) == text.length() - 1;
    boolean known = text.indexOf('$') < 0 && text.indexOf('`') < 0;
    boolean twice = text.startsWith("\"" + name + "=") && text.endsWith("\"") && known;
    return single || twice
        ? Optional.of(
            text.substring(name.length() + 2, text.length() - 1)
                .replace("\\\"", single ? "\\\"" : "\""))
        : Optional.empty();
  }

  private static Optional<Value> parsed(String json) {
    Reading reading = JsonReader.read(json);
    return (reading.flaws().isEmpty() ? reading.document() : Optional.<Document>empty())
        .map(ConfigDocument.class::cast)
        .flatMap(ConfigDocument::root);
  }
}
