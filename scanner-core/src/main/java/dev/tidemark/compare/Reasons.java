package dev.tidemark.compare;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The sentences of a ruling. Each begins with the name of what it speaks of, and says why, not only how much. */
final class Reasons {
  /** Practices and files that one sentence names; the pages of a gate name all. */
  static final int NAMED = 2;

  private Reasons() {}

  /** {@code iac.ci fell from 1 to 0: iac.ci.every-checkin was shown and is lost, at .github/workflows/check.yml:9}. */
  static Reason fell(AreaChange area, Suppressions suppressions) {
    List<Flip> lost =
        area.flips().stream()
            .filter(flip -> flip.decisive() && flip.kind() == Flip.Kind.LOSS)
            .filter(flip -> !suppressions.accept(flip))
            .toList();
    List<String> about = new ArrayList<>(List.of(name(area.component(), area.name())));
    List<String> why = new ArrayList<>();
    for (Flip flip : lost.subList(0, Math.min(NAMED, lost.size()))) {
      about.add(name(area.component(), flip.id()));
      why.add(flip.id() + what(flip) + place(flip));
    }
    if (lost.size() > NAMED) {
      why.add("and " + (lost.size() - NAMED) + " more");
    }
    return new Reason(
        about,
        about.get(0)
            + " fell from "
            + show(area.base())
            + " to "
            + show(area.head())
            + (why.isEmpty() ? "" : ": " + String.join("; ", why)));
  }

  /** {@code iac.ci.some-tests was shown and is lost, at test/run.sh:3}. */
  static Reason lost(AreaChange area, Flip flip) {
    String name = name(area.component(), flip.id());
    return new Reason(List.of(name), name + what(flip) + place(flip));
  }

  /** {@code iac.ci is 0, and at least 1 is asked for}. */
  static Reason below(GatePolicy.Aim aim, OptionalInt proven) {
    String name = name(aim.component(), aim.area());
    return new Reason(
        List.of(name),
        name + " is " + show(proven) + ", and at least " + aim.level() + " is asked for");
  }

  private static String what(Flip flip) {
    return flip.head().indicator().isSymptom()
        ? " was not observed and is now"
        : " was shown and is lost";
  }

  private static String place(Flip flip) {
    List<Evidence> facts = flip.lost().isEmpty() ? flip.gained() : flip.lost();
    return facts.stream()
        .filter(fact -> !fact.location().path().isRoot())
        .findFirst()
        .map(fact -> ", at " + fact.location())
        .orElse("");
  }

  /** {@code a}, {@code a and b}, {@code a, b and 3 more}. */
  static String listed(List<String> words, int most) {
    if (words.size() > most) {
      return String.join(", ", words.subList(0, most)) + " and " + (words.size() - most) + " more";
    }
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** {@code iac.ci}, or {@code iac.ci of services/a}. */
  static String name(RepoPath component, String id) {
    return component.isRoot() ? id : id + " of " + component;
  }

  static String show(OptionalInt level) {
    return level.isPresent() ? Integer.toString(level.getAsInt()) : "not shown";
  }
}
