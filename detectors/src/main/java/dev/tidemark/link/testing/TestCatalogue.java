package dev.tidemark.link.testing;

import dev.tidemark.document.Value;
import dev.tidemark.format.testsource.TestSource;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The catalogue of test frameworks: how a program that tests infrastructure is known, kept as data. */
public final class TestCatalogue {
  private static final String RESOURCE = "/catalogue/test-frameworks.yaml";

  /** The catalogue that ships with the program. */
  public static final TestCatalogue BUNDLED = new TestCatalogue(BundledYaml.root(RESOURCE));

  private final List<Row> rows;
  private final List<Row> bats;

  private TestCatalogue(Value root) {
    this.rows = root.items("sources").stream().map(Row::read).toList();
    this.bats = root.items("bats").stream().map(Row::read).toList();
  }

  /**
   * What a program is, if it tests infrastructure: the first row that fits, and after it those that count beside another.
   */
  public List<TestFact> of(RepoPath path, TestSource source) {
    List<TestFact> facts = new ArrayList<>();
    for (Row row : rows) {
      if ((facts.isEmpty() || row.besides()) && row.fits(path, source)) {
        facts.add(row.fact(source));
      }
    }
    return facts;
  }

  /** What a test in bats is by the commands that it runs. */
  public Optional<TestFact> ofBats(Set<String> commands, long tests) {
    return bats.stream()
        .filter(row -> row.words().stream().anyMatch(commands::contains))
        .findFirst()
        .map(row -> new TestFact(row.framework(), row.level(), row.creates(), tests));
  }

  /** One row, see the head of the catalogue. */
  private record Row(
      String framework,
      List<String> files,
      List<String> folders,
      List<String> any,
      List<String> calls,
      List<String> strings,
      List<String> words,
      TestFact.Level level,
      boolean creates,
      boolean besides) {

    static Row read(Value row) {
      String level = row.text("level").orElse("unit");
      return new Row(
          row.text("framework").orElseThrow(),
          row.texts("files"),
          row.texts("folders"),
          row.texts("any"),
          row.texts("calls"),
          row.texts("strings"),
          row.texts("words"),
          TestFact.Level.valueOf(level.toUpperCase(Locale.ROOT).replace('-', '_')),
          row.isTrue("creates"),
          row.isTrue("besides"));
    }

    boolean fits(RepoPath path, TestSource source) {
      String name = path.lowerName();
      return files.stream().anyMatch(name::endsWith)
          && (folders.isEmpty() || path.parent().names().stream().anyMatch(folders::contains))
          && (any.isEmpty() || source.importsAny(any))
          && (calls.isEmpty() || source.namesAny(calls))
          && (strings.isEmpty() || source.saysAny(strings) || source.namesAny(strings));
    }

    TestFact fact(TestSource source) {
      return new TestFact(framework, level, creates, source.tests());
    }
  }
}
