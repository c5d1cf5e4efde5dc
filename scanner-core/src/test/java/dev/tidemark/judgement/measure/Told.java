package dev.tidemark.judgement.measure;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Measure;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.Unread;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import dev.tidemark.rubric.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * A measure of what is told in words. The measure is told {@code of=tests with=tests[ok=yes] minimum=3}. Observations are
 * units ({@code root:app}, {@code script:tools}; {@code sdk:app} is written in a language), facts by kind and file ({@code
 * tests@app/a.yml[ok=yes]}, where {@code unknown} is a value that nobody can tell), files that could not be read by what
 * they could hold ({@code !tests@app/b.yml}, with a number of bytes behind a colon), and the role ({@code as:library}).
 * Whatever is not there was looked for, but {@code not-looked-for}.
 */
final class Told {
  private static final Set<String> KINDS =
      Set.of("tests", "flaws", "iac.root", "history.extent", "history.changes");

  private Told() {}

  /** {@code 2 of 4, 0.50 to 0.75 because UNREADABLE}. */
  static String of(Measure measure, String told, String observed) {
    Measured measured = measure.measure(declared(measure.takes(), told), new Facts(read(observed)));
    String bounds = String.format(Locale.ROOT, "%.2f to %.2f", measured.lower(), measured.upper());
    return measured.with()
        + (measured.share() ? " of " + measured.of() : " counted")
        + ", "
        + bounds
        + measured.because().map(why -> " because " + why).orElse("")
        + (measured.nothing() ? ", nothing" : "");
  }

  /** The places of the facts that have it. */
  static List<String> having(Measure measure, String told, String observed) {
    return measure
        .measure(declared(measure.takes(), told), new Facts(read(observed)))
        .having()
        .stream()
        .map(fact -> fact.location().toString())
        .toList();
  }

  private static MeasureDeclaration declared(MeasureDeclaration.Signature takes, String told) {
    TreeMap<String, Filter> filters = new TreeMap<>();
    TreeMap<String, String> settings = new TreeMap<>();
    TreeMap<String, Threshold> numbers = new TreeMap<>();
    for (String word : words(told)) {
      String name = word.substring(0, word.indexOf('='));
      String value = word.substring(name.length() + 1);
      if (takes.numbers().contains(name)) {
        numbers.put(name, new Threshold(name, Double.parseDouble(value)));
      } else if (takes.settings().containsKey(name)) {
        settings.put(name, value);
      } else if (takes.required().contains(name) || takes.optional().contains(name)) {
        filters.put(name, filter(value));
      } else {
        throw new IllegalArgumentException("takes no " + name);
      }
    }
    return new MeasureDeclaration("it", "measure", "", "cases", "", filters, settings, numbers);
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  private static Filter filter(String written) {
    List<AttributeTest> tests = new ArrayList<>();
    for (String pair : attributes(written)) {
      String[] parts = pair.split("=", 2);
      tests.add(new AttributeTest.OneOf(parts[0], List.of(parts[1])));
    }
    return new Filter(List.of(written.split("\\[", 2)[0]), new AttributeTest.AllOf(tests));
  }

  private static List<String> attributes(String written) {
    int open = written.indexOf('[');
    return open < 0
        ? List.of()
        : List.of(written.substring(open + 1, written.length() - 1).split(","));
  }

  private static Observations read(String observed) {
    List<Unit> units = new ArrayList<>();
    List<Evidence> facts = new ArrayList<>();
    List<Unread> unread = new ArrayList<>();
    Role role = Role.DEPLOYMENT;
    Set<String> kinds = KINDS;
    for (String word : words(observed)) {
      if (word.equals("not-looked-for")) {
        kinds = Set.of();
      } else if (word.startsWith("as:")) {
        role = Role.valueOf(word.substring(3).toUpperCase(Locale.ROOT));
      } else if (word.startsWith("!")) {
        unread.add(unread(word.substring(1)));
      } else if (word.contains("@")) {
        facts.add(fact(word));
      } else {
        units.add(unit(word));
      }
    }
    return new Observations(
        new Units(units),
        facts,
        kinds,
        unread,
        Scope.REPOSITORY,
        List.of(),
        role,
        LocalDate.of(2024, 6, 30));
  }

  private static Evidence fact(String word) {
    String[] parts = word.split("\\[", 2)[0].split("@", 2);
    Evidence fact = Evidence.of(parts[0], Location.of(RepoPath.of(parts[1]), 1));
    for (String pair : attributes(word)) {
      String[] attribute = pair.split("=", 2);
      fact =
          switch (attribute[1]) {
            case "true", "false" -> fact.with(attribute[0], Boolean.parseBoolean(attribute[1]));
            default ->
                attribute[1].matches("[0-9]+")
                    ? fact.with(attribute[0], Integer.parseInt(attribute[1]))
                    : fact.with(attribute[0], attribute[1]);
          };
    }
    return fact;
  }

  private static Unread unread(String word) {
    String[] parts = word.split("[@:]");
    long bytes = parts.length > 2 ? Long.parseLong(parts[2]) : 50;
    Problem problem = new Problem("yaml-syntax", RepoPath.of(parts[1]), 1, "unreadable", true);
    return new Unread(problem, Set.of(parts[0]), bytes);
  }

  private static Unit unit(String word) {
    String[] parts = word.split(":", 2);
    boolean written = parts[0].equals("sdk") || parts[0].equals("script");
    return new Unit(
        Unit.Kind.valueOf(parts[0].replace("sdk", "root").toUpperCase(Locale.ROOT)),
        RepoPath.of(parts[1]),
        "terraform",
        "",
        written ? Unit.Style.IMPERATIVE : Unit.Style.DECLARATIVE,
        Unit.Traits.NONE,
        Location.of(RepoPath.of(parts[1] + "/main.tf"), 1),
        Origin.OWN);
  }
}
