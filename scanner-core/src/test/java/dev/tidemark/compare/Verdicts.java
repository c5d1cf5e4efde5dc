package dev.tidemark.compare;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Confidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Absence;
import dev.tidemark.rubric.Against;
import dev.tidemark.rubric.Applies;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Verdicts and flips for the tests of this package, written as words. */
final class Verdicts {
  private Verdicts() {}

  /** {@code holds}, {@code fails}, {@code not-applicable}, or {@code unknown-unreadable} and its like. */
  static IndicatorVerdict verdict(String id, int level, Indicator.Role role, String words) {
    return verdict(id, level, role, words, List.of());
  }

  /** A requirement of level 1, by its facts. */
  static IndicatorVerdict requirement(String id, String words, Evidence... facts) {
    return verdict(id, 1, Indicator.Role.REQUIREMENT, words, List.of(facts));
  }

  private static IndicatorVerdict verdict(
      String id, int level, Indicator.Role role, String words, List<Evidence> facts) {
    boolean unknown = words.startsWith("unknown-");
    String name = words.toUpperCase(Locale.ROOT).replace('-', '_');
    return new IndicatorVerdict(
        indicator(id, level, role),
        unknown ? Verdict.UNKNOWN : Verdict.valueOf(name),
        unknown
            ? Optional.of(UnknownBecause.valueOf(name.substring("UNKNOWN_".length())))
            : Optional.empty(),
        Confidence.DIRECT,
        Optional.empty(),
        words,
        "",
        Optional.empty(),
        facts,
        List.of());
  }

  /** A practice that was lost at some files. */
  static Flip lost(String id, String... files) {
    return new Flip(
        verdict(id, 1, Indicator.Role.REQUIREMENT, "holds"),
        verdict(id, 1, Indicator.Role.REQUIREMENT, "fails"),
        Flip.Kind.LOSS,
        true,
        List.of(files).stream().map(Verdicts::fact).toList(),
        List.of());
  }

  static Evidence fact(String file) {
    return Evidence.of("ci.check", Location.of(RepoPath.of(file), 1));
  }

  private static Indicator indicator(String id, int level, Indicator.Role role) {
    return new Indicator(
        id,
        level,
        role,
        "A title",
        "a model",
        "What is looked at.",
        "What to do.",
        List.of(),
        new Condition.Present(
            new Filter(List.of("ci.check"), new AttributeTest.AllOf(List.of())), "checks"),
        Against.NOTHING,
        Applies.ALWAYS,
        Optional.empty(),
        Optional.empty(),
        Absence.FAILS,
        Absence.FAILS,
        Scope.REPOSITORY,
        false,
        Optional.empty());
  }
}
