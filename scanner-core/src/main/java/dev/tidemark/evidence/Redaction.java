package dev.tidemark.evidence;

import dev.tidemark.parallel.Memo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps secrets and long texts out of evidence: attributes are short, on one line, and without anything like a credential. */
public final class Redaction {

  /** Longer texts are cut: enough for a command or a module source, too short to carry a file. Characters. */
  private static final int LONGEST = 160;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final List<Rule> RULES =
      List.of(
          new Rule(List.of("-----begin"), "-----BEGIN [A-Z ]{3,40}-----.*", "***"),
          new Rule(List.of("@"), "://[^/@\\s:]{0,80}:[^/@\\s]{1,200}@", "://***@"),
          // A name as long as a token: "git" and the names of people are shorter.
          new Rule(List.of("@"), "://[^/@\\s:*]{16,400}@", "://***@"),
          // An address that was cut where its host begins; a port is a number, and no secret.
          new Rule(
              List.of("://"), "://[^/@\\s:]{1,80}:[^/@\\s\"'$<{0-9][^/@\\s]{2,200}$", "://***"),
          new Rule(List.of("akia", "asia"), "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b", "***"),
          new Rule(
              List.of(
                  "ghp_",
                  "gho_",
                  "ghu_",
                  "ghs_",
                  "ghr_",
                  "github_pat_",
                  "glpat-",
                  "xox",
                  "sk-",
                  "hvs."),
              "\\b(gh[pousr]_|github_pat_|glpat-|xox[abeprs][-.]|sk-|hvs\\.)[0-9A-Za-z_.-]{10,200}",
              "***"),
          new Rule(
              List.of("npm_", "sk_", "rk_", "xapp-", "glptt-", "gldt-", "glrt-", "aiza", "s."),
              "\\b(?:npm_[0-9A-Za-z]{30,80}|[sr]k_(?:live|test)_[0-9A-Za-z]{10,200}"
                  + "|xapp-[0-9]-[0-9A-Za-z-]{10,200}|gl(?:ptt|dt|rt)-[0-9A-Za-z_-]{16,80}"
                  + "|AIza[0-9A-Za-z_-]{30,60}|s\\.[0-9A-Za-z]{24}\\b)",
              "***"),
          new Rule(
              List.of("age-secret-key-", "dop_v1_", "dckr_pat_", "pypi-ag", "atatt3", "pul-"),
              "\\b(?:AGE-SECRET-KEY-[0-9A-Z]{10,80}|dop_v1_[0-9a-f]{20,80}"
                  + "|dckr_pat_[0-9A-Za-z_-]{16,80}|pypi-Ag[0-9A-Za-z_-]{16,400}"
                  + "|ATATT3[0-9A-Za-z_=-]{16,400}|pul-[0-9a-f]{40})",
              "***"),
          new Rule(
              List.of("nrak-", "hrku-", "ya29.", "dp.pt.", "dp.st.", "shpat_", "sg."),
              "\\b(?:NRAK-[0-9A-Z]{16,60}|HRKU-[0-9A-Za-z_-]{10,80}|ya29\\.[0-9A-Za-z_-]{16,400}"
                  + "|dp\\.[ps]t\\.[0-9A-Za-z]{16,80}|shpat_[0-9a-fA-F]{16,80}"
                  + "|SG\\.[0-9A-Za-z_-]{16,60}\\.[0-9A-Za-z_-]{16,80})",
              "***"),
          new Rule(
              List.of(".atlasv1."), "[0-9A-Za-z]{8,20}\\.atlasv1\\.[0-9A-Za-z_-]{20,100}", "***"),
          new Rule(
              List.of("eyj"),
              "\\beyJ[0-9A-Za-z_-]{10,400}\\.[0-9A-Za-z_-]{5,400}(\\.[0-9A-Za-z_-]{0,400})?",
              "***"),
          new Rule(
              List.of("hooks.slack.com/", "/api/webhooks/", ".webhook.office.com/"),
              "(hooks\\.slack\\.com|/api/webhooks|\\.webhook\\.office\\.com)/[^\\s\"']{8,400}",
              "$1/***"),
          new Rule(List.of("?sig=", "&sig="), "([?&]sig=)[^\\s\"'&;$]{3,400}", "$1***"),
          new Rule(
              List.of("authorization"),
              "(?i)(authorization[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?(?:bearer |basic |token )?)[^\\s\"'$]{6,400}",
              "$1***"),
          new Rule(List.of("bearer "), "(?i)\\b(bearer\\s)[0-9A-Za-z._~+/=-]{16,400}", "$1***"),
          new Rule(
              List.of(" -u", "--user"),
              "(\\s(?:-u|--user)[ =]{0,2}[\"']?[^\\s:\"'$/]{1,80}:)[^\\s\"'$0-9][^\\s\"'$]{2,200}",
              "$1***"),
          new Rule(
              List.of("mysql", "sshpass"),
              "(\\b(?:mysql|sshpass)[^|;&]{0,200}? -p ?)[^\\s\"'$-][^\\s\"'$]{2,200}",
              "$1***"),
          new Rule(
              List.of("passw", "secret", "token", "key"),
              "(?i)(\\s--?(?:[a-z]{1,20}[-_])?(?:password|passwd|token|secret|(?:api|access|secret)[_-]?key)[ \"']{1,2})[^\\s\"'$<{-][^\\s\"'$]{5,200}",
              "$1***"),
          new Rule(
              List.of("passw", "pwd", "secret", "token", "key", "credential"),
              "(?i)((?:password|(?<!/etc/)passwd|\\bpwd|secret|token|(?:api|access|account|shared|private)[_-]?key|credential)s?[\"']?\\s{0,3}[=:]\\s{0,3})[\"']?[^\\s\"'$,;&)]{3,200}",
              "$1***"));

