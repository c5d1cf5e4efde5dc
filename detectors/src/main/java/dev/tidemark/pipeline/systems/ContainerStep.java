package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.format.shell.Shells;
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.catalogue.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a container does that is given as an image with a command and arguments. */
final class ContainerStep {
  private static final Set<String> INTERPRETERS =
      Set.of("python", "python3", "node", "perl", "ruby", "pwsh");

  private ContainerStep() {}

  /**
   * The work of a container; of an image that nobody knows, which is told no command, only its name is known.
   *
   * @param at where it stands when it has neither command nor arguments
   */
  static Work of(String image, Optional<Value> command, Optional<Value> arguments, int at) {
    List<Value> words = new ArrayList<>(scalars(command));
    boolean told = !words.isEmpty();
    words.addAll(scalars(arguments));
    List<String> texts = words.stream().map(word -> word.text().orElse("")).toList();
    if (told && isShell(texts.get(0)) && texts.size() > 1) {
      return inline(words, texts);
    }
    if (told) {
      return run(quoted(texts), words.get(0).line());
    }
    if (!texts.isEmpty() && isShell(texts.get(0)) && texts.size() > 2) {
      return inline(words, texts);
    }
    Optional<String> program = Commands.KNOWN.programOf(image);
    if (program.isPresent()) {
      List<String> line = new ArrayList<>(List.of(program.get()));
      line.addAll(texts);
      return run(quoted(line), words.isEmpty() ? at : words.get(0).line());
    }
    if (givesScript(image, texts)) {
      List<Value> shell = new ArrayList<>(words.subList(0, 1));
      shell.addAll(words);
      List<String> line = new ArrayList<>(List.of("sh"));
      line.addAll(texts);
      return inline(shell, line);
    }
    return new Work.Use(Work.Use.Kind.IMAGE, image, Map.of("args", quoted(texts)));
  }

  /** Whether what an image that nobody knows is told is {@code -c} and a script last: only a shell starts so. */
  private static boolean givesScript(String image, List<String> texts) {
    int last = texts.size() - 1;
    boolean other = INTERPRETERS.stream().anyMatch(lastName(image)::startsWith);
    return last > 0
        && !other
        && texts.get(last - 1).matches("-[a-z]{0,4}c")
        && texts.subList(0, last - 1).stream().allMatch(ContainerStep::isShellOption);
  }

  private static boolean isShellOption(String word) {
    return word.matches("-[a-z]{1,5}") || word.equals("pipefail") || word.equals("errexit");
  }

  /** A script that an interpreter named by the command reads; without one its first line says which. */
  static Work.Run script(String text, int line, List<String> command) {
    String program = command.isEmpty() ? "" : lastName(command.get(0));
    if (text.startsWith("#!")) {
      int end = text.indexOf('\n');
      String[] shebang = (end < 0 ? text : text.substring(0, end)).substring(2).strip().split(" +");
      String named = lastName(shebang[0]);
      program =
          named.equals("env") && shebang.length > 1 ? lastName(shebang[shebang.length - 1]) : named;
      boolean stops = shebang.length > 1 && shebang[1].startsWith("-") && shebang[1].contains("e");
      return new Work.Run(text, line, stops, false, interpreter(program));
    }
    boolean stops =
        command.isEmpty() || command.stream().anyMatch(word -> word.matches("-[a-z]*e[a-z]*"));
    return new Work.Run(text, line, stops, false, interpreter(program));
  }

  private static String interpreter(String program) {
    String bare = program.contains("python") ? "python" : program;
    return INTERPRETERS.contains(bare) ? bare : "bash";
  }

  private static Work inline(List<Value> words, List<String> texts) {
    int script = 1;
    boolean stops = false;
    boolean pipes = false;
    while (script < texts.size() - 1
        && (texts.get(script).startsWith("-") || texts.get(script - 1).equals("-o"))) {
      String option = texts.get(script);
      boolean flags = option.startsWith("-") && !option.startsWith("--");
      stops |= (flags && option.contains("e")) || option.equals("errexit");
      pipes |= option.equals("pipefail");
      script++;
    }
    Value text = words.get(script);
    int line = text.endLine() > text.line() ? text.line() + 1 : text.line();
    if (!texts.get(script - 1).startsWith("-") || !texts.get(script - 1).contains("c")) {
      return run(quoted(texts), words.get(0).line()); // a script file, with what it is given
    }
    return new Work.Run(texts.get(script), line, stops, pipes, "bash");
  }

  private static Work run(String line, int at) {
    return new Work.Run(line, at, true, false, "sh");
  }

  /** Words as a shell would have to be given them. */
  static String quoted(List<String> words) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      boolean plain =
          !word.isEmpty()
              && word.chars()
                  .allMatch(c -> Character.isLetterOrDigit(c) || "-_./=:@,+%{}$".indexOf(c) >= 0);
      line.append(line.length() == 0 ? "" : " ")
          .append(plain ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return line.toString();
  }

  private static boolean isShell(String word) {
    return Shells.isShell(lastName(word));
  }

  private static String lastName(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }

  private static List<Value> scalars(Optional<Value> value) {
    return value
        .map(v -> v instanceof Value.Sequence list ? list.items() : List.of(v))
        .orElse(List.of())
        .stream()
        .filter(item -> item instanceof Value.Scalar)
        .toList();
  }
}
