package dev.tidemark.cli.report;

import dev.tidemark.cli.gate.BaseChoice;
import dev.tidemark.compare.AreaChange;
import dev.tidemark.compare.Comparison;
import dev.tidemark.compare.Flip;
import dev.tidemark.compare.GatePolicy;
import dev.tidemark.compare.Reason;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Gate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a gate found and how it ruled: what every report of a gate is written from.
 *
 * @param head what is asked about
 * @param measured the comparison with a commit, and why that commit; empty where a baseline file was the measure
 * @param baselineChanged whether the baseline file differs from the one that counted
 * @param ruling green, red, or not to be known, with the reasons
 * @param informational whether the run ends well whatever the ruling
 */
public record GateAccount(
    Assessment.Repository head,
    Optional<Measured> measured,
    boolean baselineChanged,
    GatePolicy.Ruling ruling,
    boolean informational) {

  /** Why a run that is not green ends well all the same. */
  public static final String WAIVED =
      "The gate is informational: the run ends with 0 all the same.";

  /** Weaker practices that a note names. */
  private static final int WEAKER = 3;

  /** Two commits compared, and why the base is the base. */
  public record Measured(Gate.Result result, BaseChoice.Base base) {}

  /** A flip in its area; the flip is one of those that made the gate red, or kept it from knowing, when it counts. */
  record Changed(AreaChange area, Flip flip, boolean counts) {
    String place() {
      return label(area);
    }
  }

  /** The account of a gate against a commit. */
  public static GateAccount of(
      Gate.Result result, BaseChoice.Base base, GatePolicy.Ruling ruling, boolean informational) {
    return new GateAccount(
        result.head(), Optional.of(new Measured(result, base)), false, ruling, informational);
  }

  /** The account of a gate against a baseline file. */
  public static GateAccount ofBaseline(
      Assessment.Repository head,
      boolean baselineChanged,
      GatePolicy.Ruling ruling,
      boolean informational) {
    return new GateAccount(head, Optional.empty(), baselineChanged, ruling, informational);
  }

  /** The head as a report of a scan shows it. */
  Assessment headAlone() {
    boolean complete = head.problems().stream().noneMatch(problem -> problem.problem().loses());
    return new Assessment(complete, List.of(head));
  }

  Comparison comparison() {
    return measured.map(both -> both.result().comparison()).orElse(Comparison.NONE);
  }

  /** The changes of a kind in every area, those that count first. */
  List<Changed> changed(Flip.Kind kind) {
    List<Changed> counted = new ArrayList<>();
    List<Changed> others = new ArrayList<>();
    for (AreaChange area : comparison().areas()) {
      for (Flip flip : area.flips()) {
        if (flip.kind() == kind) {
          boolean counts = counts(area, flip);
          (counts ? counted : others).add(new Changed(area, flip, counts));
        }
      }
    }
    counted.addAll(others);
    return counted;
  }

  private boolean counts(AreaChange area, Flip flip) {
    if (ruling.decision() == GatePolicy.Decision.PASSED) {
      return false;
    }
    boolean levelMoved =
        flip.decisive()
            && ((flip.kind() == Flip.Kind.LOSS && area.outcome() == AreaChange.Outcome.REGRESSED)
                || (flip.kind() == Flip.Kind.INDETERMINATE
                    && area.outcome() == AreaChange.Outcome.INDETERMINATE));
    String name = label(area.component(), flip.id());
    return levelMoved
        || ruling.reasons().stream().anyMatch(reason -> reason.about().contains(name));
  }

  /** The reasons of the ruling that no changed indicator explains: a level that was asked for, a baseline. */
  List<String> unexplained() {
    List<String> explained = new ArrayList<>();
    for (AreaChange area : comparison().areas()) {
      for (Flip flip : area.flips()) {
        if (counts(area, flip)) {
          explained.add(label(area));
          explained.add(label(area.component(), flip.id()));
        }
      }
    }
    return ruling.reasons().stream()
        .filter(reason -> Collections.disjoint(reason.about(), explained))
        .map(Reason::words)
        .toList();
  }

  /** The sentences of the ruling. */
  List<String> reasons() {
    return ruling.reasons().stream().map(Reason::words).toList();
  }

  /** {@code iac.ci}, {@code iac.ci of services/a}: as the ruling names an area. */
  static String label(AreaChange area) {
    return label(area.component(), area.name());
  }

  private static String label(RepoPath component, String name) {
    return component.isRoot() ? name : name + " of " + component;
  }

  /** {@code Continuous integration (iac.ci)}: the id alone of an area that is gone from the head. */
  String title(AreaChange area) {
    return results(area.component()).stream()
        .filter(result -> result.rubric().id().equals(area.rubric()))
        .flatMap(result -> result.rubric().areas().stream())
        .filter(known -> known.id().equals(area.area()))
        .findFirst()
        .map(known -> label(area.component(), known.title() + " (" + area.name() + ")"))
        .orElse(label(area));
  }

  private List<RubricResult> results(RepoPath component) {
    return component.isRoot()
        ? head.rubrics()
        : head.components().stream()
            .filter(one -> one.path().equals(component))
            .flatMap(one -> one.rubrics().stream())
            .toList();
  }

  /** The areas that are not where they were, worst first. */
  List<AreaChange> moved() {
    return comparison().areas().stream()
        .filter(area -> area.outcome() != AreaChange.Outcome.SAME)
        .toList();
  }

  /** What a green gate says first. */
  String praise() {
    long lost = changed(Flip.Kind.LOSS).size();
    return lost == 0
        ? "no practice was lost"
        : "no level was lost, though " + (lost == 1 ? "a practice was" : lost + " practices were");
  }

  /** What speaks against a practice now, beside what it lost at the same places. */
  static List<Evidence> against(Flip flip) {
    return flip.gained().stream()
        .filter(
            fact ->
                flip.lost().stream()
                    .noneMatch(
                        lost ->
                            lost.kind().equals(fact.kind())
                                && lost.location().path().equals(fact.location().path())))
        .toList();
  }

  /** The ids of what was gained, each once. */
  List<String> gained() {
    return changed(Flip.Kind.GAIN).stream().map(gain -> gain.flip().id()).distinct().toList();
  }

  /** What to do about a ruling that cannot be made; empty where it was made. */
  Optional<String> mend() {
    if (ruling.decision() != GatePolicy.Decision.INDETERMINATE) {
      return Optional.empty();
    }
    return Optional.of(remedy() + ", or pass --allow-incomplete to accept not knowing.");
  }

  private String remedy() {
    if (!comparison().leftBehind().isEmpty()) {
      return "Give the job a whole clone (GitHub: no filter; otherwise git fetch --refetch --no-filter)";
    }
    boolean cut =
        changed(Flip.Kind.INDETERMINATE).stream()
            .anyMatch(
                doubt ->
                    doubt.flip().head().unknownBecause().stream()
                        .anyMatch(UnknownBecause.HISTORY_CUT::equals));
    if (cut) {
      return "Fetch the whole history (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0)";
    }
    List<Problem> broken = comparison().newProblems();
    return broken.isEmpty()
        ? "Scan the repositories that decide beside this one"
        : "Make "
            + broken.get(0).path()
            + (broken.size() > 1 ? " and the others" : "")
            + " readable again";
  }

  /**
   * What became of a fact that was lost: that its file is gone, where it went, or how the same thing reads at the head;
   * empty where nothing of the kind is left in its file.
   */
  Optional<String> fate(Evidence lost) {
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    Gate.Result result = measured.get().result();
    RepoPath path = lost.location().path();
    if (result.gone().contains(path)) {
      return Optional.of("the file is gone");
    }
    return Counterpart.of(lost, result).map(Counterpart::words);
  }

  /** Why a run that is not green ends well all the same; empty where it is green, or does not. */
  Optional<String> waived() {
    return informational && ruling.decision() != GatePolicy.Decision.PASSED
        ? Optional.of(WAIVED)
        : Optional.empty();
  }

  /** What is asked about: the commit that its author knows, where the head is what a forge made of it. */
  String revision() {
    return measured
        .flatMap(both -> both.result().merged())
        .map(commit -> Wording.merged(commit, head))
        .orElseGet(() -> Wording.revision(head));
  }

  /** The newest commit of the range that touched a file, abbreviated; empty where it is not known. */
  Optional<String> changedBy(RepoPath file) {
    return measured.map(both -> both.result().changedBy().get(file)).map(Wording::abbreviated);
  }

  /** {@code and 3 more places}. */
  static String more(int places) {
    return "and " + places + (places == 1 ? " more place" : " more places");
  }

  /** What it is measured against, in a few words. */
  String against() {
    return measured
        .map(both -> Wording.abbreviated(both.base().commit()) + " (" + both.base().why() + ")")
        .orElse("a baseline");
  }

  /** {@code failed}. */
  String verdict() {
    return switch (ruling.decision()) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case INDETERMINATE -> "cannot tell";
    };
  }

  /** What else a reader should know, as sentences: what moved, what set the terms and changed, what cannot be read. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (baselineChanged) {
      notes.add(
          "The baseline differs from the one at the base, which is the one that counted; the change"
              + " takes effect once it is merged.");
    }
    measured.ifPresent(both -> notes.addAll(terms(both.result())));
    for (Problem problem : comparison().newProblems()) {
      notes.add(
          "Could be read at the base and not any more: "
              + problem.path()
              + " ("
              + problem.code()
              + "): "
              + problem.detail());
    }
    notes.addAll(comparison().moved());
    measured
        .map(Measured::result)
        .filter(result -> result.ownRole() != result.base().role())
        .ifPresent(result -> notes.add(role(result)));
    List<String> weaker = comparison().weaker();
    if (!weaker.isEmpty()) {
      notes.add(
          "Weaker, though it still holds: "
              + String.join("; ", weaker.subList(0, Math.min(WEAKER, weaker.size())))
              + (weaker.size() > WEAKER ? " and " + (weaker.size() - WEAKER) + " more" : ""));
    }
    notes.addAll(ruling.notes());
    return notes;
  }

  private static List<String> terms(Gate.Result result) {
    return result.termsChanged().stream()
        .map(
            file ->
                file
                    + " differs at the head: both sides were judged by what the base says; the change takes effect once it is merged.")
        .toList();
  }

  private static String role(Gate.Result result) {
    return "By what is here now the repository's role is "
        + Wording.word(result.ownRole())
        + ", and was "
        + Wording.word(result.base().role())
        + ", in which both sides were judged; other things are asked of it once the change is merged.";
  }
}
