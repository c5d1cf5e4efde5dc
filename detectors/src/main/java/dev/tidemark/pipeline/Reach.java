package dev.tidemark.pipeline;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of its targets a deed reaches when its pipeline only starts for some changed files. A directory stands for
 * itself, {@code dir/**} for everything below it too, {@code .} for the whole repository.
 */
public final class Reach {
  /** A repository's environments by the hundred are listed, its files by the thousand are not. */
  private static final int MAX_LISTED = 500;

  private Reach() {}

  /** The targets that at least one of the triggers lets it reach. */
  public static List<String> of(List<String> targets, List<Trigger> triggers, Landscape landscape) {
    if (triggers.isEmpty() || triggers.stream().anyMatch(t -> t.paths().isEmpty())) {
      return targets;
    }
    Set<String> reached = new LinkedHashSet<>();
    for (Trigger trigger : triggers) {
      reached.addAll(within(targets, trigger.paths(), landscape));
    }
    return reached.isEmpty() ? targets : List.copyOf(reached);
  }

  /**
   * The places whose changes at least one of the triggers starts a check for. A check that only starts for changes
   * elsewhere reaches what changed there, and not what it looks at.
   */
  public static List<String> ofCheck(
      List<String> targets, List<Trigger> triggers, Landscape landscape) {
    List<String> reached = of(targets, triggers, landscape);
    boolean filtered = !triggers.isEmpty() && triggers.stream().noneMatch(t -> t.paths().isEmpty());
    if (!filtered || !reached.equals(targets)) {
      return reached;
    }
    Set<String> wanted = new LinkedHashSet<>();
    for (Trigger trigger : triggers) {
      if (!within(targets, trigger.paths(), landscape).isEmpty()) {
        return reached;
      }
      wanted.addAll(within(List.of("."), trigger.paths(), landscape));
    }
    return wanted.isEmpty() ? reached : List.copyOf(wanted);
  }

  private static Set<String> within(List<String> targets, List<String> paths, Landscape landscape) {
    List<String> wanted = new ArrayList<>();
    List<Choice> choices = new ArrayList<>();
    for (String path : paths) {
      if (!path.startsWith("!")) {
        String directory = directoryOf(path);
        if (!directory.startsWith(".github") && !path.endsWith(".md")) {
          wanted.add(directory);
        }
        if (!choices.isEmpty()) {
          choices.add(new Choice(true, PathPattern.of(path)));
        }
      } else if (!path.startsWith("!**.") && !path.startsWith("!**/*.") && !path.endsWith(".md")) {
        choices.add(new Choice(false, PathPattern.of(path.substring(1))));
      }
    }
    if (paths.stream().allMatch(path -> path.startsWith("!"))) {
      wanted.add(".");
    }
    Set<String> reached = new LinkedHashSet<>();
    for (String target : targets) {
      for (String directory : wanted) {
        narrower(target, directory, reached);
      }
    }
    return choices.isEmpty() ? reached : without(reached, choices, landscape);
  }

  private static String directoryOf(String path) {
    String text = path.startsWith("./") ? path.substring(2) : path;
    if (text.startsWith("/")) {
      text = text.substring(1);
    }
    if (text.equals("**")
        || text.equals("*")
        || text.startsWith("**/*")
        || text.startsWith("**.")) {
      return ".";
    }
    int slash = text.lastIndexOf('/');
    String last = text.substring(slash + 1);
    if (last.equals("**") || last.isEmpty()) {
      return slash <= 0 ? "." : text.substring(0, slash) + "/**";
    }
    boolean file = last.contains(".");
    String directory = file ? (slash < 0 ? "" : text.substring(0, slash)) : text + "/**";
    return directory.isEmpty() || directory.equals("**") ? "." : directory;
  }

  private static void narrower(String target, String filter, Set<String> sink) {
    if (covers(filter, target)) {
      sink.add(target);
    } else if (covers(target, filter)) {
      sink.add(filter);
    }
  }

  /** Whether everything in one is in the other. */
  public static boolean covers(String wide, String narrow) {
    if (wide.equals(".") || wide.equals(narrow)) {
      return true;
    }
    String plain = narrow.endsWith("/**") ? narrow.substring(0, narrow.length() - 3) : narrow;
    return PathPattern.of(wide).matches(plain)
        || (wide.endsWith("/**")
            && PathPattern.of(wide.substring(0, wide.length() - 3)).matches(plain));
  }

  /** A filter from the first exclusion on; the last that a path is of decides. */
  private record Choice(boolean includes, PathPattern pattern) {
    static boolean takes(List<Choice> choices, String path) {
      boolean taken = true;
      for (Choice choice : choices) {
        taken = choice.pattern.matches(path) ? choice.includes : taken;
      }
      return taken;
    }
  }

  /** The directories that are left once exclusions are taken out. */
  private static Set<String> without(
      Set<String> reached, List<Choice> choices, Landscape landscape) {
    Set<String> left = new TreeSet<>();
    for (String target : reached) {
      int star = target.equals(".") ? 0 : target.indexOf('*');
      RepoPath from =
          star < 0
              ? RepoPath.of(target)
              : RepoPath.of(target.substring(0, Math.max(0, target.lastIndexOf('/', star))));
      for (Entry entry : landscape.below(from)) {
        String directory = entry.path().parent().value();
        if (covers(target, directory)
            && left.size() < MAX_LISTED
            && Choice.takes(choices, entry.path().value())) {
          left.add(directory.isEmpty() ? "." : directory);
        }
      }
    }
    return left;
  }
}
