package dev.tidemark.judgement.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures that count values, or take the largest or the median of numbers. */
class CountsTest {
  private static final String NOT_LOOKED_FOR = "0 counted, 0.00 to Infinity because NO_DETECTOR";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                              | 0 counted, 0.00 to 0.00",
        "tests@a[sort=x,in=yes] tests@b[sort=x,in=yes]   | 1 counted, 1.00 to 1.00",
        "tests@a[sort=x,in=yes] tests@b[sort=y,in=yes]   | 2 counted, 2.00 to 2.00",
        "tests@a[sort=x,in=yes] tests@b[sort=old,in=yes] | 1 counted, 1.00 to 1.00",
        "tests@a[sort=x,in=yes] tests@b[sort=y,in=unknown] | 1 counted, 1.00 to 2.00 because UNRESOLVED",
        "tests@a[sort=x,in=yes] tests@b[sort=x,in=unknown] | 1 counted, 1.00 to 1.00",
        "tests@a[sort=x,in=yes] !tests@b                 | 1 counted, 1.00 to 2.00 because UNREADABLE",
        "tests@a[in=yes]                                 | 0 counted, 0.00 to 0.00",
      })
  void differentValues(String observed, String measured) {
    String told = "of=tests[in=yes] attributes=sort same=old=x";
    assertThat(Told.of(new DistinctCount(), told, observed)).isEqualTo(measured);
    assertThat(Told.of(new DistinctCount(), told, "not-looked-for")).isEqualTo(NOT_LOOKED_FOR);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "history.changes@a[sort=x]                             | 1 counted, 1.00 to 1.00",
        "history.changes@a[sort=x] history.extent@h[cut=true]  | 1 counted, 1.00 to Infinity because HISTORY_CUT",
        "history.changes@a[sort=x] history.extent@h[cut=false] | 1 counted, 1.00 to 1.00",
      })
  void aCutHistoryMayHoldAnyNumberOfValues(String observed, String measured) {
    String told = "of=history.changes attributes=sort";
    assertThat(Told.of(new DistinctCount(), told, observed)).isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                            | 0 of 0, 0.00 to 0.00, nothing",
        "tests@a[sort=x]                               | 1 of 1, 0.00 to 1.00 because TOO_FEW",
        "tests@a[sort=x] tests@b[sort=x]               | 1 of 2, 0.50 to 0.50",
        "tests@a[sort=x] tests@b[sort=y]               | 2 of 2, 1.00 to 1.00",
        "tests@a[sort=x] tests@b[sort=x] !tests@c      | 1 of 2, 0.33 to 0.67 because UNREADABLE",
        "!tests@c                                      | 0 of 0, 0.00 to 1.00 because UNREADABLE",
      })
  void howManyAreTheirOwn(String observed, String measured) {
    assertThat(Told.of(new DistinctShare(), "of=tests attributes=sort minimum=2", observed))
        .isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                            | 0 of 0, 0.00 to 0.00, nothing",
        "tests@a[sort=x] tests@b[sort=x] tests@c[sort=y] | 2 of 3, 0.67 to 0.67",
        "tests@a[sort=x,n=2] tests@b[sort=y,n=8]       | 8 of 10, 0.80 to 0.80",
        "tests@a[sort=x] tests@b[sort=y,n=3]           | 3 of 4, 0.75 to 0.75",
        "tests@a[sort=x] !tests@c                      | 1 of 1, 0.50 to 1.00 because UNREADABLE",
      })
  void theCommonestWeighed(String observed, String measured) {
    assertThat(Told.of(new LargestShare(), "of=tests attributes=sort weight=n", observed))
        .isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                          | 0 counted, 0.00 to 0.00",
        "tests@a[n=3,in=yes] tests@b[n=20,in=yes]    | 20 counted, 20.00 to 20.00",
        "tests@a[n=3,in=yes] tests@b[n=20,in=no]     | 3 counted, 3.00 to 3.00",
        "tests@a[n=3,in=yes] tests@b[n=20,in=unknown] | 3 counted, 3.00 to 20.00 because UNRESOLVED",
        "tests@a[n=3,in=yes] tests@b[n=2,in=unknown] | 3 counted, 3.00 to 3.00",
        "tests@a[n=3,in=yes] !tests@c                | 3 counted, 3.00 to Infinity because UNREADABLE",
        "tests@a[n=many,in=yes]                      | 0 counted, 0.00 to 0.00",
      })
  void theLargestNumber(String observed, String measured) {
    String told = "of=tests[in=yes] attribute=n";
    assertThat(Told.of(new LargestNumber(), told, observed)).isEqualTo(measured);
    assertThat(Told.of(new LargestNumber(), told, "not-looked-for")).isEqualTo(NOT_LOOKED_FOR);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                       | 0 of 0, 0.00 to 0.00, nothing",
        "tests@a[n=9]                             | 0 counted, 0.00 to Infinity because TOO_FEW",
        "tests@a[n=9] tests@b[n=1]                | 1 counted, 1.00 to 1.00",
        "tests@a[n=9] tests@b[n=1] tests@c[n=5]   | 5 counted, 5.00 to 5.00",
        "tests@a[n=9] tests@b[n=1] !tests@c       | 0 counted, 0.00 to Infinity because UNREADABLE",
        // where the past is cut, only what is told of it is less than it was
        "history.extent@h[cut=true]               | 0 of 0, 0.00 to 0.00, nothing",
      })
  void theMedian(String observed, String measured) {
    assertThat(Told.of(new MedianNumber(), "of=tests attribute=n minimum=2", observed))
        .isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "history.extent@h[cut=true]                             | 0 counted, 0.00 to Infinity because HISTORY_CUT",
        "history.changes@a[n=9] history.extent@h[cut=true]      | 0 counted, 0.00 to Infinity because HISTORY_CUT",
        "history.changes@a[n=9] history.extent@h[cut=false]     | 9 counted, 9.00 to 9.00",
      })
  void theMedianOfACutHistoryIsUnknown(String observed, String measured) {
    assertThat(Told.of(new MedianNumber(), "of=history.changes attribute=n", observed))
        .isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                     | 0 counted, 0.00 to 0.00",
        "tests@a[quarter=1] tests@b[quarter=1]                  | 1 counted, 1.00 to 1.00",
        "tests@a[quarter=1] tests@b[quarter=4]                  | 2 counted, 2.00 to 2.00",
        "tests@a[quarter=0] tests@b[quarter=5]                  | 0 counted, 0.00 to 0.00",
        "tests@a                                                | 0 counted, 0.00 to 0.00",
        "tests@a[quarter=1] history.extent@h[cut=true]          | 1 counted, 1.00 to 4.00 because HISTORY_CUT",
        "tests@a[quarter=1] !tests@b history.extent@h[cut=true] | 1 counted, 1.00 to 4.00 because UNREADABLE",
      })
  void quarters(String observed, String measured) {
    assertThat(Told.of(new QuartersWith(), "with=tests", observed)).isEqualTo(measured);
    assertThat(Told.of(new QuartersWith(), "with=tests", "not-looked-for"))
        .isEqualTo(NOT_LOOKED_FOR);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                                  | 0 of 0, 0.00 to 0.00, nothing",
        "tests@a[ecosystem=go] flaws@b[ecosystems=go]                        | 1 of 1, 1.00 to 1.00",
        "tests@a[ecosystem=go] flaws@b[ecosystems=*]                         | 1 of 1, 1.00 to 1.00",
        "tests@a[ecosystem=go] tests@b[ecosystem=npm] flaws@b[ecosystems=go] | 1 of 2, 0.50 to 0.50",
        // a small part of all manifests is none
        "tests@a[ecosystem=go,files=19] tests@b[ecosystem=npm,files=1] flaws@b[ecosystems=go] | 1 of 1, 1.00 to 1.00",
        "tests@a[ecosystem=go,files=9] tests@b[ecosystem=npm,files=1] flaws@b[ecosystems=go] | 1 of 2, 0.50 to 0.50",
        // the bot of one repository keeps nothing of another
        "tests@a[ecosystem=go,repository=r] flaws@b[ecosystems=go,repository=s] | 0 of 1, 0.00 to 0.00",
        "tests@a[ecosystem=go,repository=r] flaws@b[ecosystems=*,repository=r] | 1 of 1, 1.00 to 1.00",
        "tests@a[ecosystem=go] !flaws@b                                      | 0 of 1, 0.00 to 1.00 because UNREADABLE",
        "!flaws@b                                                            | 0 of 0, 0.00 to 0.00, nothing",
      })
  void ecosystemsThatABotKeeps(String observed, String measured) {
    assertThat(Told.of(new EcosystemsCovered(), "of=tests by=flaws at-least-part=0.1", observed))
        .isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "tests@a[sort=x,in=yes] tests@b[sort=x,in=yes] tests@c[sort=x,in=unknown] | 1 of 2, 0.33 to 0.67 because UNRESOLVED",
        "tests@a[sort=x,in=yes] tests@b[sort=x,in=yes] tests@c[sort=x,in=no]      | 1 of 2, 0.50 to 0.50",
        "tests@c[sort=x,in=unknown]                                               | 0 of 0, 0.00 to 1.00 because UNRESOLVED",
      })
  void whatMayBeACaseMayBeLikeAnotherOrItsOwn(String observed, String measured) {
    String told = "of=tests[in=yes] attributes=sort minimum=2";
    assertThat(Told.of(new DistinctShare(), told, observed)).isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "tests@a[sort=x,in=yes,n=3] tests@c[sort=y,in=unknown]     | 3 of 3, 0.75 to 1.00 because UNRESOLVED",
        "tests@a[sort=x,in=yes] tests@c[sort=y,in=unknown,n=3]     | 1 of 1, 0.25 to 1.00 because UNRESOLVED",
        "tests@a[sort=x,in=yes] tests@c[sort=y,in=no,n=3]          | 1 of 1, 1.00 to 1.00",
        "tests@c[sort=y,in=unknown]                                | 0 of 0, 0.00 to 1.00 because UNRESOLVED",
        "tests@a[sort=x,in=yes] tests@c[sort=y,in=unknown] !tests@d | 1 of 1, 0.33 to 1.00 because UNREADABLE",
      })
  void whatMayBeACaseMayServeTheCommonestOrAnother(String observed, String measured) {
    String told = "of=tests[in=yes] attributes=sort weight=n";
    assertThat(Told.of(new LargestShare(), told, observed)).isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // an ecosystem that may be used, with and without a bot
        "tests@a[ecosystem=go,in=yes] tests@b[ecosystem=npm,in=unknown] flaws@c[ecosystems=go,on=yes] | 1 of 1, 0.50 to 1.00 because UNRESOLVED",
        "tests@a[ecosystem=go,in=yes] tests@b[ecosystem=npm,in=unknown] flaws@c[ecosystems=npm,on=yes] | 0 of 1, 0.00 to 0.50 because UNRESOLVED",
        "tests@a[ecosystem=go,in=yes] tests@b[ecosystem=npm,in=no] flaws@c[ecosystems=go,on=yes] | 1 of 1, 1.00 to 1.00",
        "tests@b[ecosystem=npm,in=unknown]                                                        | 0 of 0, 0.00 to 1.00 because UNRESOLVED",
        // a bot that may run
        "tests@a[ecosystem=go,in=yes] flaws@c[ecosystems=go,on=unknown]                           | 0 of 1, 0.00 to 1.00 because UNRESOLVED",
        "tests@a[ecosystem=go,in=yes] flaws@c[ecosystems=go,on=no]                                | 0 of 1, 0.00 to 0.00",
        "flaws@c[ecosystems=go,on=unknown]                                                        | 0 of 0, 0.00 to 0.00, nothing",
        // manifests that may count make the part of another smaller
        "tests@a[ecosystem=go,in=yes,files=9] tests@b[ecosystem=npm,in=yes] tests@c[ecosystem=oci,in=unknown,files=9] flaws@c[ecosystems=go,on=yes] | 1 of 2, 0.33 to 1.00 because UNRESOLVED",
      })
  void ecosystemsAndBotsThatMayCount(String observed, String measured) {
    String told = "of=tests[in=yes] by=flaws[on=yes] at-least-part=0.1";
    assertThat(Told.of(new EcosystemsCovered(), told, observed)).isEqualTo(measured);
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "sort,tool ; tests@a[sort=x,tool=t] tests@b[sort=x,tool=u] ; 2 counted, 2.00 to 2.00",
        "sort      ; tests@a[sort=x,tool=t] tests@b[sort=x,tool=u] ; 1 counted, 1.00 to 1.00",
        "sort|tool ; tests@a[tool=x] tests@b[sort=x,tool=u]        ; 1 counted, 1.00 to 1.00",
        "tool|sort ; tests@a[tool=x] tests@b[sort=x,tool=u]        ; 2 counted, 2.00 to 2.00",
      })
  void severalAttributesTogetherAndTheFirstThatIsThere(
      String attributes, String observed, String measured) {
    String told = "of=tests attributes=" + attributes;
    assertThat(Told.of(new DistinctCount(), told, observed)).isEqualTo(measured);
  }

  @Test
  void theFactsAreThoseOfTheLargest() {
    assertThat(
            Told.having(new LargestNumber(), "of=tests attribute=n", "tests@a[n=3] tests@b[n=9]"))
        .containsExactly("b:1");
    assertThat(Told.having(new LargestNumber(), "of=tests attribute=n", "tests@a !tests@b"))
        .isEmpty();
  }
}
