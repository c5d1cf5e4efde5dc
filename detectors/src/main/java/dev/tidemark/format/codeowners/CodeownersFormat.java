package dev.tidemark.format.codeowners;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.format.codeowners.CodeownersDocument.Rule;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads CODEOWNERS files as GitHub, GitLab and Gitea write them. */
@AutoService(Format.class)
public final class CodeownersFormat implements Format {

  /** Lines read; GitHub refuses files over 3 MB. */
  private static final int MOST_RULES = 20_000;

  @Override
  public String id() {
    return "codeowners";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.lowerName().equals("codeowners");
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    if (!text.isReadable()) {
      return Reading.unreadable(text);
    }
    List<Rule> rules = new ArrayList<>();
    String section = "";
    List<String> sectionOwners = List.of();
    int line = 0;
    for (String written : text.value().split("\n", -1)) {
      line++;
      String bare = withoutComment(written).strip();
      if (bare.isEmpty()) {
        continue;
      }
      int closing = endOfSection(bare);
      if (closing > 0) {
        section = bare.substring(bare.indexOf('[') + 1, closing).strip().toLowerCase(Locale.ROOT);
        sectionOwners = owners(words(bare.substring(closing + 1)));
      } else if (rules.size() < MOST_RULES) {
        List<String> words = words(bare);
        List<String> owners = owners(words.subList(1, words.size()));
        rules.add(new Rule(section, words.get(0), owners.isEmpty() ? sectionOwners : owners, line));
      }
    }
    return Reading.of(new CodeownersDocument(rules));
  }

  /** A comment begins where a word does: {@code c#/} is a pattern. */
  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    while (comment > 0 && !Character.isWhitespace(line.charAt(comment - 1))) {
      comment = line.indexOf('#', comment + 1);
    }
    return comment < 0 ? line : line.substring(0, comment);
  }

  /**
   * Where the name ends in {@code [Section]}, {@code ^[Optional section]}, {@code [Section][2] @default}; -1 for a pattern that
   * begins with a bracket, {@code [id].tsx}.
   */
  private static int endOfSection(String line) {
    int closing = line.startsWith("[") || line.startsWith("^[") ? line.indexOf(']') : -1;
    int rest = closing + 1;
    if (closing > 0 && line.startsWith("[", rest)) {
      int end = line.indexOf(']', rest);
      boolean approvals =
          end > rest + 1 && line.substring(rest + 1, end).chars().allMatch(Character::isDigit);
      rest = approvals ? end + 1 : rest;
    }
    boolean ends = rest >= line.length() || Character.isWhitespace(line.charAt(rest));
    return ends ? closing : -1;
  }

  /** Words between blanks, of which an escaped one belongs to the word. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ' ') {
        word.append(' ');
        i++;
      } else if (Character.isWhitespace(c)) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private static List<String> owners(List<String> words) {
    // A role of GitLab's, @@maintainers, is nobody's name.
    return words.stream().filter(w -> w.indexOf('@') >= 0 && !w.startsWith("@@")).toList();
  }
}
