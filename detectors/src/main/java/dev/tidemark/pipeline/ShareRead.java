package dev.tidemark.pipeline;

import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How many steps were read through, and why others were not: as they run, and as they are written. What ten pipelines call
 * runs ten times and is written once.
 */
final class ShareRead {
  /** What the reasons mean, for those who read the last line only. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "dynamic", "what runs is only known when it runs",
          "missing", "it refers to something that is not in this repository",
          "remote", "it uses something of another repository or service",
          "opaque", "a program or image whose work is not written down here",
          "cycle", "it calls itself",
          "length", "its pipeline runs more commands than are followed",
          "depth", "it calls others deeper than is followed",
          "unreadable", "it says nothing that its system could run",
          "unknown-command", "a command that is not in the catalogue");

  /** What most steps share that are not read through is named: so many of it fill no more than a glance. */
  private static final int NAMED = 5;

  private final SortedMap<String, Integer> reasons = new TreeMap<>();
  private final SortedMap<String, Integer> things = new TreeMap<>();
  private final Set<Place> written = new HashSet<>();
  private final Set<Place> notRead = new HashSet<>();
  private final Set<Place> elsewhere = new HashSet<>();
  private int steps;
  private int unread;

  /** Where something is written: a step, or what was not read inside of what steps call. */
  private record Place(RepoPath file, int line) {}

  /**
   * Counts a step by what it does.
   *
   * @param file that its job is written in
   */
  void step(LinkedStep step, RepoPath file) {
    steps++;
    Place place = new Place(step.step().file().orElse(file), step.step().line());
    written.add(place);
    List<Deed> missed = new ArrayList<>();
    step.deeds().forEach(deed -> unread(deed, missed));
    if (missed.isEmpty()) {
      return;
    }
    unread++;
    Set<String> why = new TreeSet<>();
    Set<String> what = new TreeSet<>();
    for (Deed deed : missed) {
      why.add(deed.why());
      what.add(deed.text() + " (" + deed.why() + ")");
      if (deed.location().path().equals(place.file())) {
        notRead.add(place);
      } else {
        elsewhere.add(new Place(deed.location().path(), deed.location().startLine()));
      }
    }
    why.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    what.forEach(thing -> things.merge(thing, 1, Integer::sum));
  }

  /**
   * Counts a step that the linker did not come to, since its pipeline runs more than is followed.
   *
   * @param file that its job is written in
   */
  void beyond(LinkedStep step, RepoPath file) {
    steps++;
    unread++;
    Place place = new Place(step.step().file().orElse(file), step.step().line());
    written.add(place);
    notRead.add(place);
    reasons.merge("length", 1, Integer::sum);
  }

  /** What a deed holds that is not read. */
  private static void unread(Deed deed, List<Deed> sink) {
    switch (deed.outcome()) {
      case UNRESOLVED, UNKNOWN -> sink.add(deed);
      case FOLLOWED -> deed.inside().forEach(inside -> unread(inside, sink));
      case KNOWN -> {}
    }
  }

  /** The last lines: how much there is, how much of it was read through, and what the reasons mean. */
  List<String> lines(int pipelines) {
    List<String> lines = new ArrayList<>();
    String all = counted(pipelines, "pipeline") + ", " + counted(steps, "step");
    lines.add(unread > 0 ? all + ", " + share() : steps > 0 ? all + ", all read through" : all);
    // What is not read in a file whose steps are counted themselves is counted with these.
    Set<RepoPath> files = written.stream().map(Place::file).collect(Collectors.toSet());
    int more = (int) elsewhere.stream().filter(place -> !files.contains(place.file())).count();
    int places = written.size() + more;
    if (unread > 0 && places != steps) {
      String share = counted(places, "place") + ", " + notRead(notRead.size() + more, places);
      lines.add("  each counted once where it is written: " + share);
    }
    things.entrySet().stream()
        .filter(thing -> thing.getValue() > 1)
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(NAMED)
        .forEach(thing -> lines.add("  " + thing.getValue() + " steps: " + thing.getKey()));
    reasons.keySet().stream()
        .filter(MEANINGS::containsKey)
        .forEach(reason -> lines.add("  " + reason + ": " + MEANINGS.get(reason)));
    return lines;
  }

  /** How many steps were not read through, and why. */
  private String share() {
    String why =
        reasons.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(reason -> reason.getValue() + " " + reason.getKey())
            .collect(Collectors.joining(", "));
    return notRead(unread, steps) + ": " + why;
  }

  private static String notRead(int some, int all) {
    double percent = 100.0 * some / all;
    return String.format(Locale.ROOT, "%d of them not read through (%.1f %%)", some, percent);
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
