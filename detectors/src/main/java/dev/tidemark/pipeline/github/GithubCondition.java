package dev.tidemark.pipeline.github;

import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges an {@code if:} of GitHub Actions for one trigger, in three-valued logic: what depends on outputs, secrets or a
 * person's choice is not known.
 */
public final class GithubCondition {
  private static final Object UNKNOWN = new Object();

  /** What starts with files that changed. */
  private static final Set<Trigger.Kind> CHANGES =
      Set.of(Trigger.Kind.PUSH, Trigger.Kind.CHANGE_REQUEST, Trigger.Kind.MERGE_QUEUE);

  /** Longer expressions, and deeper brackets, than people write are not judged. */
  private static final int MAX_LENGTH = 4_000;

  private final String text;
  private final Trigger trigger;
  private final Map<String, String> known;
  private final boolean afterFailure;
  private int at;
  private int depth;

  private GithubCondition(
      String text, Trigger trigger, Map<String, String> known, boolean afterFailure) {
    this.text = text;
    this.trigger = trigger;
    this.known = known;
    this.afterFailure = afterFailure;
  }

  /** Whether it may hold when the trigger starts the pipeline and nothing has failed. */
  public static boolean mayHold(String condition, Trigger trigger, Map<String, String> known) {
    return !isFalse(judge(condition, trigger, known, false));
  }

  /** The trigger where the condition may hold, with the paths whose changes it asks for; empty where it never holds. */
  public static Optional<Trigger> narrowed(
      Condition.Expression condition, Trigger trigger, Map<String, String> known) {
    String text = condition.text();
    if (!mayHold(text, trigger, known)) {
      return Optional.empty();
    }
    Map<String, String> unchanged = new HashMap<>(known);
    condition.changes().keySet().forEach(output -> unchanged.put(output, "false"));
    if (condition.changes().isEmpty()
        || !CHANGES.contains(trigger.kind())
        || mayHold(text, trigger, unchanged)) {
      return Optional.of(trigger);
    }
    Set<String> paths = pathsThatMakeItHold(condition, trigger, unchanged);
    return paths.isEmpty() ? Optional.empty() : Optional.of(trigger.within(List.copyOf(paths)));
  }

  /** The patterns of each output that makes it hold by itself; where none does, of all that it names. */
  private static Set<String> pathsThatMakeItHold(
      Condition.Expression condition, Trigger trigger, Map<String, String> unchanged) {
    Set<String> paths = new TreeSet<>();
    boolean alone = false;
    for (String output : new TreeSet<>(condition.changes().keySet())) {
      Map<String, String> changed = new HashMap<>(unchanged);
      changed.put(output, "true");
      if (mayHold(condition.text(), trigger, changed)) {
        alone = true;
        paths.addAll(condition.changes().getOrDefault(output, List.of()));
      }
    }
    if (!alone) {
      condition.changes().entrySet().stream()
          .filter(output -> condition.text().contains(output.getKey()))
          .forEach(output -> paths.addAll(output.getValue()));
    }
    return paths;
  }

  /** Whether it holds only once something has failed. */
  public static boolean onlyAfterFailure(String condition) {
    if (!condition.contains("failure()")) {
      return false;
    }
    Trigger any = Trigger.of(Trigger.Kind.UPSTREAM);
    return isFalse(judge(condition, any, Map.of(), false))
        && !isFalse(judge(condition, any, Map.of(), true));
  }

