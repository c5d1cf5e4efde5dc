package dev.tidemark.detector.history;

import java.util.ArrayList;
import java.util.List;

/** Tells whether one version as written is newer than another. */
final class VersionOrder {

  /** Digits of a commit or digest. */
  private static final int COMMIT = 12;

  private VersionOrder() {}

  /** Whether the second is newer; of two commits or digests that differ, the later one is taken to be. */
  static boolean isRaised(String before, String after) {
    if (before.equals(after)) {
      return false;
    }
    if (isCommit(before) || isCommit(after)) {
      return true;
    }
    List<Long> older = numbers(before);
    List<Long> newer = numbers(after);
    for (int i = 0; i < Math.max(older.size(), newer.size()); i++) {
      long one = i < older.size() ? older.get(i) : 0;
      long other = i < newer.size() ? newer.get(i) : 0;
      if (one != other) {
        return other > one && !older.isEmpty();
      }
    }
    return false;
  }

  private static boolean isCommit(String version) {
    String bare = version.startsWith("sha256:") ? version.substring(7) : version;
    return bare.length() >= COMMIT
        && bare.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        && bare.chars().anyMatch(c -> c >= 'a');
  }

  private static List<Long> numbers(String version) {
    List<Long> numbers = new ArrayList<>();
    int at = 0;
    while (at < version.length()) {
      int end = at;
      while (end < version.length() && end - at < 15 && Character.isDigit(version.charAt(end))) {
        end++;
      }
      if (end > at) {
        numbers.add(Long.parseLong(version.substring(at, end)));
        at = end;
      } else {
        at++;
      }
    }
    return numbers;
  }
}
