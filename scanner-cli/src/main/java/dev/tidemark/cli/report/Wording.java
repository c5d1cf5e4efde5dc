package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.Step;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.Revision;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The short phrases that every report for people shares. */
public final class Wording {
  /** How much of a commit id tells it apart, as Git abbreviates in large repositories. */
  private static final int SHORT_ID = 10;

  /** A reason that is no longer than a line says more than that nothing was found. Characters. */
  private static final int SHORT_REASON = 72;

  private Wording() {}

  /** {@code 1}, {@code 1, up to 2}, {@code not shown, up to 1}, {@code no level}. */
  public static String interval(Rating rating) {
    if (rating.possible().isEmpty()) {
      return "does not apply";
    }
    int possible = rating.possible().getAsInt();
    if (rating.proven().isEmpty()) {
      return "not shown, up to " + possible;
    }
    int proven = rating.proven().getAsInt();
    return proven == possible ? String.valueOf(proven) : proven + ", up to " + possible;
  }

  /** {@code Infrastructure as Code · Provisioning}; a rubric of one area needs no second name. */
  public static String title(Rubric rubric, PracticeArea area) {
    return rubric.areas().size() == 1 ? rubric.title() : rubric.title() + " · " + area.title();
  }

  /** Why a verdict is unknown, for somebody who wonders what to do about it. */
  public static String because(UnknownBecause reason) {
    return switch (reason) {
      case ABSENT -> "not here, may be elsewhere";
      case UNREADABLE -> "a file that matters could not be read";
      case UNRESOLVED -> "behind a module, template or service outside this scan";
      case HISTORY_CUT -> "the history here is not whole";
      case TOO_FEW -> "too few cases for a share";
      case NO_DETECTOR -> "nothing looks for it yet";
      case EXPIRED -> "attested once, and run out";
    };
  }

  /** What stands behind a step in a few words: {@code 62 of 200 changes with a ticket, needs 80 %}. */
  public static String count(Step step) {
    IndicatorVerdict judged = step.judged();
    if (judged.verdict() == Verdict.UNKNOWN) {
      return judged.unknownBecause().map(Wording::because).orElse("unknown");
    }
    if (judged.figure().isPresent()) {
      // Where the share is reached, something else is missing, and the reason names it.
      return step.isObservedSymptom() || !step.isShareReached()
          ? judged.figure().get().words()
          : judged.reason();
    }
    int places = step.places().size();
    if (places == 0) {
      String reason = judged.reason();
      return reason.isEmpty() || reason.length() > SHORT_REASON ? "nothing found" : reason;
    }
    return places == 1 ? "1 place" : String.format(Locale.ROOT, "%,d places", places);
  }

  /** {@code at 1a2b3c4d5e of 2024-06-30}, or that it is a folder. */
  public static String revision(Assessment.Repository repository) {
    return repository
        .revision()
        .map(revision -> "at " + dated(revision))
        .orElseGet(() -> withoutRevision(repository));
  }

  /** {@code at 85daae2b9f, merged as 1a6b480da8 of 2024-05-01}: a commit, and what was made of it to be looked at. */
  static String merged(String commit, Assessment.Repository repository) {
    return "at "
        + abbreviated(commit)
        + repository.revision().map(revision -> ", merged as " + dated(revision)).orElse("");
  }

  private static String dated(Revision revision) {
    return abbreviated(revision.id()) + " of " + revision.committed().toString().substring(0, 10);
  }

  /** A commit's id as far as people type it. */
  static String abbreviated(String commit) {
    return commit.substring(0, Math.min(SHORT_ID, commit.length()));
  }

  private static String withoutRevision(Assessment.Repository repository) {
    if (OrganisationView.isUnread(repository)) {
      return "not read";
    }
    return isUnborn(repository) ? "no commit yet" : "files as they lie";
  }

  private static boolean isUnborn(Assessment.Repository repository) {
    return repository.problems().stream()
        .anyMatch(affecting -> affecting.problem().code().equals("empty-repository"));
  }

  /** Why a model gives no level: what it looks for, none of which is here. */
  static String notAssessed(Rubric rubric) {
    List<String> lookedFor = lookedFor(rubric.assessedWhen());
    return lookedFor.isEmpty()
        ? "nothing here that this model speaks about"
        : "no " + String.join(", no ", lookedFor) + " here";
  }

  private static List<String> lookedFor(Condition condition) {
    if (condition instanceof Condition.Present looked) {
      return List.of(looked.noun());
    }
    List<Condition> parts =
        condition instanceof Condition.Any any
            ? any.conditions()
            : condition instanceof Condition.All all ? all.conditions() : List.of();
    return parts.stream().flatMap(part -> lookedFor(part).stream()).toList();
  }

