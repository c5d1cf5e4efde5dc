package dev.tidemark.pipeline.link;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.catalogue.Match;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where commands work, as paths of the repository. What is not known stands as {@code *}, several known values as
 * {@code {a,b}}, the top of the checkout as {@code @}, and a place outside of it as {@link #OUTSIDE}.
 */
final class Places {
  /** A directory that is none of the repository's. */
  static final String OUTSIDE = "/";

  /** Stands before and after the name of another repository of the checkout: {@code //owner/name//dir}. */
  private static final String OTHER = "//";

  /** More alternatives than a matrix or loop lists by hand. */
  private static final int MAX_TARGETS = 200;

  /** Tools whose flags name directories of definitions that people keep, and that take one of them at a time. */
  private static final Set<String> ROOT_TOOLS = Set.of("terraform", "opentofu", "terragrunt");

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
    return String.join("/", names);
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

  /**
   * What something works on.
   *
   * @param here directories or globs of this repository
   * @param elsewhere places in other repositories of the checkout, as reports call them
   * @param alone whether the directories are known, and its tool takes one at a time
   */
  record Aims(List<String> here, List<String> elsewhere, boolean alone) {}

  /** What a command that the catalogue knows works on. */
  static Aims aims(Match match, String workingDirectory, Checkouts checkouts) {
    Gathering gathering = new Gathering(match, workingDirectory, checkouts);
    boolean anyKnown = anyKnown(match.places());
    for (String place : match.places()) {
      // a name that is only known when it runs, beside a place
      boolean later = !match.named() && anyKnown && globbed(place).equals("**");
      if (!later) {
        gathering.add(place);
      }
    }
    gathering.orWhereItRuns();
    return gathering.aims();
  }

  /** What the places of one command are, while they are gathered. */
  private static final class Gathering {
    private final Match match;
    private final String workingDirectory;
    private final Checkouts checkouts;

    /** Whether it works on manifests, which are looked for next door as what holds some. */
    private final boolean objects;

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> nextDoor = new LinkedHashSet<>();
    private boolean elsewhere;

    Gathering(Match match, String workingDirectory, Checkouts checkouts) {
      this.match = match;
      this.workingDirectory = workingDirectory;
      this.checkouts = checkouts;
      this.objects = match.meaning().subject().equals("manifest");
    }

    void add(String place) {
      if (place.startsWith("<(")) {
        elsewhere = true; // what another command prints
        return;
      }
      String written = place.startsWith("dir://") ? place.substring(6) : place;
      String path = checkouts.home(resolve(workingDirectory, written));
      if (path.equals(OUTSIDE) || isElsewhere(path)) {
        checkouts.nextDoor(path, MAX_TARGETS, objects).forEach(nextDoor::add);
        elsewhere |= match.named() || place.contains("://");
        return;
      }
      for (String choice : PathPattern.alternatives(path, MAX_TARGETS)) {
        directoryOf(choice, match, place, checkouts.landscape()).ifPresent(found::add);
      }
    }

    /** A command that names nothing which is here works on the directory that it runs in. */
    void orWhereItRuns() {
      String directory = checkouts.home(workingDirectory);
      boolean here = !directory.equals(OUTSIDE) && !isElsewhere(directory);
      if (found.isEmpty() && !elsewhere && here) {
        found.addAll(PathPattern.alternatives(directory, MAX_TARGETS));
      }
      if (found.isEmpty() && nextDoor.isEmpty()) {
        checkouts.nextDoor(directory, MAX_TARGETS, objects).forEach(nextDoor::add);
      }
    }

    Aims aims() {
      boolean recursive = match.meaning().has("recursive");
      boolean alone =
          !recursive
              && ROOT_TOOLS.contains(match.meaning().tool())
              && found.stream().allMatch(PathPattern::isPlain);
      List<String> there =
          nextDoor.stream()
              .map(place -> recursive && !place.endsWith("**") ? place + "/**" : place)
              .toList();
      return new Aims(shown(found, recursive), there, alone);
    }
  }

  private static boolean anyKnown(List<String> places) {
    for (String place : places) {
      if (!globbed(place).equals("**")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> directoryOf(
      String path, Match match, String written, Landscape landscape) {
    if (!PathPattern.isPlain(path)) {
      int slash = path.lastIndexOf('/');
      String last = path.substring(slash + 1);
      boolean isFile = last.contains(".") && !last.equals("**");
      return match.named()
              || written.contains("/")
              || written.contains("*")
              || written.contains("$")
          ? Optional.of(isFile ? path.substring(0, Math.max(slash, 0)) : path)
          : Optional.empty();
    }
    RepoPath place = RepoPath.of(path);
    if (landscape.hasFile(place)) {
      return Optional.of(place.parent().value());
    }
    return place.isRoot() || landscape.hasAny(place)
        ? Optional.of(path)
        : missing(place, match, landscape);
  }

  /**
   * A place that a flag names and that is not here: nothing is reached there, and surely not
   * everything. What a build makes lies in a tree of its own; roots are never made by one.
   */
  private static Optional<String> missing(RepoPath place, Match match, Landscape landscape) {
    String top = place.value().substring(0, Math.max(0, place.value().indexOf('/')));
    boolean expected =
        ROOT_TOOLS.contains(match.meaning().tool())
            || (!top.isEmpty() && landscape.hasAny(RepoPath.of(top)));
    return match.named() && expected
        ? Optional.of(place.name().contains(".") ? place.parent().value() : place.value())
        : Optional.empty();
  }

  private static List<String> shown(Set<String> targets, boolean recursive) {
    Set<String> shown = new LinkedHashSet<>();
    for (String target : targets) {
      shown.add(shown(target, recursive));
    }
    return List.copyOf(shown);
  }

  private static String shown(String target, boolean recursive) {
    if (target.isEmpty() || target.equals("**")) {
      return ".";
    }
    return recursive && !target.endsWith("**") ? target + "/**" : target;
  }
}
