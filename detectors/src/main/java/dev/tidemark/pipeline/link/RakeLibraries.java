package dev.tidemark.pipeline.link;

import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a Rakefile takes its tasks from, and what its tasks call besides commands. */
final class RakeLibraries {
  /** More files than a Rakefile of a large repository loads. */
  private static final int MAX_FILES = 100;

  /** Classes of Ruby itself and of Rake, which change nothing but files. */
  private static final Set<String> HARMLESS =
      Set.copyOf(BundledYaml.words("/catalogue/task-runners.yaml", "ruby"));

  private static final String INVOKED = "Rake::Task[";

  private RakeLibraries() {}

  /**
   * The files of tasks that Rakefiles load, and that those load: by a folder ({@code add_rakelib}), a pattern or a name.
   * Each is read once, so that files which import one another end.
   */
  static List<RepoPath> loaded(Ground ground, List<RepoPath> files) {
    Set<RepoPath> known = new LinkedHashSet<>();
    Deque<RepoPath> open = new ArrayDeque<>();
    for (RepoPath file : files) {
      if (file.lowerName().startsWith("rakefile")) {
        open.add(file);
      }
    }
    while (!open.isEmpty() && known.size() < MAX_FILES) {
      for (RepoPath named : named(ground, open.remove())) {
        if (known.size() < MAX_FILES && known.add(named)) {
          open.add(named);
        }
      }
    }
    return List.copyOf(known);
  }

  /** The files of tasks that one file loads; Rake looks from where it runs, whichever file asks. */
  private static List<RepoPath> named(Ground ground, RepoPath file) {
    return CalledFiles.text(ground.landscape(), file).stream()
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> !line.startsWith("#"))
        .flatMap(RakeLibraries::places)
        .flatMap(place -> files(ground, place))
        .limit(MAX_FILES)
        .toList();
  }

  /** What a line names: a folder of tasks, a file, or a pattern of files. */
  private static Stream<String> places(String line) {
    boolean folder = line.contains("add_rakelib");
    return folder || line.contains(".rake") ? quoted(line).stream() : Stream.empty();
  }

  private static Stream<RepoPath> files(Ground ground, String place) {
    int star = place.indexOf('*');
    boolean file = star < 0 && place.endsWith(".rake");
    String folder = star < 0 ? place : place.substring(0, place.lastIndexOf('/', star) + 1);
    if (file) {
      return ground.path().resolve(place).filter(ground.landscape()::hasFile).stream();
    }
    String bare = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    boolean deep = place.contains("**");
    return ground.path().resolve(bare.isEmpty() ? "." : bare).stream()
        .flatMap(
            directory ->
                (deep ? ground.landscape().below(directory) : ground.landscape().in(directory))
                    .stream())
        .map(Entry::path)
        .filter(path -> path.name().endsWith(".rake"));
  }

  private static List<String> quoted(String line) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      int end = c == '\'' || c == '"' ? line.indexOf(c, at + 1) : -1;
      if (end > 0) {
        found.add(line.substring(at + 1, end));
        at = end;
      }
      at++;
    }
    return found;
  }

  /** The tasks that a task starts by name: {@code Rake::Task["a:b"].invoke}. */
  static List<String> invoked(String task) {
    List<String> found = new ArrayList<>();
    for (int at = task.indexOf(INVOKED); at >= 0; at = task.indexOf(INVOKED, at + 1)) {
      int end = task.indexOf(']', at);
      if (end > 0) {
        found.addAll(quoted(task.substring(at + INVOKED.length(), end)));
      }
    }
    return found;
  }

  /** Whether a task calls classes that are neither Ruby's nor Rake's: what they do is not read. */
  static boolean callsClasses(String task) {
    return task.lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("#"))
        .anyMatch(RakeLibraries::callsClass);
  }

  private static boolean callsClass(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == '#') {
        return false;
      } else if (Character.isUpperCase(c) && (i == 0 || isApart(line.charAt(i - 1)))) {
        int end = i;
        while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
          end++;
        }
        boolean called = end < line.length() && ".:".indexOf(line.charAt(end)) >= 0;
        if (called && !HARMLESS.contains(line.substring(i, end).toLowerCase(Locale.ROOT))) {
          return true;
        }
        i = end;
      }
    }
    return false;
  }

  private static boolean isApart(char before) {
    return !Character.isJavaIdentifierPart(before) && before != ':' && before != '.';
  }
}
