package dev.tidemark.detector.history;

import dev.tidemark.document.Words;
import dev.tidemark.repository.Change;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a commit message refers to: a ticket, a reviewed change request, a repair.
 *
 * @param fix whether it says that it repairs or takes back something
 */
record References(boolean ticket, boolean review, boolean fix) {

  /** What looks like a ticket key and is none: encodings, algorithms, standards, advisories, zones. */
  private static final Set<String> NO_PROJECTS =
      Set.of(
          "UTF", "SHA", "ISO", "CVE", "CWE", "RFC", "AES", "RSA", "TLS", "SSL", "MD", "HTTP", "PEP",
          "GHSA", "BASE", "COVID", "UTC", "GMT", "IPV", "CIS", "EC", "K", "S", "X", "V", "PCI",
          "NIST", "SOC", "ED", "ECDSA", "HMAC", "CRC", "ES", "RS", "PS", "WIN", "PY", "PHP", "JDK",
          "JAVA", "LOG4J", "USB", "DDR", "ARM", "AMD", "CKV", "OWASP", "LTS", "RC", "TCP", "UDP",
          "H", "QR", "FIPS", "IEEE", "RHEL", "EL", "AL", "GP", "IO", "ID", "WAVE", "STEP", "PART",
          "PHASE");

  private static final List<String> REVIEW_LINES =
      List.of(
          "reviewed-on:",
          "reviewed-by:",
          "change-id: i",
          "see merge request ",
          "pull-request:",
          "pr-url:",
          "differential revision:",
          "merge-request:",
          "approved-by:");

  private static final List<String> REVIEW_SUBJECTS =
      List.of(
          "merge pull request #",
          "merged pr ",
          "(pull request #",
          "merge pr #",
          "merge !",
          "merge mr ");

  private static final Set<String> FIXES =
      Set.of(
          "fix",
          "fixes",
          "fixed",
          "fixing",
          "bug",
          "bugs",
          "bugfix",
          "bugfixes",
          "hotfix",
          "hotfixes",
          "revert",
          "reverts",
          "reverted",
          "reverting");

  /** How a message begins that Git writes when the mainline is merged into a branch, or pulled over local work. */
  private static final List<String> SYNCS =
      List.of(
          "merge branch 'main' ",
          "merge branch 'master' ",
          "merge remote-tracking branch 'origin/main'",
          "merge remote-tracking branch 'origin/master'",
          "merge remote-tracking branch 'upstream/main'",
          "merge remote-tracking branch 'upstream/master'");

  /** Branches that a merge of the mainline delivers to: that merge is a change, a promotion. */
  private static final List<String> PROMOTED = List.of("prod", "release", "live", "stag", "stable");

  /** Fewer digits are a step of a list, a day or a port as often as an item. */
  private static final int FEWEST_DIGITS = 4;

  /** Eight digits are a date: {@code 20240131}. */
  private static final int MOST_DIGITS = 7;

  /** Characters of a message that are looked at. */
  private static final int LONGEST = 8_000;

  static References of(Change change) {
    return of(change.message());
  }

  static References of(String whole) {
    String message = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
    String subject = line(message, 0);
    String lower = message.toLowerCase(Locale.ROOT);
    boolean review =
        Words.anyIn(REVIEW_SUBJECTS, subject.toLowerCase(Locale.ROOT))
            || Words.anyIn(REVIEW_LINES, lower)
            || hasNumber(subject, "(#")
            || hasNumber(subject, "(!")
            || hasNumber(message, " !")
            || hasNumber(message, "PR #")
            || hasNumber(message, "/pull/")
            || hasNumber(message, "/merge_requests/");
    boolean ticket =
        hasKey(message)
            || hasNumber(message, "AB#")
            || hasNumber(message, "GH-")
            || (!hasNumber(subject, "(#") && !review && hasNumber(message, "#"))
            || closes(lower);
    return new References(ticket, review, isFix(title(message)));
  }

  /** Whether a message says that it repairs or takes back something, which is asked of every change of two years. */
  static boolean isRepair(String message) {
    return isFix(title(message.length() > LONGEST ? message.substring(0, LONGEST) : message))
        && !isSync(message);
  }