  private static @Nullable Boolean judge(
      String condition, Trigger trigger, Map<String, String> known, boolean afterFailure) {
    String text = condition.replace("${{", " ").replace("}}", " ").strip();
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return text.isEmpty() ? true : null;
    }
    GithubCondition judge = new GithubCondition(text, trigger, known, afterFailure);
    return truth(judge.or());
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return value != null && value;
  }

  private static boolean isFalse(@Nullable Boolean value) {
    return value != null && !value;
  }

  private static @Nullable Boolean truth(Object value) {
    if (value instanceof Boolean known) {
      return known;
    }
    if (value == UNKNOWN) {
      return null;
    }
    return !value.equals("") && !value.equals("0");
  }

  private Object or() {
    Object left = and();
    while (skip("||")) {
      Object right = and();
      Boolean a = truth(left);
      Boolean b = truth(right);
      left = isTrue(a) || isTrue(b) ? true : a == null || b == null ? UNKNOWN : right;
    }
    return left;
  }

  private Object and() {
    Object left = comparison();
    while (skip("&&")) {
      Object right = comparison();
      Boolean a = truth(left);
      Boolean b = truth(right);
      left = isFalse(a) || isFalse(b) ? false : a == null || b == null ? UNKNOWN : right;
    }
    return left;
  }

  private Object comparison() {
    Object left = primary();
    boolean equal = skip("==");
    if (!equal && !skip("!=")) {
      return left;
    }
    Object right = primary();
    if (left == UNKNOWN || right == UNKNOWN) {
      return UNKNOWN;
    }
    boolean same = left.toString().equalsIgnoreCase(right.toString());
    return same == equal;
  }

  private Object primary() {
    blanks();
    if (at >= text.length() || depth > 50) {
      at = text.length();
      return UNKNOWN;
    }
    char c = text.charAt(at);
    if (c == '!') {
      at++;
      depth++;
      Boolean value = truth(primary());
      depth--;
      return value == null ? UNKNOWN : (Object) !value;
    }
    if (c == '(') {
      at++;
      depth++;
      Object value = or();
      depth--;
      skip(")");
      return value;
    }
    if (c == '\'') {
      int end = text.indexOf('\'', at + 1);
      String literal = text.substring(at + 1, end < 0 ? text.length() : end);
      at = end < 0 ? text.length() : end + 1;
      return literal;
    }
    return nameOrCall();
  }

  private Object nameOrCall() {
    int start = at;
    while (at < text.length() && "()|&=!,<> \t\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(start, at);
    if (name.isEmpty()) {
      at++;
      return UNKNOWN;
    }
    return skip("(") ? call(name.toLowerCase(Locale.ROOT)) : value(name);
  }

  private Object call(String function) {
    List<Object> arguments = new ArrayList<>();
    depth++;
    while (at < text.length() && !skip(")")) {
      int before = at;
      arguments.add(or());
      skip(",");
      if (at == before) {
        at++;
      }
    }
    depth--;
    return switch (function) {
      case "always" -> true;
      case "success" -> !afterFailure;
      case "failure" -> afterFailure;
      case "cancelled" -> false;
      case "contains", "startswith", "endswith" -> search(function, arguments);
      default -> UNKNOWN;
    };
  }

  private static Object search(String function, List<Object> arguments) {
    if (arguments.size() != 2 || arguments.contains(UNKNOWN)) {
      return UNKNOWN;
    }
    String in = arguments.get(0).toString().toLowerCase(Locale.ROOT);
    String what = arguments.get(1).toString().toLowerCase(Locale.ROOT);
    return switch (function) {
      case "contains" -> in.contains(what);
      case "startswith" -> in.startsWith(what);
      default -> in.endsWith(what);
    };
  }

  private Object value(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> "";
      case "github.event_name" ->
          trigger.detail().isEmpty() || trigger.kind() == Trigger.Kind.CALL
              ? UNKNOWN
              : trigger.detail();
      case "github.ref" -> ref("refs/heads/", "refs/tags/v1.0.0", "refs/pull/1/merge");
      case "github.event.ref" -> ref("refs/heads/", "refs/tags/v1.0.0", "");
      case "github.ref_name" -> ref("", "v1.0.0", "1/merge");
      case "github.ref_type" ->
          trigger.kind() == Trigger.Kind.TAG
              ? "tag"
              : trigger.kind() == Trigger.Kind.DISPATCH ? UNKNOWN : "branch";
      case "github.head_ref", "github.base_ref" -> isChangeRequest() ? UNKNOWN : "";
      default -> known.containsKey(name) ? single(known.get(name)) : UNKNOWN;
    };
  }

  /** A value that stands for several alternatives is not known. */
  private static Object single(@Nullable String value) {
    return value == null || value.contains("{") || value.contains("$") || value.contains("*")
        ? UNKNOWN
        : value;
  }

  private Object ref(String branchPrefix, String tag, String changeRequest) {
    return switch (trigger.kind()) {
      case TAG, RELEASE -> tag;
      case CHANGE_REQUEST -> trigger.detail().endsWith("_target") ? UNKNOWN : changeRequest;
      case PUSH -> trigger.onlyBranch().isEmpty() ? UNKNOWN : branchPrefix + trigger.onlyBranch();
      default -> UNKNOWN;
    };
  }

  private boolean isChangeRequest() {
    return trigger.kind() == Trigger.Kind.CHANGE_REQUEST || trigger.kind() == Trigger.Kind.DELETE;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean skip(String token) {
    blanks();
    if (text.startsWith(token, at)) {
      at += token.length();
      return true;
    }
    return false;
  }
}
