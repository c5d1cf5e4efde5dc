package dev.tidemark.cli.report;

import dev.tidemark.compare.Flip;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The XML that test reports are shown from: a suite for each area, a case for each indicator. Of a scan, what holds an
 * area back fails; of a gate, what was lost, and what cannot be told any more is an error. What is unknown is skipped.
 */
public final class JunitReport implements Report, GateReport {

  /**
   * A case: its outcome is an element inside it, or nothing when it passes.
   *
   * @param advice what to do, in a line of its own; empty where there is nothing to do
   */
  private record Case(String place, String name, Outcome outcome, String message, String advice) {}

  /**
   * What is shown under one heading.
   *
   * @param title what people call it, with its id
   * @param said what it has to say beside its cases; empty where that is nothing
   */
  private record Suite(String title, List<Case> cases, String said) {}

  private enum Outcome {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED
  }

  @Override
  public void write(Assessment assessment, Appendable out) throws IOException {
    Map<String, Suite> suites = new TreeMap<>();
    boolean alone = assessment.repositories().size() == 1;
    for (Assessment.Repository repository : assessment.repositories()) {
      String prefix = alone ? "" : repository.name() + ": ";
      rubrics(prefix, RepoPath.ROOT, repository.rubrics(), suites);
      repository
          .components()
          .forEach(component -> rubrics(prefix, component.path(), component.rubrics(), suites));
    }
    write(suites, out);
  }

  private static void rubrics(
      String prefix, RepoPath component, List<RubricResult> results, Map<String, Suite> suites) {
    for (RubricResult result : results) {
      for (Rating rating : result.assessed() ? result.ratings() : List.<Rating>of()) {
        String place = prefix + place(result, rating, component);
        Set<String> wrong = new HashSet<>(rating.capped());
        wrong.addAll(rating.blocked());
        suites.put(
            place,
            new Suite(
                prefix + title(result, rating, component),
                rating.indicators().stream().map(judged -> scanned(place, judged, wrong)).toList(),
                ""));
      }
    }
  }

  private static String place(RubricResult result, Rating rating, RepoPath component) {
    return of(component, name(result, rating));
  }

  private static String name(RubricResult result, Rating rating) {
    String rubric = result.rubric().id();
    String area = rating.area().id();
    return rubric.equals(area) ? area : rubric + "." + area;
  }

  /** {@code Continuous integration (iac.ci)}: where reports are shown as a table, few know the ids by heart. */
  private static String title(RubricResult result, Rating rating, RepoPath component) {
    return of(component, rating.area().title() + " (" + name(result, rating) + ")");
  }

  private static String of(RepoPath component, String name) {
    return component.isRoot() ? name : name + " of " + component;
  }

  private static Case scanned(String place, IndicatorVerdict judged, Set<String> wrong) {
    Outcome outcome =
        switch (judged.verdict()) {
          case UNKNOWN, NOT_APPLICABLE -> Outcome.SKIPPED;
          case HOLDS, FAILS ->
              wrong.contains(judged.indicator().id())
                  ? Outcome.FAILURE
                  : isGood(judged) ? Outcome.PASSED : Outcome.SKIPPED;
        };
    String lead =
        outcome == Outcome.SKIPPED && judged.verdict() == Verdict.FAILS
            ? "above the next level: "
            : "";
    return new Case(
        place, name(judged), outcome, lead + judged.reason(), advice("To do: ", judged));
  }

  private static String advice(String lead, IndicatorVerdict judged) {
    return judged.remedy().isEmpty() ? "" : lead + judged.remedy();
  }

  private static boolean isGood(IndicatorVerdict judged) {
    return (judged.verdict() == Verdict.HOLDS) == judged.indicator().isRequirement();
  }

  private static String name(IndicatorVerdict judged) {
    return judged.indicator().id() + ": " + judged.indicator().title();
  }

  @Override
  public void write(GateAccount account, Appendable out) throws IOException {
    Map<String, GateAccount.Changed> wrong = new TreeMap<>();
    for (Flip.Kind kind : List.of(Flip.Kind.LOSS, Flip.Kind.INDETERMINATE)) {
      for (GateAccount.Changed changed : account.changed(kind)) {
        if (changed.counts()) {
          wrong.put(changed.place() + " " + changed.flip().id(), changed);
        }
      }
    }
    Map<String, Suite> suites = new TreeMap<>();
    gated(RepoPath.ROOT, account.head().rubrics(), wrong, suites);
    account
        .head()
        .components()
        .forEach(component -> gated(component.path(), component.rubrics(), wrong, suites));
    Outcome ruled =
        switch (account.ruling().decision()) {
          case PASSED -> Outcome.PASSED;
          case FAILED -> Outcome.FAILURE;
          case INDETERMINATE -> Outcome.ERROR;
        };
    String reasons = String.join("; ", account.reasons());
    Case ruling = new Case(Finding.GATE, "ruling", ruled, reasons, advice(account));
    suites.put(
        Finding.GATE,
        new Suite("Maturity gate", List.of(ruling), String.join("\n", account.notes())));
    write(suites, out);
  }

