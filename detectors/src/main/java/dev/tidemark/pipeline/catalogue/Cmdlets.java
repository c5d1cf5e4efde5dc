package dev.tidemark.pipeline.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows of PowerShell's commands, whose names have a verb, a {@code *} and no case of their own: {@code New-Az*Deployment}.
 * Every word with a dash that a script begins a line with is looked for here, so the names are taken apart once.
 */
final class Cmdlets {
  private final List<Named> rows = new ArrayList<>();

  /** A row, and what its names begin and end with, in lower case. */
  private record Named(Row row, List<Pattern> patterns) {
    boolean is(String program, String lower) {
      if (row.names().contains(program)) {
        return true;
      }
      for (Pattern pattern : patterns) {
        if (pattern.is(lower)) {
          return true;
        }
      }
      return false;
    }
  }

  private record Pattern(String head, String tail) {
    boolean is(String lower) {
      return lower.length() >= head.length() + tail.length()
          && lower.startsWith(head)
          && lower.endsWith(tail);
    }
  }

  /** Whether rows of such names belong here. */
  static boolean areNamedBy(Row row) {
    return row.names().stream().anyMatch(name -> name.indexOf('*') > 0);
  }

  void add(Row row) {
    List<Pattern> patterns = new ArrayList<>();
    for (String name : row.names()) {
      int star = name.indexOf('*');
      if (star > 0) {
        String lower = name.toLowerCase(Locale.ROOT);
        patterns.add(new Pattern(lower.substring(0, star), lower.substring(star + 1)));
      }
    }
    rows.add(new Named(row, List.copyOf(patterns)));
  }

  /** The rows that speak of a program, in their order. */
  List<Row> of(String program) {
    List<Row> found = new ArrayList<>();
    String lower = program.toLowerCase(Locale.ROOT);
    for (Named named : rows) {
      if (named.is(program, lower)) {
        found.add(named.row());
      }
    }
    return found;
  }
}
