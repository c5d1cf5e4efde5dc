package dev.tidemark.compare;

import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.scan.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A small file that remembers how far a repository came: one line per component and area, sorted, with the level and the
 * ids that hold. No line numbers and no times, and an empty line before each, so that two branches that move different areas
 * merge without a conflict: Git takes changes of neighbouring lines for one.
 *
 * <pre>
 * tidemark-baseline 1
 * rubric iac 1
 *
 * area . iac.ci 1 ci-server every-checkin some-tests
 *
 * area . iac.development 1 some-automation version-control
 * </pre>
 *
 * @param rubrics version by rubric id
 * @param lines what was reached, by component and area
 */
public record Baseline(SortedMap<String, String> rubrics, SortedMap<Key, Line> lines) {

  private static final String NO_LONGER = " no longer holds";

  private static final String HEAD = "tidemark-baseline 1";

  /** A component's area: {@code iac.ci} of {@code .}. */
  public record Key(String component, String area) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byComponent = component.compareTo(other.component);
      return byComponent != 0 ? byComponent : area.compareTo(other.area);
    }
  }

  /**
   * What was reached.
   *
   * @param level the proven level; empty where none was shown
   * @param holds the last names of the requirements that hold
   */
  public record Line(OptionalInt level, SortedSet<String> holds) {}

  /** A baseline that cannot be read, with the line that is wrong. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(int line, String says) {
      super("line " + line + ": " + says);
    }
  }

  public static Baseline of(Assessment.Repository repository) {
    SortedMap<String, String> rubrics = new TreeMap<>();
    SortedMap<Key, Line> lines = new TreeMap<>();
    add(RepoPath.ROOT, repository.rubrics(), rubrics, lines);
    repository
        .components()
        .forEach(component -> add(component.path(), component.rubrics(), rubrics, lines));
    return new Baseline(rubrics, lines);
  }

  private static void add(
      RepoPath component,
      List<RubricResult> results,
      SortedMap<String, String> rubrics,
      SortedMap<Key, Line> lines) {
    for (RubricResult result : results) {
      rubrics.put(result.rubric().id(), result.rubric().version());
      if (result.assessed()) {
        for (Rating rating : result.ratings()) {
          SortedSet<String> holds = new TreeSet<>();
          rating.indicators().stream()
              .filter(Baseline::isHeldRequirement)
              .forEach(verdict -> holds.add(lastName(verdict.indicator().id())));
          lines.put(
              new Key(nameOf(component), areaName(result.rubric().id(), rating)),
              new Line(rating.proven(), holds));
        }
      }
    }
  }

  private static boolean isHeldRequirement(IndicatorVerdict verdict) {
    return verdict.verdict() == Verdict.HOLDS
        && verdict.indicator().role() == Indicator.Role.REQUIREMENT;
  }

  /** The name that a component has in a baseline: its path, or {@code .} for the whole. */
  public static String nameOf(RepoPath component) {
    return component.isRoot()
        ? "."
        : component
            .value()
            .replace("%", "%25")
            .replace(" ", "%20")
            .replace("\n", "%0A")
            .replace("\r", "%0D");
  }

  private static String areaName(String rubric, Rating rating) {
    return rubric.equals(rating.area().id()) ? rubric : rubric + "." + rating.area().id();
  }

  private static String lastName(String indicator) {
    return indicator.substring(indicator.lastIndexOf('.') + 1);
  }

  /** The text of the file. */
  public String render() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    rubrics.forEach(
        (id, version) ->
            text.append("rubric ").append(id).append(' ').append(version).append('\n'));
    lines.forEach(
        (key, line) -> {
          text.append("\narea ").append(key.component()).append(' ').append(key.area()).append(' ');
          text.append(line.level().isPresent() ? Integer.toString(line.level().getAsInt()) : "-");
          line.holds().forEach(name -> text.append(' ').append(name));
          text.append('\n');
        });
    return text.toString();
  }

  /** Reads a baseline file; order and line ends do not matter, conflict markers and duplicates are refused. */
  public static Baseline parse(String text) throws UnreadableException {
    Reading reading = new Reading();
    for (String line : text.lines().toList()) {
      reading.line(line.strip());
    }
    return reading.baseline();
  }

  /** A file while its lines are read. */
  private static final class Reading {
    private final SortedMap<String, String> rubrics = new TreeMap<>();
    private final SortedMap<Key, Line> lines = new TreeMap<>();
    private int number;
    private boolean headed;

    void line(String line) throws UnreadableException {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        return;
      }
      if (line.startsWith("<<<<<<<") || line.startsWith("=======") || line.startsWith(">>>>>>>")) {
        throw unreadable(
            "a merge conflict is left in the file; resolve it, or write the file anew with 'tidemark baseline'");
      }
      List<String> words = List.of(line.split("\\s+"));
      if (!headed) {
        head(line);
      } else if (words.get(0).equals("rubric") && words.size() == 3) {
        rubric(words.get(1), words.get(2));
      } else if (words.get(0).equals("area") && words.size() >= 4) {
        area(words);
      } else {
        throw unreadable(
            "expected 'rubric ID VERSION' or 'area COMPONENT AREA LEVEL [INDICATOR…]'");
      }
    }

    private void head(String line) throws UnreadableException {
      if (!line.equals(HEAD)) {
        throw unreadable(
            "this is no baseline of this version of the format (expected '" + HEAD + "')");
      }
      headed = true;
    }

    private void rubric(String id, String version) throws UnreadableException {
      if (rubrics.put(id, version) != null) {
        throw unreadable("rubric " + id + " stands twice");
      }
    }

    private void area(List<String> words) throws UnreadableException {
      Key key = new Key(words.get(1), words.get(2));
      Line line =
          new Line(level(number, words.get(3)), new TreeSet<>(words.subList(4, words.size())));
      if (lines.put(key, line) != null) {
        throw unreadable(key.area() + " of " + key.component() + " stands twice");
      }
    }

    Baseline baseline() throws UnreadableException {
      if (!headed) {
        throw new UnreadableException(Math.max(1, number), "the file is empty");
      }
      return new Baseline(rubrics, lines);
    }

    private UnreadableException unreadable(String why) {
      return new UnreadableException(number, why);
    }
  }

  private static OptionalInt level(int number, String word) throws UnreadableException {
    if (word.equals("-")) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(word));
    } catch (NumberFormatException noNumber) {
      throw new UnreadableException(number, "a level is a number or '-'");
    }
  }

  /** What a newer state has lost against this baseline, one sentence each, sorted. */
  public List<String> loweredBy(Baseline now) {
    List<String> lowered = new ArrayList<>();
    for (Map.Entry<Key, Line> entry : lines.entrySet()) {
      Line current = now.lines().get(entry.getKey());
      String place =
          entry.getKey().area()
              + (entry.getKey().component().equals(".") ? "" : " of " + entry.getKey().component());
      if (current == null) {
        lowered.add(place + " is no longer assessed");
      } else if (current.level().orElse(Integer.MIN_VALUE)
          < entry.getValue().level().orElse(Integer.MIN_VALUE)) {
        lowered.add(
            place
                + " falls from "
                + show(entry.getValue().level())
                + " to "
                + show(current.level()));
      } else {
        SortedSet<String> gone = new TreeSet<>(entry.getValue().holds());
        gone.removeAll(current.holds());
        gone.forEach(name -> lowered.add(place + "." + name + NO_LONGER));
      }
    }
    return lowered;
  }

  /** Of what is lost, the levels alone: what no longer holds without a level falling is left out. */
  public List<String> levelsLoweredBy(Baseline now) {
    return loweredBy(now).stream().filter(says -> !says.endsWith(NO_LONGER)).toList();
  }

  private static String show(OptionalInt level) {
    return level.isPresent() ? Integer.toString(level.getAsInt()) : "not shown";
  }
}
