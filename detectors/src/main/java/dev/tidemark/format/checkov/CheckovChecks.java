package dev.tidemark.format.checkov;

import dev.tidemark.document.Document;
import java.util.List;

/** The checks that a Python file adds to Checkov's own; none where it only looks like one. */
public record CheckovChecks(List<Check> checks) implements Document {

  public CheckovChecks {
    checks = List.copyOf(checks);
  }

  /**
   * One check.
   *
   * @param id as it is skipped and listed by; empty where it is computed
   * @param name what it asks for, told to whoever violates it; empty where it is computed
   * @param documented whether a guideline or a text of its own explains it
   */
  public record Check(String id, String name, boolean documented, int line) {}
}
