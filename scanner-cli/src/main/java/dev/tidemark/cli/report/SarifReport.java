package dev.tidemark.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.Version;
import dev.tidemark.document.Location;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * SARIF 2.1.0 for code scanning: a result for each observed symptom and each failed requirement of the next level; of a
 * gate, for each practice that was lost. One run a repository.
 */
public final class SarifReport implements Report, GateReport {
  /** What GitHub takes of one run. */
  static final int RESULTS = 25_000;

  /** What GitHub shows of one result. */
  private static final int LOCATIONS = 100;

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final int limit;

  public SarifReport() {
    this(RESULTS);
  }

  SarifReport(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(Assessment assessment, Appendable out) throws IOException {
    write(assessment.repositories(), Findings::of, List.of(), out);
  }

  @Override
  public void write(GateAccount account, Appendable out) throws IOException {
    write(List.of(account.head()), head -> Findings.of(account), account.notes(), out);
  }

  private void write(
      List<Assessment.Repository> repositories,
      Function<Assessment.Repository, List<Finding>> findings,
      List<String> notes,
      Appendable out)
      throws IOException {
    try (JsonGenerator json = JsonOutput.open(out)) {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      for (Assessment.Repository repository : repositories) {
        Run run = new Run(json, repository, shortened(findings.apply(repository)), notes);
        run.write(repositories.size() > 1);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** At most as many as are taken, the last of which says how many more there are. */
  private List<Finding> shortened(List<Finding> findings) {
    if (findings.size() <= limit) {
      return findings;
    }
    List<Finding> shown = new ArrayList<>(findings.subList(0, limit - 1));
    int more = findings.size() - shown.size();
    shown.add(
        new Finding(
            Finding.GATE,
            Finding.Severity.NOTE,
            String.format(Locale.ROOT, "%,d more are not listed.", more),
            RepoPath.ROOT,
            findings.get(limit - 1).places()));
    return shown;
  }

  /** Writes what was found in one repository. */
  private static final class Run {
    private final JsonGenerator json;
    private final Assessment.Repository repository;
    private final List<Finding> findings;
    private final List<String> notes;
    private final Map<String, Integer> rules = new TreeMap<>();

    private Run(
        JsonGenerator json,
        Assessment.Repository repository,
        List<Finding> findings,
        List<String> notes) {
      this.notes = notes;
      this.json = json;
      this.repository = repository;
      this.findings = findings;
      findings.forEach(finding -> rules.put(finding.rule(), 0));
      int index = 0;
      for (Map.Entry<String, Integer> rule : rules.entrySet()) {
        rule.setValue(index++);
      }
    }

    /** @param among other repositories, whose runs are told apart by what they are of */
    private void write(boolean among) throws IOException {
      json.writeStartObject();
      tool();
      if (among) {
        json.writeObjectFieldStart("automationDetails");
        json.writeStringField("id", "tidemark/" + Escape.visibly(repository.name()) + "/");
        json.writeEndObject();
      }
      invocation();
      Optional<String> remote = repository.remote().flatMap(Escape::webAddress);
      if (remote.isPresent()) {
        json.writeArrayFieldStart("versionControlProvenance");
        json.writeStartObject();
        json.writeStringField("repositoryUri", remote.get());
        if (repository.revision().isPresent()) {
          json.writeStringField("revisionId", repository.revision().get().id());
        }
        json.writeEndObject();
        json.writeEndArray();
      }
      json.writeStringField("columnKind", "utf16CodeUnits");
      json.writeArrayFieldStart("results");
      for (Finding finding : findings) {
        result(finding);
      }
      json.writeEndArray();
      json.writeEndObject();
    }

    private void tool() throws IOException {
      Map<String, Indicator> indicators = indicators();
      json.writeObjectFieldStart("tool");
      json.writeObjectFieldStart("driver");
      json.writeStringField("name", "tidemark");
      json.writeStringField("version", Version.NUMBER);
      json.writeArrayFieldStart("rules");
      for (String id : rules.keySet()) {
        rule(id, Optional.ofNullable(indicators.get(id)));
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    }

    private Map<String, Indicator> indicators() {
      Map<String, Indicator> indicators = new TreeMap<>();
      Stream.concat(
              repository.rubrics().stream(),
              repository.components().stream().flatMap(component -> component.rubrics().stream()))
          .flatMap(result -> result.ratings().stream())
          .flatMap(rating -> rating.indicators().stream())
          .forEach(judged -> indicators.putIfAbsent(judged.indicator().id(), judged.indicator()));
      return indicators;
    }

    private void rule(String id, Optional<Indicator> indicator) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", id);
      message("shortDescription", indicator.map(Indicator::title).orElse("What the gate asks for"));
      if (indicator.isPresent()) {
        String explanation = indicator.get().explanation();
        String remedy = indicator.get().remedy();
        message("fullDescription", explanation.isEmpty() ? indicator.get().title() : explanation);
        message("help", (explanation + "\n\n" + remedy).strip());
      }
      json.writeEndObject();
    }

    private void invocation() throws IOException {
      json.writeArrayFieldStart("invocations");
      json.writeStartObject();
      json.writeBooleanField("executionSuccessful", true);
      json.writeArrayFieldStart("toolExecutionNotifications");
      for (Assessment.AffectingProblem affecting : repository.problems()) {
        json.writeStartObject();
        json.writeObjectFieldStart("descriptor");
        json.writeStringField("id", affecting.problem().code());
        json.writeEndObject();
        json.writeStringField("level", affecting.affects().isEmpty() ? "note" : "warning");
        message("message", affecting.problem().detail());
        if (!affecting.problem().path().isRoot()) {
          json.writeArrayFieldStart("locations");
          int line = affecting.problem().line();
          location(new Location(affecting.problem().path(), line, line));
          json.writeEndArray();
        }
        json.writeEndObject();
      }
      for (String note : notes) {
        json.writeStartObject();
        json.writeObjectFieldStart("descriptor");
        json.writeStringField("id", Finding.GATE);
        json.writeEndObject();
        json.writeStringField("level", "note");
        message("message", note);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
    }

    private void result(Finding finding) throws IOException {
      json.writeStartObject();
      json.writeStringField("ruleId", finding.rule());
      json.writeNumberField("ruleIndex", rules.getOrDefault(finding.rule(), 0));
      json.writeStringField("level", finding.severity().name().toLowerCase(Locale.ROOT));
      message("message", finding.message());
      json.writeArrayFieldStart("locations");
      List<Location> places = finding.places();
      for (Location place : places.subList(0, Math.min(LOCATIONS, places.size()))) {
        location(place);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("partialFingerprints");
      json.writeStringField("tidemark/v1", finding.fingerprint(""));
      json.writeEndObject();
      json.writeEndObject();
    }

    private void location(Location place) throws IOException {
      int start = Math.max(1, place.startLine());
      json.writeStartObject();
      json.writeObjectFieldStart("physicalLocation");
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", Escape.uriPath(place.path().value()));
      json.writeEndObject();
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", start);
      json.writeNumberField("endLine", Math.max(start, place.endLine()));
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }

    private void message(String field, String text) throws IOException {
      json.writeObjectFieldStart(field);
      json.writeStringField("text", text(text));
      json.writeEndObject();
    }

    /** In a message of SARIF, brackets before parentheses are a link; nothing foreign becomes one. */
    private static String text(String foreign) {
      String lines =
          foreign.lines().map(Escape::visibly).collect(java.util.stream.Collectors.joining("\n"));
      return lines.isBlank() ? "No words." : lines.replace("](", "] (");
    }
  }
}
