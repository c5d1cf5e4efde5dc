package dev.tidemark.pipeline.link;

import java.util.Map;
import java.util.Set;

/** The text of a recipe as the shell gets it: what make would have put in, as far as it is known. */
final class MakeText {
  /** Definitions that call one another, in one line of a recipe. */
  private static final int MAX_CALLS = 10;

  /** Longer definitions are programs of their own. */
  private static final int MAX_BODY = 4_000;

  /** Functions that set a variable or print. */
  private static final Set<String> SETTING = Set.of("info", "warning", "error", "eval");

  private MakeText() {}

  /** A line of a recipe whose variables are put in, with those that make sets itself. */
  static String command(String line, String target, String needs) {
    String filled =
        line.replace("$(MAKE)", "make")
            .replace("${MAKE}", "make")
            .replace("$@", target)
            .replace("$(@)", target)
            .replace("$^", needs)
            .replace("$<", needs.split(" ", 2)[0])
            .replace("$(CURDIR)", "@")
            .replace("$(PWD)", "@");
    return asShell(filled).replace("$$", "$");
  }

  /** What make would have put in: {@code $(shell x)} as a substitution, {@code $(NAME)} as a parameter. */
  private static String asShell(String text) {
    String shell = text.replace("$(shell ", "$$(");
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < shell.length()) {
      boolean call = shell.startsWith("$(", at) && (at == 0 || shell.charAt(at - 1) != '$');
      int end = call ? closing(shell, at + 1) : -1;
      if (end < 0) {
        out.append(shell.charAt(at++));
        continue;
      }
      String name = shell.substring(at + 2, end);
      boolean plain =
          !name.isEmpty()
              && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
      boolean only = out.toString().strip().equals(":"); // it checks variables, and runs nothing
      out.append(plain ? "${" + name.replace('-', '_') + "}" : only ? "" : function(name));
      at = end + 1;
    }
    return out.toString();
  }

  /** {@code $(call name,a,b)} of a variable or definition that the files hold, with its arguments put in. */
  static String called(String text, Map<String, String> known) {
    String at = text;
    for (int round = 0; round < MAX_CALLS; round++) {
      int call = at.indexOf("$(call ");
      int end = call < 0 ? -1 : closing(at, call + 1);
      if (end < 0) {
        return at;
      }
      String[] words = at.substring(call + 7, end).split(",", -1);
      String body = known.get(words[0].strip());
      if (body == null || body.length() > MAX_BODY) {
        return at;
      }
      for (int i = 1; i < Math.min(10, words.length); i++) {
        body = body.replace("$(" + i + ")", words[i].strip()).replace("$" + i, words[i].strip());
      }
      at = at.substring(0, call) + body + at.substring(end + 1);
    }
    return at;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Messages, what sets a variable and what asks for one do nothing; the functions that Kubebuilder puts into its Makefiles install a tool. */
  private static String function(String call) {
    String name = call.split("[ ,]", 2)[0];
    String rest = call.substring(Math.min(call.length(), name.length() + 1)).strip();
    int body = name.equals("foreach") ? afterCommas(rest, 2) : rest.length();
    if (body < rest.length()) { // its text once stands for every round
      String text = rest.substring(body);
      return onlySets(text, 0) ? ":" : asShell(text);
    }
    boolean installs =
        name.equals("call")
            && (rest.startsWith("go-install-tool,") || rest.startsWith("go-get-tool,"));
    boolean demands = Set.of("if", "or", "and").contains(name) && rest.contains("$(error ");
    boolean sets = name.equals("if") && onlySets(rest.substring(afterCommas(rest, 1)), 0);
    return installs
        ? "go install"
        : demands || sets || SETTING.contains(name) ? ":" : "${MAKE_FUNCTION}";
  }

  /** Where the argument behind so many commas begins; those of calls within do not count. */
  private static int afterCommas(String arguments, int commas) {
    int depth = 0;
    int left = commas;
    for (int i = 0; i < arguments.length(); i++) {
      char c = arguments.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0 && --left == 0) {
        return i + 1;
      }
    }
    return arguments.length();
  }

  /** Whether arguments of a function hold nothing but calls that set variables, print, or choose among such. */
  private static boolean onlySets(String arguments, int depth) {
    int at = 0;
    while (at < arguments.length()) {
      char c = arguments.charAt(at);
      if (Character.isWhitespace(c) || c == ',') {
        at++;
        continue;
      }
      int end = arguments.startsWith("$(", at) ? closing(arguments, at + 1) : -1;
      String call = end < 0 ? "" : arguments.substring(at + 2, end);
      String name = call.split("[ ,]", 2)[0];
      boolean chooses =
          name.equals("if")
              && depth < MAX_CALLS
              && onlySets(call.substring(afterCommas(call, 1)), depth + 1);
      if (end < 0 || (!SETTING.contains(name) && !chooses)) {
        return false;
      }
      at = end + 1;
    }
    return true;
  }
}
