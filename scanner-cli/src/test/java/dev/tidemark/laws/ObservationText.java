package dev.tidemark.laws;

import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.EvidenceKind;
import dev.tidemark.judgement.Attestation;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Observations written as text: {@code unit ROOT app}, {@code role library}, and facts one line each. */
final class ObservationText {
  static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);
  private static final EvidenceKinds KINDS = EvidenceKinds.bundled();

  private ObservationText() {}

  static Observations read(String indicator, List<String> lines) {
    List<Unit> units = new ArrayList<>();
    List<Evidence> facts = new ArrayList<>();
    List<Attestation> attestations = new ArrayList<>();
    Role role = Role.DEPLOYMENT;
    Scope scope = Scope.REPOSITORY;
    for (String line : lines.stream().flatMap(l -> repeated(l).stream()).toList()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "unit" -> units.add(unit(words));
        case "role" -> role = Role.valueOf(words[1].toUpperCase(Locale.ROOT));
        case "scope" -> scope = Scope.valueOf(words[1].toUpperCase(Locale.ROOT));
        case "attest" -> attestations.add(attestation(indicator, Verdict.valueOf(words[1])));
        default -> facts.add(fact(words));
      }
    }
    return new Observations(
        new Units(units),
        facts,
        KINDS.all().stream().map(EvidenceKind::name).collect(Collectors.toSet()),
        List.of(),
        scope,
        attestations,
        role,
        AS_OF);
  }

  private static List<String> repeated(String line) {
    int x = line.indexOf(" x ");
    if (x < 0) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>();
    for (int n = 1; n <= Integer.parseInt(line.substring(0, x)); n++) {
      lines.add(line.substring(x + 3).replace("{n}", Integer.toString(n)));
    }
    return lines;
  }

  static Unit unit(String... words) {
    Unit.Kind kind = Unit.Kind.valueOf(words[1]);
    return new Unit(
        kind,
        RepoPath.of(words[2]),
        kind == Unit.Kind.SCRIPT ? "shell" : "terraform",
        words.length > 3 ? words[3] : "",
        kind == Unit.Kind.SCRIPT ? Unit.Style.IMPERATIVE : Unit.Style.DECLARATIVE,
        Unit.Traits.NONE,
        Location.of(RepoPath.of(words[2] + "/main.tf")),
        Origin.OWN);
  }

  static Evidence fact(String... words) {
    EvidenceKind kind = KINDS.kind(words[0]).orElseThrow(() -> new AssertionError(words[0]));
    String[] place = words[1].split(":", 0);
    RepoPath path = RepoPath.of(place[0].equals(".") ? "" : place[0]);
    Evidence fact =
        Evidence.of(
            kind.name(),
            place.length == 1 ? Location.of(path) : Location.of(path, Integer.parseInt(place[1])));
    for (String word : Arrays.asList(words).subList(2, words.length)) {
      int equals = word.indexOf('=');
      fact = with(fact, kind, word.substring(0, equals), word.substring(equals + 1));
    }
    return fact;
  }

  private static Evidence with(Evidence fact, EvidenceKind kind, String name, String value) {
    EvidenceKind.Type type =
        EvidenceKinds.attribute(kind, name)
            .orElseThrow(() -> new AssertionError(kind.name() + " has no " + name))
            .type();
    return switch (type) {
      case BOOLEAN -> fact.with(name, Boolean.parseBoolean(value));
      case NUMBER -> fact.with(name, Long.parseLong(value));
      case LIST -> fact.with(name, List.of(value.substring(1, value.length() - 1).split(",")));
      case TEXT -> fact.with(name, value);
    };
  }

  private static Attestation attestation(String indicator, Verdict verdict) {
    return new Attestation(
        indicator,
        verdict,
        "the platform team",
        AS_OF.minusDays(10),
        "counted in the last quarter",
        AS_OF.plusDays(80));
  }
}
