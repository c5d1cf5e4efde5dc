package dev.tidemark.compare;

import dev.tidemark.document.Problem;
import dev.tidemark.judgement.UnknownBecause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a gate cannot tell, by what keeps it from knowing: one file that cannot be read may matter to forty indicators, and
 * is one thing to mend.
 */
final class Doubts {
  /** Areas and indicators that one sentence names; the pages of a gate name all. */
  private static final int NAMED = 3;

  private final Comparison comparison;
  private final Map<String, List<String>> byCause = new LinkedHashMap<>();

  Doubts(Comparison comparison) {
    this.comparison = comparison;
  }

  /** An area whose level cannot be proven any more. */
  void add(AreaChange area) {
    String cause =
        area.flips().stream()
            .filter(flip -> flip.decisive() && flip.kind() == Flip.Kind.INDETERMINATE)
            .findFirst()
            .map(this::because)
            .orElseGet(() -> comparison.leftBehind().isEmpty() ? unread() : leftBehind());
    add(cause, Reasons.name(area.component(), area.name()));
  }

  /** An indicator that cannot be told. */
  void add(AreaChange area, Flip flip) {
    add(because(flip), Reasons.name(area.component(), flip.id()));
  }

  private void add(String cause, String name) {
    byCause.computeIfAbsent(cause, any -> new ArrayList<>()).add(name);
  }

  /** A sentence for each cause. */
  List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    byCause.forEach(
        (cause, names) ->
            reasons.add(
                new Reason(names, Reasons.listed(names, NAMED) + " cannot be told: " + cause)));
    return reasons;
  }

  private String because(Flip flip) {
    boolean head = VerdictChange.isBlind(flip.head());
    UnknownBecause reason =
        (head ? flip.head() : flip.base()).unknownBecause().orElse(UnknownBecause.UNREADABLE);
    return switch (reason) {
      case UNRESOLVED -> "the answer lies outside of this scan";
      case HISTORY_CUT -> "the history here is not whole";
      default -> {
        if (!comparison.leftBehind().isEmpty()) {
          yield leftBehind();
        }
        yield head ? unread() : "something could not be read at the base";
      }
    };
  }

  /** The clone is what has to be mended: the sentence says how. */
  private String leftBehind() {
    List<Problem> left = comparison.leftBehind();
    Problem first = left.get(0);
    String place = first.path().isRoot() ? "the commit" : first.path().toString();
    int more = left.size() - 1;
    return place
        + (more == 0 ? "" : " and " + more + " more")
        + " could not be read: "
        + first.detail();
  }

  private String unread() {
    if (comparison.newProblems().isEmpty()) {
      return "something that decides could not be read";
    }
    // A file with several flaws is one file, told by its first.
    List<String> files =
        comparison.newProblems().stream()
            .collect(
                Collectors.toMap(
                    Problem::path, Problem::code, (first, second) -> first, LinkedHashMap::new))
            .entrySet()
            .stream()
            .map(file -> file.getKey() + " (" + file.getValue() + ")")
            .toList();
    return Reasons.listed(files, Reasons.NAMED) + " could not be read";
  }
}
