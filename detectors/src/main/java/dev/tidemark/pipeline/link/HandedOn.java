package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.pipeline.PathPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the steps of a job hand on to those after them through the files that GitHub gives them: {@code echo "DIR=infra" >>
 * "$GITHUB_ENV"}, and the outputs of steps that have an id.
 */
final class HandedOn {
  /** More values than steps that people write hand on. */
  private static final int MAX_VALUES = 500;

  /** What several branches of a script hand on by turns; more than this is made up when it runs. */
  private static final int MAX_CHOICES = 20;

  /** The script by which actionlint's own documentation fetches it: the step's output names the program. */
  private static final String ACTIONLINT = "/download-actionlint.bash";

  private final Map<String, List<String>> values = new HashMap<>();
  private final Set<String> unknown = new HashSet<>();
  private String step = "";

  /** A job begins with nothing. */
  void begin() {
    values.clear();
    unknown.clear();
    step = "";
  }

  /** The step that runs from here on, by its id; empty without one. */
  void enter(String id) {
    step = id;
  }

  /** What is known of expressions by now: {@code env.DIR}, {@code steps.find.outputs.dir}. */
  void fill(Map<String, String> known) {
    values.forEach(
        (name, choices) -> {
          boolean one = choices.size() == 1;
          known.put(name, one ? choices.get(0) : "{" + String.join(",", choices) + "}");
        });
    unknown.forEach(known::remove);
  }

  /** Notes what a command hands on. */
  void note(Call call) {
    List<String> words = call.words();
    String program = words.get(0);
    boolean fetches = !step.isEmpty() && words.size() < 5 && call.text().contains(ACTIONLINT);
    if (fetches) {
      values.put("steps." + step + ".outputs.executable", List.of("actionlint"));
    }
    if (program.equals("tee") && words.size() > 1 && call.state().fed.startsWith("echo ")) {
      note(words.get(words.size() - 1), call.state().fed.substring(5));
    } else if (program.equals("echo") && words.size() > 1) {
      for (Node.Redirection one : call.node().redirections()) {
        if (one.operator().endsWith(">")) {
          int first = words.get(1).startsWith("-") ? 2 : 1;
          note(one.target().raw(), String.join(" ", words.subList(first, words.size())));
        }
      }
    }
  }

  private void note(String file, String line) {
    String before = prefix(file);
    int equals = line.indexOf('=');
    if (before.isEmpty() || equals < 1) {
      return;
    }
    String name = before + line.substring(0, equals);
    String value = line.substring(equals + 1);
    List<String> choices = values.computeIfAbsent(name, n -> new ArrayList<>());
    boolean plain =
        PathPattern.isPlain(value)
            && value.indexOf(',') < 0
            && value.indexOf('$') < 0
            && value.indexOf('`') < 0;
    if (!plain || choices.size() >= MAX_CHOICES || values.size() > MAX_VALUES) {
      unknown.add(name);
    }
    if (unknown.contains(name)) {
      values.remove(name);
    } else if (!choices.contains(value)) {
      choices.add(value);
    }
  }

  private String prefix(String file) {
    if (file.contains("GITHUB_ENV")) {
      return "env.";
    }
    return file.contains("GITHUB_OUTPUT") && !step.isEmpty() ? "steps." + step + ".outputs." : "";
  }
}
