package dev.tidemark.judgement.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The share of facts that have something; what cannot be told, is hidden or lies elsewhere is a bound. */
class ShareOfEvidenceTest {
  private static final ShareOfEvidence MEASURE = new ShareOfEvidence();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                         | 0 of 0, 0.00 to 0.00, nothing",
        "tests@a[ok=yes]                            | 1 of 1, 1.00 to 1.00",
        "tests@a[ok=yes] tests@b[ok=no]             | 1 of 2, 0.50 to 0.50",
        "tests@a[ok=yes] tests@b                    | 1 of 2, 0.50 to 0.50",
        "tests@a[ok=yes] tests@b[ok=unknown]        | 1 of 2, 0.50 to 1.00 because UNRESOLVED",
        "tests@a[ok=no] tests@b[ok=unknown]         | 0 of 2, 0.00 to 0.50 because UNRESOLVED",
        "tests@a[ok=yes] tests@b[ok=no] !tests@c    | 1 of 2, 0.33 to 0.67 because UNREADABLE",
        "!tests@c                                   | 0 of 0, 0.00 to 1.00 because UNREADABLE",
        "tests@a[ok=yes] flaws@b[ok=no]             | 1 of 1, 1.00 to 1.00",
        "not-looked-for                             | 0 of 0, 0.00 to 1.00 because NO_DETECTOR",
      })
  void factsThatHaveIt(String observed, String measured) {
    assertThat(Told.of(MEASURE, "of=tests with=tests[ok=yes]", observed)).isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // where it may be no case, it widens the bound that it would move
        "tests@a[in=yes,ok=yes] tests@b[in=unknown,ok=yes]     | 1 of 1, 1.00 to 1.00 because UNRESOLVED",
        "tests@a[in=yes,ok=yes] tests@b[in=unknown,ok=no]      | 1 of 1, 0.50 to 1.00 because UNRESOLVED",
        "tests@a[in=yes,ok=no] tests@b[in=unknown,ok=yes]      | 0 of 1, 0.00 to 0.50 because UNRESOLVED",
        "tests@a[in=yes,ok=no] tests@b[in=unknown,ok=no]       | 0 of 1, 0.00 to 0.00 because UNRESOLVED",
        "tests@a[in=yes,ok=yes] tests@b[in=unknown,ok=unknown] | 1 of 1, 0.50 to 1.00 because UNRESOLVED",
        "tests@b[in=unknown,ok=yes]                            | 0 of 0, 0.00 to 1.00 because UNRESOLVED",
        "tests@a[in=yes,ok=yes] tests@b[in=no,ok=no]           | 1 of 1, 1.00 to 1.00",
        "tests@a[in=yes,ok=no] tests@d[in=yes,ok=unknown] tests@b[in=unknown,ok=yes] tests@c[in=unknown,ok=no] !tests@e"
            + " | 0 of 2, 0.00 to 0.75 because UNREADABLE",
        "tests@a[in=yes,ok=yes] tests@b[in=unknown,ok=no] tests@c[in=unknown,ok=no] !tests@e"
            + " | 1 of 1, 0.25 to 1.00 because UNREADABLE",
      })
  void whatMayBeNoCaseWidensTheBounds(String observed, String measured) {
    assertThat(Told.of(MEASURE, "of=tests[in=yes] with=tests[ok=yes]", observed))
        .isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "tests@a[ok=yes]                               | 1 of 1, 0.00 to 1.00 because TOO_FEW",
        "tests@a[ok=yes] tests@b[ok=yes]               | 2 of 2, 1.00 to 1.00",
        "tests@a[ok=yes] tests@b[ok=unknown]           | 1 of 2, 0.50 to 1.00 because UNRESOLVED",
        "tests@a[ok=yes] !tests@b                      | 0 of 0, 0.00 to 1.00 because UNREADABLE",
        "tests@a[ok=yes] history.extent@x[cut=true]    | 1 of 1, 0.00 to 1.00 because TOO_FEW",
        "''                                            | 0 of 0, 0.00 to 1.00 because TOO_FEW, nothing",
      })
  void aFewSayNothing(String observed, String measured) {
    assertThat(Told.of(MEASURE, "of=tests with=tests[ok=yes] minimum=2", observed))
        .isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "history.changes@a[ok=yes]                            | 1 of 1, 0.00 to 1.00 because TOO_FEW",
        "history.changes@a[ok=yes] history.extent@x[cut=true] | 1 of 1, 0.00 to 1.00 because HISTORY_CUT",
      })
  void aFewOfACutHistoryMayBeMore(String observed, String measured) {
    assertThat(
            Told.of(MEASURE, "of=history.changes with=history.changes[ok=yes] minimum=2", observed))
        .isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "tests@a[ok=yes] flaws@u[of=x]                 | 1 of 1, 0.50 to 1.00 because UNRESOLVED",
        "tests@a[ok=yes] flaws@u[of=x] flaws@v[of=x]   | 1 of 1, 0.50 to 1.00 because UNRESOLVED",
        "tests@a[ok=yes] flaws@u[of=x] flaws@v[of=y]   | 1 of 1, 0.33 to 1.00 because UNRESOLVED",
        "tests@a[ok=yes] tests@b[ok=yes] flaws@u[of=x] | 2 of 2, 0.67 to 1.00 because UNRESOLVED",
        "tests@a[ok=no] flaws@u[of=x]                  | 0 of 1, 0.00 to 0.50 because UNRESOLVED",
        "tests@a[ok=no] flaws@u[of=x] as:library       | 0 of 1, 0.00 to 0.00",
        "tests@a[ok=no] flaws@u[of=x] as:blueprint     | 0 of 1, 0.00 to 0.00",
        "flaws@u[of=x]                                 | 0 of 0, 0.00 to 0.00, nothing",
        "tests@a[ok=no]                                | 0 of 1, 0.00 to 0.00",
      })
  void casesOfWhichOnlyUsesAreSeenMayHaveItOrNot(String observed, String measured) {
    String told = "of=tests with=tests[ok=yes] unseen=flaws unseen-by=of";
    assertThat(Told.of(MEASURE, told, observed)).isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "tests@a[dir=x,ok=yes] flaws@b[dir=x]                          | 0 of 1, 0.00 to 0.00",
        "tests@a[dir=x,ok=yes] flaws@b[dir=y]                          | 1 of 1, 1.00 to 1.00",
        "tests@a[ok=yes] flaws@b                                       | 1 of 1, 1.00 to 1.00",
        "tests@a[dir=x,ok=yes] tests@c[dir=y,ok=yes] flaws@b[dir=x]    | 1 of 2, 0.50 to 0.50",
        "tests@a[dir=x,ok=no] flaws@b[dir=x]                           | 0 of 1, 0.00 to 0.00",
        "tests@a[dir=x,ok=yes] !flaws@b                                | 1 of 1, 0.00 to 1.00 because UNREADABLE",
        "tests@a[dir=x,ok=yes] tests@c[dir=y,ok=yes] !flaws@b          | 2 of 2, 0.50 to 1.00 because UNREADABLE",
        "tests@a[dir=x,ok=no] !flaws@b                                 | 0 of 1, 0.00 to 0.00",
      })
  void whatAnotherFactTellsOtherwiseHasItNot(String observed, String measured) {
    String told = "of=tests with=tests[ok=yes] unless=flaws unless-by=dir";
    assertThat(Told.of(MEASURE, told, observed)).isEqualTo(measured);
  }
}
