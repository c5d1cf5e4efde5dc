package dev.tidemark.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How many steps were read through, and why others were not. */
final class ShareRead {
  /** What the reasons mean, for those who read the last line only. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "dynamic", "what runs is only known when it runs",
          "missing", "it refers to something that is not in this repository",
          "remote", "it uses something of another repository or service",
          "opaque", "a program or image whose work is not written down here",
          "cycle", "it calls itself",
          "depth", "it calls others deeper than is followed",
          "unreadable", "it says nothing that its system could run",
          "unknown-command", "a command that is not in the catalogue");

  private final SortedMap<String, Integer> reasons = new TreeMap<>();
  private int steps;
  private int unread;

  /** Counts a step by what it does. */
  void step(List<Deed> deeds) {
    steps++;
    Set<String> why = new TreeSet<>();
    deeds.forEach(deed -> unread(deed, why));
    if (!why.isEmpty()) {
      unread++;
      why.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    }
  }

  /** Why a deed, or what is inside it, is not read. */
  private static void unread(Deed deed, Set<String> why) {
    switch (deed.outcome()) {
      case UNRESOLVED, UNKNOWN -> why.add(deed.why());
      case FOLLOWED -> deed.inside().forEach(inside -> unread(inside, why));
      case KNOWN -> {}
    }
  }

  /** The last lines: how much there is, how much of it was read through, and what the reasons mean. */
  List<String> lines(int pipelines) {
    List<String> lines = new ArrayList<>();
    String all = counted(pipelines, "pipeline") + ", " + counted(steps, "step");
    lines.add(unread > 0 ? all + ", " + share() : steps > 0 ? all + ", all read through" : all);
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
    double percent = 100.0 * unread / steps;
    return String.format(Locale.ROOT, "%d of them not read through (%.1f %%)", unread, percent)
        + ": "
        + why;
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
