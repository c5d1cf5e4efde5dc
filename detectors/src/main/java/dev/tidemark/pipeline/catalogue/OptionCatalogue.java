package dev.tidemark.pipeline.catalogue;

import dev.tidemark.document.Value;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.pipeline.CommandArguments.Syntax;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which options of programs take words of the command line. */
public final class OptionCatalogue {
  private static final String FILE = "/catalogue/options.yaml";
  private static final Map<String, Syntax> BY_PROGRAM = read(BundledYaml.root(FILE));

  private OptionCatalogue() {}

  /** What the options of a program take; of one that is not known, nothing. */
  public static Syntax of(String program) {
    return BY_PROGRAM.getOrDefault(program, Syntax.FLAGS);
  }

  static Map<String, Syntax> read(Value root) {
    Map<String, Syntax> found = new HashMap<>();
    for (Value row : root.items("programs")) {
      Set<String> once = new HashSet<>();
      Syntax syntax = new Syntax(options(row, "value", once), options(row, "values", once));
      List<String> programs = row.texts("run");
      if (programs.isEmpty() || once.isEmpty()) {
        throw mistake(row, "names no program, or no option");
      }
      for (String program : programs) {
        if (found.put(program, syntax) != null) {
          throw mistake(row, program + " is there twice");
        }
      }
    }
    return Map.copyOf(found);
  }

  private static Set<String> options(Value row, String list, Set<String> once) {
    List<String> options = row.texts(list);
    for (String option : options) {
      if (option.length() < 2 || option.charAt(0) != '-' || !once.add(option)) {
        throw mistake(row, option + " is no option, or there twice");
      }
    }
    return Set.copyOf(options);
  }

  private static IllegalStateException mistake(Value row, String what) {
    return new IllegalStateException(FILE + ":" + row.line() + ": " + what);
  }
}
