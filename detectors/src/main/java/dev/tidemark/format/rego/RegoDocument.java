package dev.tidemark.format.rego;

import dev.tidemark.document.Document;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A Rego module: its package, what it imports and the heads of its rules.
 *
 * @param packageName dotted, as written; empty where no package is declared
 * @param imports the paths of its import statements
 * @param rules in the order of the file, one for each rule body
 * @param annotated whether a METADATA comment describes the package or a rule
 * @param commented whether prose stands above the package or the first rule
 */
public record RegoDocument(
    String packageName,
    List<String> imports,
    List<Rule> rules,
    boolean annotated,
    boolean commented)
    implements Document {

  public RegoDocument {
    imports = List.copyOf(imports);
    rules = List.copyOf(rules);
  }

  /** What a rule is for, by the conventions of conftest, Gatekeeper and OPA. */
  public enum Kind {
    DENY,
    WARN,
    VIOLATION,
    ALLOW,
    EXCEPTION,
    TEST,
    OTHER;

    static Kind of(String name) {
      String first = name.toLowerCase(Locale.ROOT);
      if (first.startsWith("test_") || first.startsWith("todo_test_")) {
        return TEST;
      }
      int underscore = first.indexOf('_');
      return switch (underscore < 0 ? first : first.substring(0, underscore)) {
        case "deny" -> DENY;
        case "warn" -> WARN;
        case "violation" -> VIOLATION;
        case "allow" -> ALLOW;
        case "exception" -> EXCEPTION;
        default -> OTHER;
      };
    }

    /** Whether rules of this kind decide about something. */
    public boolean decides() {
      return this == DENY || this == WARN || this == VIOLATION || this == ALLOW;
    }
  }

  /**
   * One rule.
   *
   * @param name the name in its head, with its dots
   * @param isDefault whether it is a {@code default} value
   * @param value what a default says, as written; otherwise empty
   * @param message whether it yields a text that tells what is wrong
   * @param skipped whether it is a test that OPA leaves out
   */
  public record Rule(
      String name,
      Kind kind,
      boolean isDefault,
      String value,
      boolean message,
      boolean skipped,
      int line,
      int endLine) {}

  /** Whether any rule passes. */
  public boolean has(Predicate<Rule> wanted) {
    return rules.stream().anyMatch(wanted);
  }

  /** The rules that are no defaults and that decide about something. */
  public List<Rule> decisions() {
    return rules.stream().filter(rule -> rule.kind().decides() && !rule.isDefault()).toList();
  }

  /** How many tests OPA would run. */
  public long tests() {
    return rules.stream().filter(rule -> rule.kind() == Kind.TEST && !rule.skipped()).count();
  }

  /** Whether it holds tests and decides nothing. */
  public boolean isTestsOnly() {
    return has(rule -> rule.kind() == Kind.TEST) && decisions().isEmpty();
  }
}