  /**
   * Whether a message is that of a merge that only brings a branch up to date with the mainline: it changes nothing that
   * the mainline has not got already, so it is no change that anybody could review. A promotion is none of these.
   */
  static boolean isSync(String message) {
    String subject = line(message, 0).toLowerCase(Locale.ROOT);
    if (!Words.anyBegins(SYNCS, subject)) {
      return false;
    }
    int into = subject.indexOf(" into ");
    return into < 0 || !Words.anyIn(PROMOTED, subject.substring(into));
  }

  /**
   * Whether a subject begins with a bare number of four to seven digits and a colon: {@code 4711: add queue}, as Azure
   * Boards and Redmine count their items. One alone may be anything; it is a ticket where most changes of a history have it.
   */
  static boolean isNumbered(String message) {
    int digits = digits(message, 0);
    return digits >= FEWEST_DIGITS
        && digits <= MOST_DIGITS
        && message.startsWith(": ", digits)
        && !isYear(message, digits);
  }

  private static boolean isYear(String message, int digits) {
    return digits == 4 && (message.startsWith("19") || message.startsWith("20"));
  }

  References withTicket() {
    return new References(true, review, fix);
  }

  /** The subject, and for a merge the line that tells what was merged. */
  private static String title(String message) {
    String subject = line(message, 0);
    if (subject.startsWith("Merge")) {
      for (int at = subject.length() + 1; at < message.length(); ) {
        String line = line(message, at);
        if (!line.isBlank()) {
          return subject + " " + line;
        }
        at += line.length() + 1;
      }
    }
    return subject;
  }

  private static String line(String message, int from) {
    int end = message.indexOf('\n', from);
    return message.substring(from, end < 0 ? message.length() : end);
  }

  private static boolean closes(String lower) {
    for (String word :
        List.of(
            "closes #",
            "fixes #",
            "resolves #",
            "refs #",
            "fix #",
            "close #",
            "issue #",
            "issues/")) {
      if (hasNumber(lower, word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a mark is followed by a number of at most seven digits. */
  private static boolean hasNumber(String text, String mark) {
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      int digits = digits(text, at + mark.length());
      if (digits > 0 && digits < 8) {
        return true;
      }
    }
    return false;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  /** A key of Jira's form: two to ten capitals or digits, a dash, a number, as a word of its own. */
  private static boolean hasKey(String text) {
    for (int dash = text.indexOf('-'); dash >= 0; dash = text.indexOf('-', dash + 1)) {
      int start = dash;
      while (start > 0 && isKeyPart(text.charAt(start - 1))) {
        start--;
      }
      int digits = digits(text, dash + 1);
      String project = text.substring(start, dash);
      if (project.length() >= 2
          && project.length() <= 10
          && project.charAt(0) >= 'A'
          && project.charAt(0) <= 'Z'
          && digits > 0
          && digits <= 6
          && !NO_PROJECTS.contains(withoutDigits(project))
          && isEdge(text, start - 1)
          && isEnd(text, dash + 1 + digits)) {
        return true;
      }
    }
    return false;
  }

  private static String withoutDigits(String project) {
    int end = project.length();
    while (end > 0 && Character.isDigit(project.charAt(end - 1))) {
      end--;
    }
    return project.substring(0, end);
  }

  private static boolean isKeyPart(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isEdge(String text, int at) {
    return at < 0 || !(Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-');
  }

  /** A version or another number that goes on after the digits makes it no key: {@code ISO-27001-1}, {@code X-1.2}. */
  private static boolean isEnd(String text, int at) {
    if (at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    boolean goesOn = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    return !Character.isLetterOrDigit(c) && !((c == '.' || c == '-') && goesOn);
  }

  private static boolean isFix(String title) {
    String lower = title.toLowerCase(Locale.ROOT);
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      boolean letter = i < lower.length() && Character.isLetter(lower.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (FIXES.contains(lower.substring(start, i))) {
          return true;
        }
        start = -1;
      }
    }
    return false;
  }
}
