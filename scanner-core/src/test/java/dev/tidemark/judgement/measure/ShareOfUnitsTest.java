package dev.tidemark.judgement.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which units hold some fact, and what could not be read does to the share. */
class ShareOfUnitsTest {
  private static final ShareOfUnits MEASURE = new ShareOfUnits();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                              | 0 of 0, 0.00 to 0.00, nothing",
        "root:a root:b                                   | 0 of 2, 0.00 to 0.00",
        "root:a root:b tests@a/x.yml                     | 1 of 2, 0.50 to 0.50",
        "root:a root:b tests@a/x.yml tests@a/y.yml       | 1 of 2, 0.50 to 0.50",
        "root:a root:b tests@a/x.yml tests@b/y.yml       | 2 of 2, 1.00 to 1.00",
        "root:a module:m tests@m/x.yml                   | 0 of 1, 0.00 to 0.00",
        // what belongs to no unit counts as a document, which is a case of its own
        "root:a tests@docs/run.md                        | 1 of 1, 1.00 to 1.00",
        "root:a tests@docs/run.md tests@docs/fix.md      | 2 of 2, 1.00 to 1.00",
        "root:a root:b root:c tests@docs/run.md          | 1 of 3, 0.33 to 0.33",
        "tests@docs/run.md                               | 1 of 1, 1.00 to 1.00",
        "root:a root:b tests@a/x.yml[ok=unknown]         | 1 of 2, 0.50 to 0.50",
        "root:a tests@a/x.yml iac.root@a/m.tf[dir=a,resources=9] | 1 of 1, 1.00 to 1.00",
        "root:a not-looked-for                           | 0 of 0, 0.00 to 1.00 because NO_DETECTOR",
      })
  void unitsThatHoldAFact(String observed, String measured) {
    assertThat(Told.of(MEASURE, "with=tests", observed)).isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "root:a root:b tests@a/x.yml[ok=yes]             | 1 of 2, 0.50 to 0.50",
        "root:a root:b tests@a/x.yml[ok=no]              | 0 of 2, 0.00 to 0.00",
        "root:a root:b tests@a/x.yml[ok=unknown]         | 0 of 2, 0.00 to 0.50 because UNRESOLVED",
        "root:a root:b tests@a/x.yml[ok=unknown] tests@a/y.yml[ok=yes] | 1 of 2, 0.50 to 0.50",
        "tests@docs/x.md[ok=unknown]                     | 0 of 0, 0.00 to 1.00 because UNRESOLVED",
      })
  void whatNobodyCanTellIsABound(String observed, String measured) {
    assertThat(Told.of(MEASURE, "with=tests[ok=yes]", observed)).isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // a file that may hold a fact about the unit around it
        "root:a root:b !tests@a/x.yml              | 0 of 2, 0.00 to 0.50 because UNREADABLE",
        "root:a root:b tests@a/y.yml !tests@a/x.yml | 1 of 2, 0.50 to 1.00 because UNREADABLE",
        "root:a tests@a/y.yml !tests@a/x.yml       | 1 of 1, 1.00 to 1.00 because UNREADABLE",
        // one that may declare further units
        "root:a root:b tests@a/x.yml !iac.root@c/x.yml | 1 of 2, 0.33 to 0.50 because UNREADABLE",
        "!iac.root@c/x.yml                         | 0 of 0, 0.00 to 0.00 because UNREADABLE",
        "!tests@c/x.yml                            | 0 of 0, 0.00 to 1.00 because UNREADABLE",
        "root:a !flaws@a/x.yml                     | 0 of 1, 0.00 to 0.00",
      })
  void whatCouldNotBeReadIsABound(String observed, String measured) {
    assertThat(Told.of(MEASURE, "with=tests", observed)).isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "root:a tests@a/x.yml                       | 0 of 1, 0.00 to 0.00",
        "root:a root:b tests@a/x.yml tests@a/y.yml  | 1 of 2, 0.50 to 0.50",
        "root:a tests@a/x.yml tests@a/y.yml[ok=yes] | 1 of 1, 1.00 to 1.00",
        "root:a tests@a/x.yml !tests@a/y.yml        | 0 of 1, 0.00 to 1.00 because UNREADABLE",
        "root:a !tests@a/y.yml                      | 0 of 1, 0.00 to 0.00 because UNREADABLE",
      })
  void belowTheFewestFactsNoneCount(String observed, String measured) {
    assertThat(Told.of(MEASURE, "with=tests minimum-facts=2", observed)).isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "root:a tests@a/x.yml                       | 0 of 1, 0.00 to 0.00",
        "root:a tests@a/x.yml flaws@b/y.yml         | 1 of 1, 1.00 to 1.00",
        "root:a tests@a/x.yml flaws@b/y.yml[ok=no]  | 0 of 1, 0.00 to 0.00",
        "root:a tests@a/x.yml flaws@b/y.yml[ok=unknown] | 0 of 1, 0.00 to 1.00 because UNRESOLVED",
        "root:a tests@a/x.yml !flaws@b/y.yml        | 0 of 1, 0.00 to 1.00 because UNRESOLVED",
      })
  void oneThatIsPractisedMakesTheOthersCount(String observed, String measured) {
    String practised = observed.contains("[ok=") ? "flaws[ok=yes]" : "flaws";
    assertThat(Told.of(MEASURE, "with=tests minimum-facts=3 practised=" + practised, observed))
        .isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "tests@a/x.yml iac.root@a/m.tf[dir=a,resources=9]                | 1 of 1, 1.00 to 1.00",
        "tests@a/x.yml iac.root@a/m.tf[dir=a,resources=10]               | 0 of 1, 0.00 to 0.00",
        "tests@a/x.yml tests@a/y.yml iac.root@a/m.tf[dir=a,resources=19] | 1 of 1, 1.00 to 1.00",
        "tests@a/x.yml iac.root@a/m.tf[dir=a]                            | 1 of 1, 1.00 to 1.00",
        "tests@a/x.yml iac.root@b/m.tf[dir=b,resources=99]               | 1 of 1, 1.00 to 1.00",
      })
  void aUnitHoldsThemWhereTheyAreMoreThanAShareOfItsResources(String observed, String measured) {
    assertThat(Told.of(MEASURE, "with=tests per-resource=0.1", "root:a " + observed))
        .isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "style=declarative                   | root:a sdk:b script:c | 1 of 3, 0.33 to 0.33",
        "''                                  | root:a sdk:b script:c | 1 of 3, 0.33 to 0.33",
        "style=scripts                       | root:a sdk:b script:c | 1 of 3, 0.33 to 0.33",
        "style=scripts                       | root:a sdk:b          | 0 of 2, 0.00 to 0.00",
        "style=scripts units=declarative     | root:a script:c       | 0 of 1, 0.00 to 0.00",
        "style=declarative units=scripts     | root:a script:c       | 0 of 1, 0.00 to 0.00",
        "style=declarative                   | root:a !iac.root@b/x  | 1 of 1, 0.50 to 1.00 because UNREADABLE",
        "style=declarative                   | ''                    | 0 of 0, 0.00 to 0.00, nothing",
      })
  void unitsOfAStyle(String told, String observed, String measured) {
    assertThat(Told.of(MEASURE, told, observed)).isEqualTo(measured);
  }
}
