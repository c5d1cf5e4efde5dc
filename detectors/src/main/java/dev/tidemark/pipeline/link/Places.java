package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where commands work, as paths of the repository. What is not known stands as {@code *}, several known values as
 * {@code {a,b}}, the top of the checkout as {@code @}, and a place outside of it as {@link #OUTSIDE}.
 */
final class Places {
  /** A directory that is none of the repository's. */
  static final String OUTSIDE = "/";

  /** Stands before and after the name of another repository of the checkout: {@code //owner/name//dir}. */
  private static final String OTHER = "//";

  /** PATH_MAX of Linux: nothing of the repository has a longer path. Characters. */
  private static final int LONGEST = 4_096;

  private Places() {}

  /** A text with everything that is not known replaced by {@code *}, or by {@code **} where nothing is known. */
  static String globbed(String text) {
    if (text.indexOf('$') < 0
        && text.indexOf('<') < 0
        && text.indexOf('`') < 0
        && !text.contains("{{")
        && !text.contains("((")) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = unknownEnd(text, at);
      if (end > at) {
        out.append('*');
        at = end;
      } else {
        out.append(text.charAt(at++));
      }
    }
    String globbed = out.toString().replace("**", "*");
    return globbed.equals("*") ? "**" : globbed;
  }

  private static int unknownEnd(String text, int at) {
    if (text.startsWith("${{", at)) {
      return after(text, "}}", at);
    }
    if (text.startsWith("{{", at)) {
      return after(text, "}}", at);
    }
    if (text.startsWith("((", at)) {
      return after(text, "))", at);
    }
    if (text.startsWith("$[[", at)) {
      return after(text, "]]", at);
    }
    if (text.startsWith("$(", at)) {
      return balanced(text, at + 1, '(', ')');
    }
    if (text.startsWith("${", at)) {
      return balanced(text, at + 1, '{', '}');
    }
    if (text.charAt(at) == '`') {
      return after(text, "`", at + 1);
    }
    if (text.charAt(at) == '$') {
      int end = at + 1;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end))
              || "_@*#?!".indexOf(text.charAt(end)) >= 0)) {
        end++;
      }
      return end;
    }
    return at;
  }

  private static int after(String text, String close, int from) {
    int end = text.indexOf(close, from);
    return end < 0 ? text.length() : end + close.length();
  }

  private static int balanced(String text, int from, char open, char close) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      depth += text.charAt(i) == open ? 1 : text.charAt(i) == close ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  /** Follows a path from a directory; {@link #OUTSIDE} when it leaves the repository. */
  static String resolve(String directory, String written) {
    String text = globbed(written.strip());
    if (text.length() > LONGEST) {
      return OUTSIDE;
    }
    if (text.startsWith("file://")) { // a path to AWS's command line
      text = text.substring("file://".length());
    }
    if (text.isEmpty() || text.equals(".")) {
      return directory;
    }
    int top = text.indexOf("/@/"); // below the folder that a server keeps its checkouts in
    if (top >= 0) {
      text = text.substring(top + 1);
    }
    if (isElsewhere(text)) {
      return inOther(text, "");
    }
    if (isElsewhere(directory) && !text.startsWith("@")) {
      return inOther(directory, text);
    }
    if (text.startsWith("/")
        || text.startsWith("~")
        || text.contains("://")
        || text.startsWith("git@")) {
      return OUTSIDE;
    }
    String from = directory;
    if (text.startsWith("@")) {
      from = "";
      text = text.substring(1);
    }
    return from.equals(OUTSIDE) ? OUTSIDE : follow(from, text);
  }

  /** Follows a relative path inside the repository; {@link #OUTSIDE} when it leaves it. */
  private static String follow(String from, String relative) {
    List<String> names = new ArrayList<>(from.isEmpty() ? List.of() : List.of(from.split("/", -1)));
    for (String name : relative.split("/", -1)) {
      if (name.equals("..")) {
        if (names.isEmpty()) {
          return OUTSIDE;
        }
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    String place = String.join("/", names);
    return place.length() > LONGEST ? OUTSIDE : place;
  }

  /** A place in another repository of the checkout. */
  static String of(String repository, String path) {
    return OTHER + repository + OTHER + path;
  }

  /** Whether a place is in another repository of the checkout. */
  static boolean isElsewhere(String place) {
    return place.startsWith(OTHER) && place.indexOf(OTHER, OTHER.length()) > OTHER.length();
  }

  /** A command line as people write it: without the signs that places bear. */
  static String readable(String line) {
    if (line.indexOf("@/") < 0 && line.indexOf(OTHER) < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder();
    for (String word : line.split(" ", -1)) {
      out.append(out.length() == 0 ? "" : " ");
      if (isElsewhere(word)) {
        out.append(word.substring(OTHER.length()).replaceFirst(OTHER, "/"));
      } else {
        out.append(
            word.startsWith("@/")
                ? "." + word.substring(1).replace("//", "/")
                : word.replace("=@/", "=./"));
      }
    }
    return out.toString();
  }

  private static String inOther(String place, String written) {
    int end = place.indexOf(OTHER, OTHER.length()) + OTHER.length();
    String inside = resolve(resolve("", place.substring(end)), written);
    return inside.equals(OUTSIDE) ? OUTSIDE : place.substring(0, end) + inside;
  }

  /** Whether a directory is one known place of the repository. */
  static Optional<RepoPath> known(String directory) {
    return PathPattern.isPlain(directory) && !directory.equals(OUTSIDE) && !isElsewhere(directory)
        ? Optional.of(RepoPath.of(directory))
        : Optional.empty();
  }
}