  /** {@code deployment repository, 1,234 files}; what no model speaks about is for nothing that we know. */
  public static String extent(Assessment.Repository repository) {
    String files =
        String.format(
            Locale.ROOT, "%,d %s", repository.files(), repository.files() == 1 ? "file" : "files");
    return repository.isAssessed() ? word(repository.role()) + " repository, " + files : files;
  }

  /** What is ahead, by what is missing: one gap below is often the reason for many. */
  static Map<String, List<String>> byMissing(List<Assessment.Ahead> ahead) {
    Map<String, List<String>> byMissing = new LinkedHashMap<>();
    ahead.forEach(
        one ->
            byMissing
                .computeIfAbsent(one.missing(), missing -> new ArrayList<>())
                .add(one.indicator()));
    return byMissing;
  }

  /** The titles of what was judged, by the indicators' ids. */
  static Map<String, String> titles(Assessment.Repository repository) {
    Map<String, String> titles = new HashMap<>();
    repository.rubrics().stream()
        .flatMap(result -> result.ratings().stream())
        .flatMap(rating -> rating.indicators().stream())
        .map(IndicatorVerdict::indicator)
        .forEach(indicator -> titles.put(indicator.id(), indicator.title()));
    return titles;
  }

  /** Those by which evidence may have been lost; the others are only worth knowing. */
  static List<Assessment.AffectingProblem> losing(List<Assessment.AffectingProblem> problems) {
    return problems.stream().filter(one -> one.problem().loses()).toList();
  }

  /** {@code 2 notes on how it was read}. */
  static String notes(int count) {
    return String.format(
        Locale.ROOT, "%,d %s on how it was read", count, count == 1 ? "note" : "notes");
  }

  /** How much could not be read, whether it matters, and why where one reason explains most of it. */
  static String lost(List<Assessment.AffectingProblem> problems) {
    long affecting = problems.stream().filter(one -> !one.affects().isEmpty()).count();
    int count = problems.size();
    String told =
        String.format(
            Locale.ROOT,
            "%,d %s could not be read whole or followed; %s.",
            count,
            count == 1 ? "place" : "places",
            affecting == 0
                ? "no verdict changes by " + (count == 1 ? "it" : "them")
                : count == 1
                    ? "it may change a verdict"
                    : affecting == count
                        ? "each may change a verdict"
                        : String.format(
                            Locale.ROOT, "%,d of them may change a verdict", affecting));
    if (problems.isEmpty()) {
      return told;
    }
    Problem first =
        problems.stream()
            .filter(one -> !one.affects().isEmpty())
            .findFirst()
            .orElse(problems.get(0))
            .problem();
    String where = first.path().isRoot() ? "the repository itself" : place(first);
    return told
        + " "
        + commonest(problems)
            .map(why -> why + ", first at " + where + ".")
            .orElse((count == 1 ? "It is " : "First ") + where + ": " + first.detail() + ".");
  }

  /** {@code main.tf:3}, or the file alone where the problem concerns all of it. */
  static String place(Problem problem) {
    return problem.path() + (problem.line() > 0 ? ":" + problem.line() : "");
  }

  /** The reason that most of several share word for word. */
  private static Optional<String> commonest(List<Assessment.AffectingProblem> problems) {
    Map<String, Long> reasons =
        problems.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.problem().detail(), TreeMap::new, Collectors.counting()));
    return reasons.entrySet().stream()
        .filter(reason -> reason.getValue() > 1 && 2 * reason.getValue() > problems.size())
        .findFirst()
        .map(
            reason ->
                (reason.getValue() == problems.size() ? "Each time " : "Mostly ")
                    + reason.getKey());
  }

  /** A fact in a few words: {@code a check in a pipeline (lint, tflint)}. */
  static String fact(Evidence fact) {
    String told =
        Stream.of("category", "tool")
            .flatMap(name -> fact.text(name).stream())
            .distinct()
            .collect(Collectors.joining(", "));
    String what = FactWords.kind(fact).orElse(fact.kind());
    return told.isEmpty() ? what : what + " (" + told + ")";
  }

  /** A phrase as a sentence: with a capital, unless it begins with a name, and a full stop. */
  public static String sentence(String phrase) {
    if (phrase.isEmpty()) {
      return phrase;
    }
    int space = phrase.indexOf(' ');
    String first = space < 0 ? phrase : phrase.substring(0, space);
    boolean isWord = first.chars().allMatch(c -> Character.isLowerCase(c) || c == ',');
    String begun =
        isWord ? phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1) : phrase;
    return begun.endsWith(".") ? begun : begun + ".";
  }

  /** A constant's name as people write it. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
