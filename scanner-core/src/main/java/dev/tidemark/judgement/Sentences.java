package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.MeasureDeclaration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sentences in which a verdict explains itself: each can be checked by a person. */
final class Sentences {
  private static final String NOT_ASKED = "not asked of a ";

  private Sentences() {}

  static String found(String noun, List<Evidence> facts) {
    String first = facts.get(0).location().toString();
    return noun
        + ": "
        + facts.size()
        + (first.isEmpty() ? "" : facts.size() == 1 ? ", at " + first : ", first at " + first);
  }

  static String none(String noun) {
    return noun + ": none";
  }

  static String elsewhere(String noun) {
    return noun + ": none here, may be elsewhere";
  }

  static String askedOfPeople(String what) {
    return what + " is for people to attest";
  }

  static String counted(String noun, long count, long asked, Asking asking) {
    return noun
        + ": "
        + count
        + ", "
        + asking.words(Condition.Bound.AT_LEAST, plain((double) asked));
  }

  static String unread(String noun, long files) {
    return noun
        + ": none seen, and "
        + files
        + (files == 1 ? " file that" : " files that")
        + " could hold one could not be read";
  }

  static String unresolved(String noun, List<Evidence> maybe) {
    return noun
        + ": "
        + maybe.size()
        + " that cannot be told from here, first at "
        + maybe.get(0).location();
  }

  static String notLookedFor(String noun) {
    return noun + ": no detector looks for them";
  }

  static String historyCut(String noun) {
    return noun + ": none seen, and the history is not whole";
  }

  /** {@code fixes: none here}, or, where there are cases, {@code units behind a protected mainline: none}. */
  static String nothing(MeasureDeclaration declared, boolean without) {
    return without
        ? declared.unit() + ": none here"
        : none(declared.unit() + ' ' + declared.says());
  }

  static String notAskedOf(String role) {
    return NOT_ASKED + role + " repository";
  }

  /** All of them; what does not apply to a repository is worth saying where nothing else is. */
  static String joined(List<String> sentences) {
    List<String> telling =
        sentences.stream().filter(sentence -> !sentence.startsWith(NOT_ASKED)).toList();
    return String.join("; ", telling.isEmpty() ? sentences : telling);
  }

  /** {@code 43 of 50 module calls pinned, needs 80 %}; {@code quarters with upgrades: 2, needs 3}. */
  static String brief(
      MeasureDeclaration declared,
      Measured found,
      Condition.Bound bound,
      double asked,
      Asking asking) {
    String counted = declared.unit() + ' ' + declared.says();
    return found.share()
        ? found.with()
            + " of "
            + found.of()
            + ' '
            + counted
            + ", "
            + asking.words(bound, percent(asked))
        : counted + ": " + found.with() + ", " + asking.words(bound, plain(asked));
  }

  /** {@code 43 of 50 module calls pinned, 86 %, needs 80 %}. */
  static String figure(
      MeasureDeclaration declared,
      Measured found,
      Condition.Bound bound,
      double asked,
      Asking asking,
      Optional<UnknownBecause> because) {
    if (found.share() && found.of() == 0) {
      return because.isEmpty()
          ? nothing(declared, true)
          : declared.unit() + " " + declared.says() + ": " + why(because);
    }
    StringBuilder says = new StringBuilder();
    if (found.share()) {
      says.append(found.with()).append(" of ").append(found.of()).append(' ');
      says.append(declared.unit()).append(' ').append(declared.says());
      says.append(", ").append(percent((double) found.with() / found.of()));
      if (because.isPresent()) {
        says.append(", between ").append(percent(found.lower()));
        says.append(" and ").append(percent(found.upper()));
      }
      says.append(", ").append(asking.words(bound, percent(asked)));
    } else {
      says.append(declared.unit()).append(' ').append(declared.says()).append(": ");
      says.append(found.with()).append(", ").append(asking.words(bound, plain(asked)));
    }
    because.ifPresent(b -> says.append("; ").append(why(because)));
    return says.toString();
  }

  static String why(Optional<UnknownBecause> because) {
    if (because.isEmpty()) {
      return "cannot be told";
    }
    return switch (because.get()) {
      case UNREADABLE -> "files that matter could not be read";
      case UNRESOLVED -> "the rest is behind something that is not in the scan";
      case HISTORY_CUT -> "the history is not whole";
      case TOO_FEW -> "too few to take a share of";
      case NO_DETECTOR -> "no detector looks for them";
      case EXPIRED -> "the attestation has run out";
      case ABSENT -> "not here, may be elsewhere";
    };
  }

  static String percent(double share) {
    double percent = share * 100;
    double rounded = Math.rint(percent);
    return Math.abs(percent - rounded) < 0.05
        ? String.format(Locale.ROOT, "%.0f %%", rounded)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