  private static String advice(GateAccount account) {
    return Stream.of(account.mend(), account.waived())
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n"));
  }

  private static void gated(
      RepoPath component,
      List<RubricResult> results,
      Map<String, GateAccount.Changed> wrong,
      Map<String, Suite> suites) {
    for (RubricResult result : results) {
      for (Rating rating : result.assessed() ? result.ratings() : List.<Rating>of()) {
        String place = place(result, rating, component);
        List<Case> cases = new ArrayList<>();
        for (IndicatorVerdict judged : rating.indicators()) {
          GateAccount.Changed changed = wrong.get(place + " " + judged.indicator().id());
          cases.add(changed == null ? kept(place, judged) : lost(place, judged, changed.flip()));
        }
        suites.put(place, new Suite(title(result, rating, component), cases, ""));
      }
    }
  }

  private static Case kept(String place, IndicatorVerdict judged) {
    boolean open =
        judged.verdict() == Verdict.UNKNOWN || judged.verdict() == Verdict.NOT_APPLICABLE;
    return new Case(
        place, name(judged), open ? Outcome.SKIPPED : Outcome.PASSED, judged.reason(), "");
  }

  private static Case lost(String place, IndicatorVerdict judged, Flip flip) {
    StringBuilder message =
        new StringBuilder("before: " + flip.base().reason() + "; now: " + flip.head().reason());
    flip.lost().stream()
        .limit(3)
        .forEach(fact -> message.append("; lost: ").append(fact.location()));
    flip.gained().stream()
        .limit(3)
        .forEach(fact -> message.append("; now against it: ").append(fact.location()));
    return new Case(
        place,
        name(judged),
        flip.kind() == Flip.Kind.LOSS ? Outcome.FAILURE : Outcome.ERROR,
        message.toString(),
        advice("To restore: ", judged));
  }

  private static void write(Map<String, Suite> suites, Appendable out) throws IOException {
    List<Case> all = suites.values().stream().flatMap(suite -> suite.cases().stream()).toList();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"tidemark\"").append(counts(all)).append(">\n");
    for (Suite suite : suites.values()) {
      out.append("  <testsuite name=\"")
          .append(Escape.xml(suite.title()))
          .append('"')
          .append(counts(suite.cases()))
          .append(" skipped=\"" + count(suite.cases(), Outcome.SKIPPED) + "\">\n");
      for (Case one : suite.cases()) {
        write(one, out);
      }
      if (!suite.said().isEmpty()) {
        out.append("    <system-out>").append(Escape.xml(suite.said())).append("</system-out>\n");
      }
      out.append("  </testsuite>\n");
    }
    out.append("</testsuites>\n");
  }

  /** What both elements hold; that all suites together skip something, the schema of Jenkins does not know. */
  private static String counts(List<Case> cases) {
    return " tests=\""
        + cases.size()
        + "\" failures=\""
        + count(cases, Outcome.FAILURE)
        + "\" errors=\""
        + count(cases, Outcome.ERROR)
        + '"';
  }

  private static long count(List<Case> cases, Outcome outcome) {
    return cases.stream().filter(one -> one.outcome() == outcome).count();
  }

  private static void write(Case one, Appendable out) throws IOException {
    out.append("    <testcase classname=\"")
        .append(Escape.xml(one.place()))
        .append("\" name=\"")
        .append(Escape.xml(one.name()))
        .append("\" time=\"0\"");
    String message = " message=\"" + Escape.xml(one.message()) + "\"";
    switch (one.outcome()) {
      case PASSED -> out.append("/>\n");
      case SKIPPED -> out.append("><skipped").append(message).append("/></testcase>\n");
      case FAILURE -> body("failure", message, one, out);
      case ERROR -> body("error", message, one, out);
    }
  }

  private static void body(String element, String message, Case one, Appendable out)
      throws IOException {
    out.append("><" + element)
        .append(message)
        .append('>')
        .append(Escape.xml(one.message()))
        .append(one.advice().isEmpty() ? "" : "\n" + Escape.xml(one.advice()))
        .append("</" + element + "></testcase>\n");
  }
}
