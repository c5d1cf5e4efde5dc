package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.SortedEvidence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a condition, with its explanation.
 *
 * @param because why it is unknown; present exactly then
 * @param absent whether it is false only because nothing was found
 * @param figure the figure that it rests on, where there is one
 * @param says sentences that a person can check
 * @param remedies what to change so that it holds, where parts of it do already; empty where all of it is to be done, or
 *     nothing
 * @param evidence facts for it
 * @param against facts against it
 */
record Outcome(
    Truth truth,
    Optional<UnknownBecause> because,
    boolean absent,
    Optional<Figure> figure,
    List<String> says,
    List<String> remedies,
    List<Evidence> evidence,
    List<Evidence> against) {

  Outcome {
    says = List.copyOf(says);
    remedies = List.copyOf(remedies);
    evidence = SortedEvidence.of(evidence);
    against = SortedEvidence.of(against);
  }

  /** What lets another condition decide, and is no reason by itself. */
  static Outcome silent(Truth truth) {
    return new Outcome(
        truth,
        Optional.empty(),
        true,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static Outcome of(Truth truth, boolean absent, String says, List<Evidence> evidence) {
    return new Outcome(
        truth,
        Optional.empty(),
        absent,
        Optional.empty(),
        List.of(says),
        List.of(),
        evidence,
        List.of());
  }

  static Outcome unknown(UnknownBecause because, String says, List<Evidence> evidence) {
    return new Outcome(
        Truth.UNKNOWN,
        Optional.of(because),
        false,
        Optional.empty(),
        List.of(says),
        List.of(),
        evidence,
        List.of());
  }

  boolean isUnreadable() {
    return because.filter(UnknownBecause.UNREADABLE::equals).isPresent();
  }

  Outcome negated() {
    return new Outcome(truth.not(), because, false, figure, says, List.of(), List.of(), evidence);
  }

  /** The same, with what to change where it does not hold. */
  Outcome advised(String remedy) {
    return truth == Truth.TRUE
        ? this
        : new Outcome(truth, because, absent, figure, says, List.of(remedy), evidence, against);
  }

  /** All of them together: the parts that decide explain it. */
  static Outcome all(List<Outcome> parts) {
    Truth truth = parts.stream().map(Outcome::truth).reduce(Truth.TRUE, Truth::and);
    return combined(truth, parts, parts, rest(parts));
  }

  /** What is left to do where something is done; nothing where a part that lacks has no advice of its own. */
  private static List<String> rest(List<Outcome> parts) {
    List<Outcome> lacking = parts.stream().filter(part -> part.truth() != Truth.TRUE).toList();
    boolean told = lacking.stream().noneMatch(part -> part.remedies().isEmpty());
    return told && lacking.size() < parts.size() ? remedies(lacking) : List.of();
  }

  private static List<String> remedies(List<Outcome> parts) {
    return parts.stream().flatMap(part -> part.remedies().stream()).distinct().toList();
  }

  /**
   * At least one of them: the parts that decide explain it. An alternative that nothing looks for is left out as long as
   * another is looked for. Advice is that of the alternatives of which a part is done.
   */
  static Outcome any(List<Outcome> parts) {
    List<Outcome> lookedFor = parts.stream().filter(part -> !part.isWithoutDetector()).toList();
    List<Outcome> asked = lookedFor.isEmpty() ? parts : lookedFor;
    Truth truth = asked.stream().map(Outcome::truth).reduce(Truth.FALSE, Truth::or);
    return switch (truth) {
      // What an alternative lacks is nothing against another that holds.
      case TRUE -> combined(truth, asked, holding(asked), List.of());
      case FALSE -> {
        List<Outcome> telling = telling(asked);
        yield combined(truth, telling, telling, remedies(asked));
      }
      case UNKNOWN -> combined(truth, asked, asked, remedies(asked));
    };
  }

  private static List<Outcome> holding(List<Outcome> parts) {
    return parts.stream().filter(part -> part.truth() == Truth.TRUE).toList();
  }

  /** Where a share falls short, it says nothing more that there is something to take a share of. */
  private static List<Outcome> telling(List<Outcome> parts) {
    boolean fallsShort = parts.stream().anyMatch(Outcome::isShare);
    return fallsShort ? parts.stream().filter(part -> !part.isPresence()).toList() : parts;
  }

  private boolean isShare() {
    return figure.filter(one -> one.of() > 0).isPresent();
  }

  /** Whether it only asks that there be nothing of a sort, and there is. */
  private boolean isPresence() {
    return figure.isEmpty() && evidence.isEmpty() && !against.isEmpty();
  }

  private boolean isWithoutDetector() {
    return because.filter(UnknownBecause.NO_DETECTOR::equals).isPresent();
  }

  private static Outcome combined(
      Truth truth, List<Outcome> parts, List<Outcome> opposing, List<String> remedies) {
    List<Outcome> deciding = parts.stream().filter(part -> part.truth() == truth).toList();
    Optional<UnknownBecause> because =
        truth == Truth.UNKNOWN
            ? deciding.stream()
                .flatMap(part -> part.because().stream())
                .min(Comparator.comparingInt(Outcome::rank))
            : Optional.empty();
    return new Outcome(
        truth,
        because,
        truth == Truth.FALSE && deciding.stream().allMatch(Outcome::absent),
        Stream.concat(deciding.stream(), parts.stream())
            .flatMap(part -> part.figure().stream())
            .findFirst(),
        deciding.stream().flatMap(part -> part.says().stream()).distinct().toList(),
        remedies,
        merged(parts.stream().map(Outcome::evidence).toList()),
        merged(opposing.stream().map(Outcome::against).toList()));
  }

  /** What stands in the way of knowing, the gravest first: what was there and could not be read comes before all. */
  static int rank(UnknownBecause because) {
    return switch (because) {
      case UNREADABLE -> 0;
      case NO_DETECTOR -> 1;
      case UNRESOLVED -> 2;
      case HISTORY_CUT -> 3;
      case TOO_FEW -> 4;
      case EXPIRED -> 5;
      case ABSENT -> 6;
    };
  }

  static SortedEvidence merged(List<List<Evidence>> lists) {
    return SortedEvidence.merged(lists.stream().map(SortedEvidence::of).toList());
  }
}
