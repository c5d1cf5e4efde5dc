package dev.tidemark.judgement.measure;

/**
 * Matches paths against globs: {@code *} and {@code ?} within a name, {@code **} across names. Takes time in proportion to
 * both lengths, whatever the pattern.
 */
final class Glob {
  private Glob() {}

  static boolean matches(String glob, String path) {
    int g = 0;
    int p = 0;
    int starGlob = -1;
    int starPath = 0;
    int deepGlob = -1;
    int deepPath = 0;
    while (p < path.length()) {
      if (g < glob.length() && glob.startsWith("**", g)) {
        deepGlob = after(glob, g);
        deepPath = p;
        starGlob = -1;
        g = deepGlob;
      } else if (g < glob.length() && glob.charAt(g) == '*') {
        starGlob = ++g;
        starPath = p;
      } else if (g < glob.length() && fits(glob.charAt(g), path.charAt(p))) {
        g++;
        p++;
      } else if (starGlob >= 0 && path.charAt(starPath) != '/') {
        p = ++starPath;
        g = starGlob;
      } else if (deepGlob >= 0) {
        p = ++deepPath;
        g = deepGlob;
        starGlob = -1;
      } else {
        return false;
      }
    }
    while (g < glob.length() && (glob.charAt(g) == '*' || restIsDeep(glob, g))) {
      g++;
    }
    return g == glob.length();
  }

  /** Past {@code **} and the slash that follows it, which may stand for no name at all. */
  private static int after(String glob, int at) {
    int next = at;
    while (next < glob.length() && glob.charAt(next) == '*') {
      next++;
    }
    return next < glob.length() && glob.charAt(next) == '/' ? next + 1 : next;
  }

  private static boolean restIsDeep(String glob, int at) {
    return glob.startsWith("/**", at);
  }

  private static boolean fits(char glob, char path) {
    return glob == path || (glob == '?' && path != '/');
  }
}
