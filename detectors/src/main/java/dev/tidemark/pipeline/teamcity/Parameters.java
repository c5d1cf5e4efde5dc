package dev.tidemark.pipeline.teamcity;

/** What TeamCity puts in before a shell sees it: {@code %env.DIR%} and {@code %dir.of.app%}, as variables of a shell. */
final class Parameters {
  private Parameters() {}

  /** A text whose parameters a shell may name. */
  static String asShell(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == '%' ? end(text, at + 1) : -1;
      if (end < 0) {
        out.append(text.charAt(at++));
        continue;
      }
      String name = text.substring(at + 1, end);
      String bare = name.startsWith("env.") ? name.substring(4) : name;
      if (name.equals("teamcity.build.checkoutDir")) {
        out.append('@');
      } else {
        out.append("${").append(bare.replace('.', '_').replace('-', '_')).append('}');
      }
      at = end + 1;
    }
    return out.toString();
  }

  /** Where the name that begins here ends with a percent sign; -1 where it is none: {@code 100% of 50%}. */
  private static int end(String text, int from) {
    int at = from;
    while (at < text.length() && isOfName(text.charAt(at))) {
      at++;
    }
    boolean named = at > from && Character.isLetter(text.charAt(from));
    return named && at < text.length() && text.charAt(at) == '%' ? at : -1;
  }

  private static boolean isOfName(char c) {
    return c == '.' || c == '_' || c == '-' || Character.isLetterOrDigit(c);
  }
}
