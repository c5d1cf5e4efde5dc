package dev.tidemark.format.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first line of a script that names its interpreter. */
record Shebang(Optional<String> program, String options) {

  static Shebang of(String text) {
    if (!text.startsWith("#!")) {
      return new Shebang(Optional.empty(), "");
    }
    int end = text.indexOf('\n');
    String line = text.substring(2, end < 0 ? Math.min(text.length(), 200) : Math.min(end, 200));
    List<String> words = new ArrayList<>(List.of(line.strip().split("[ \t\r]+", 8)));
    String program = name(words.remove(0));
    if (program.equals("env")) {
      words.removeIf(word -> word.startsWith("-S") || word.contains("="));
      program = words.isEmpty() ? "env" : name(words.remove(0));
    }
    return new Shebang(Optional.of(program), String.join(" ", words));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