  private static final int ASCII = 128;

  /**
   * What a rule needs.
   *
   * @param rule the rule, as a bit
   * @param atWord whether a word must begin there
   */
  private record Need(String text, int rule, boolean atWord) {}

  private static final Need[] NONE = {};

  /** What the rules need, by the two characters that it begins with; the rest is the {@code @} of an address. */
  private static final Need[][] NEEDS = needs();

  /** The pairs of characters that any rule needs, a bit each: two KiB that stay near the processor. */
  private static final long[] NEEDED = needed();

  /** The rules that need the {@code @} of an address, a bit each. */
  private static final int OF_ADDRESSES = ofAddresses();

  /** A module's source, a version and an address that have to be matched come in many facts. */
  private static final Memo<String> SHORTENED = new Memo<>(1 << 11, Redaction::shortened);

  private Redaction() {}

  private static Need[][] needs() {
    Need[][] needs = new Need[ASCII * ASCII][];
    Arrays.fill(needs, NONE);
    for (int rule = 0; rule < RULES.size(); rule++) {
      for (String text : RULES.get(rule).needs()) {
        if (text.length() > 1) {
          int pair = text.charAt(0) * ASCII + text.charAt(1);
          Need[] more = Arrays.copyOf(needs[pair], needs[pair].length + 1);
          more[more.length - 1] =
              new Need(text, 1 << rule, RULES.get(rule).pattern().pattern().startsWith("\\b"));
          needs[pair] = more;
        }
      }
    }
    return needs;
  }

  private static int ofAddresses() {
    int rules = 0;
    for (int rule = 0; rule < RULES.size(); rule++) {
      rules |= RULES.get(rule).needs().contains("@") ? 1 << rule : 0;
    }
    return rules;
  }

  /** The text on one line, with what looks like a credential blanked, at most 160 characters long. */
  public static String shorten(String text) {
    if (text.length() <= LONGEST && isClean(text)) {
      return text;
    }
    return text.length() <= 4 * LONGEST ? SHORTENED.of(text) : shortened(text);
  }

  private static String shortened(String text) {
    String line = hasOddSpace(text) ? SPACE.matcher(text.strip()).replaceAll(" ") : text;
    String safe = blank(line.length() > 4 * LONGEST ? line.substring(0, 4 * LONGEST) : line);
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST - 1) + "…";
  }

  /** Whether there is white space but single blanks between words. */
  private static boolean hasOddSpace(String text) {
    boolean afterSpace = true; // a blank at the start is odd as well
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ';
      if (space ? afterSpace : c < ' ' || (c > '~' && Character.isWhitespace(c))) {
        return true;
      }
      afterSpace = space;
    }
    return afterSpace;
  }

  /**
   * Whether nothing is to be changed, told by one look at each character: on one line with single blanks, and without
   * anything that a rule needs. What is not ASCII is looked at the long way.
   */
  private static boolean isClean(String text) {
    boolean afterSpace = true;
    int first = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ';
      if (BareSecrets.isOfRun(c)) {
        run++;
      } else if (c > '~' || c < ' ' || c == '@' || (space && afterSpace)) {
        return false;
      } else if (BareSecrets.hasLength(run)) {
        return false;
      } else {
        run = 0;
      }
      int second = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
      int pair = first * ASCII + second;
      if ((NEEDED[pair >> 6] >>> pair & 1) != 0 && rules(NEEDS[pair], text, i - 1) != 0) {
        return false;
      }
      afterSpace = space;
      first = second;
    }
    return !afterSpace && !BareSecrets.hasLength(run);
  }

  /** The line with what looks like a credential blanked, and nothing else changed. */
  public static String blank(String line) {
    int rules = rules(line.toLowerCase(Locale.ROOT));
    String safe = line;
    for (int rule = 0; rule < RULES.size(); rule++) {
      if ((rules & 1 << rule) != 0) { // most texts need no matching at all
        Rule one = RULES.get(rule);
        safe = one.pattern().matcher(safe).replaceAll(one.instead());
      }
    }
    return BareSecrets.blank(safe);
  }

  private static long[] needed() {
    long[] needed = new long[NEEDS.length / Long.SIZE];
    for (int pair = 0; pair < NEEDS.length; pair++) {
      if (NEEDS[pair].length > 0) {
        needed[pair >> 6] |= 1L << pair;
      }
    }
    return needed;
  }

  /** The rules of which something stands in a text in lower case, a bit each: one look at each pair of characters. */
  private static int rules(String lower) {
    int rules = 0;
    char first = 0;
    for (int i = 0; i < lower.length(); i++) {
      char second = lower.charAt(i);
      if (second == '@') {
        rules |= OF_ADDRESSES;
      } else if (first < ASCII && second < ASCII) {
        Need[] needs = NEEDS[first * ASCII + second];
        if (needs.length > 0) {
          rules |= rules(needs, lower, i - 1);
        }
      }
      first = second;
    }
    return rules;
  }

  private static int rules(Need[] needs, String text, int at) {
    boolean insideWord = at > 0 && isOfWord(text.charAt(at - 1));
    int rules = 0;
    for (Need need : needs) {
      if (!(need.atWord() && insideWord)
          && text.regionMatches(true, at, need.text(), 0, need.text().length())) {
        rules |= need.rule();
      }
    }
    return rules;
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** What looks like a credential, texts of which it holds one, in lower case, and what stands in its place. */
  private record Rule(List<String> needs, Pattern pattern, String instead) {
    Rule(List<String> needs, String pattern, String instead) {
      this(needs, Pattern.compile(pattern), instead);
    }
  }
}
