package dev.tidemark.format.program;

import java.util.Map;
import java.util.TreeMap;

/** Reads what the names of a program stand for, from the lines that import them. */
final class ProgramImports {
  /** Longer lists of names are read to the end of their first line only. Characters. */
  private static final int LONGEST = 2_000;

  private final Map<String, String> names = new TreeMap<>();

  static Map<String, String> of(String text) {
    ProgramImports imports = new ProgramImports();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, end).strip();
      int next = end + 1;
      if ((line.startsWith("import {") && !line.contains("}"))
          || (line.startsWith("from ") && line.contains("(") && !line.contains(")"))) {
        char close = line.startsWith("from ") ? ')' : '}';
        int closes = text.indexOf(close, end);
        int stop = closes < 0 ? text.length() : text.indexOf('\n', closes);
        stop = stop < 0 ? text.length() : stop;
        if (stop - at < LONGEST) {
          line = text.substring(at, stop).replace('\n', ' ').strip();
          next = stop + 1;
        }
      }
      imports.line(line);
      at = next;
    }
    return imports.names;
  }

  private void line(String line) {
    if (line.startsWith("from ") && line.contains(" import ")) {
      String module = line.substring(5, line.indexOf(" import ")).strip();
      each(line.substring(line.indexOf(" import ") + 8), module);
    } else if (line.startsWith("import ") && line.contains(" from ")) {
      String module = unquoted(line.substring(line.lastIndexOf(" from ") + 6));
      script(line.substring(7, line.lastIndexOf(" from ")).strip(), module);
    } else if (line.startsWith("import ")) {
      for (String part : line.substring(7).split(",", -1)) {
        String[] words = part.strip().split(" as ", -1);
        String module = words[0].strip();
        names.put(words.length > 1 ? words[1].strip() : module, module);
      }
    } else if (line.contains("require(") && line.startsWith("const ")) {
      int equals = line.indexOf('=');
      int open = line.indexOf("require(");
      int close = line.indexOf(')', open);
      if (equals > 0 && open > equals && close > open) {
        script(line.substring(6, equals).strip(), unquoted(line.substring(open + 8, close)));
      }
    }
  }

  /** {@code * as aws}, {@code aws}, {@code { rds, ec2 as e }}. */
  private void script(String written, String module) {
    String clause = written;
    int brace = clause.indexOf('{');
    if (brace >= 0) {
      int end = clause.indexOf('}', brace);
      each(clause.substring(brace + 1, end < 0 ? clause.length() : end), module);
      clause = clause.substring(0, brace).replace(",", "").strip();
    }
    String name = clause.startsWith("* as ") ? clause.substring(5).strip() : clause;
    if (!name.isEmpty()) {
      names.put(name, module);
    }
  }

  private void each(String list, String module) {
    for (String part : list.replace("(", "").replace(")", "").split(",", -1)) {
      String bare = part.indexOf('#') < 0 ? part : part.substring(0, part.indexOf('#'));
      String[] words = bare.strip().split(" as ", -1);
      String name = words[0].strip();
      if (!name.isEmpty()) {
        names.put(words.length > 1 ? words[1].strip() : name, module + "#" + name);
      }
    }
  }

  private static String unquoted(String text) {
    return text.replace("\"", "").replace("'", "").replace(";", "").replace("`", "").strip();
  }
}
