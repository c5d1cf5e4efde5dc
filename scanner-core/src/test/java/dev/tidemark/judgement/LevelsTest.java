package dev.tidemark.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.PracticeArea;
import dev.tidemark.rubric.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The ladder from -1 to 3. {@code R1 holds} is a requirement of level 1, {@code S0 holds} a symptom
 * of level 0 that was observed; {@code unread} is unknown because of a file that could not be read,
 * {@code open} for any other reason, and {@code without} has no subject here.
 */
final class LevelsTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // the ladder is climbed from the bottom
        "one level after another   | R0 holds, R1 holds, R2 fails               | 1    | 1    |    "
            + " | R2",
        "every level               | R0 holds, R1 holds, R2 holds, R3 holds     | 3    | 3    |    "
            + " | ",
        "no step is skipped        | R0 holds, R1 fails, R2 holds               | 0    | 0    |    "
            + " | R1",
        "all of a level are asked  | R0 holds, R1 holds, R1b fails, R1c open    | 0    | 0    |    "
            + " | R1b R1c",
        "symptoms ask for nothing  | R0 holds, S1 fails, S2 holds               | 0    | 0    |    "
            + " | ",
        // what is not known
        "unknown is possible       | R0 holds, R1 open, R2 unread, R3 fails     | 0    | 2    |    "
            + " | R1",
        "unknown is not proven     | R0 open, R1 holds                          | none | 1    |    "
            + " | R0",
        // what does not apply
        "a level without a subject | R0 holds, R1 without, R2 holds             | 2    | 2    |    "
            + " | ",
        "cannot be claimed         | R0 holds, R1 without                       | 0    | 0    |    "
            + " | ",
        "nor be what is asked next | R0 without, R1 fails                       | -1   | -1   |    "
            + " | R1",
        "only those that apply     | R0 holds, R1 without, R1b holds            | 1    | 1    |    "
            + " | ",
        "nothing applies           | R0 without, R1 without, S0 holds           | none | none |    "
            + " | ",
        "nothing is asked          | S0 holds, S1 fails                         | none | none |    "
            + " | ",
        // the lowest level is a finding
        "by a failed requirement   | R0 fails                                   | -1   | -1   |    "
            + " | R0",
        "by one among unknown ones | R0 open, R0b fails                         | -1   | -1   |    "
            + " | R0 R0b",
        "by an observed symptom    | R0 open, S-1 holds                         | -1   | -1   | S-1"
            + " | R0",
        "not by one further up     | R0 open, R1 fails                          | none | 0    |    "
            + " | R0",
        "not by a symptom above    | R0 open, S0 holds                          | none | 0    |    "
            + " | R0",
        "not by one never looked for | R0 open, S-1 unread                      | none | 0    | S-1"
            + " | R0",
        "not by one that is not seen | R0 open, S-1 fails                       | none | 0    |    "
            + " | R0",
        // symptoms
        "a symptom caps            | R0 holds, R1 holds, S0 holds               | 0    | 0    | S0 "
            + " | ",
        "the lowest of them        | R0 holds, R1 holds, R2 holds, S1 holds, S0 holds | 0 | 0 | S0 "
            + " | ",
        "as low as it goes         | R0 holds, S-1 holds                        | -1   | -1   | S-1"
            + " | ",
        "one above does not        | R0 holds, R1 fails, S1 holds               | 0    | 0    |    "
            + " | R1",
        "one at its level is told  | R0 holds, R1 fails, S0 holds               | 0    | 0    | S0 "
            + " | R1",
        "one not seen does not     | R0 holds, R1 holds, S0 fails, S0b without  | 1    | 1    |    "
            + " | ",
        "nor an unknown one        | R0 holds, R1 holds, S0 open                | 1    | 1    |    "
            + " | ",
        "unread, it may be there   | R0 holds, R1 holds, S0 unread              | 0    | 1    | S0 "
            + " | ",
        "unread at the bottom      | R0 holds, S-1 unread                       | none | 0    | S-1"
            + " | ",
      })
  void aLevelIsProvenOrPossible(
      String rule,
      String verdicts,
      String proven,
      String possible,
      @Nullable String capped,
      @Nullable String next) {
    Rating rating = rated(verdicts);
    assertThat(
            told(rating.proven())
                + ", up to "
                + told(rating.possible())
                + ", held by "
                + rating.capped()
                + ", next "
                + rating.blocked())
        .as(rule)
        .isEqualTo(
            proven + ", up to " + possible + ", held by " + ids(capped) + ", next " + ids(next));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "R0 holds, R1 holds                      | DIRECT",
        "R0 proxy, R1 holds                      | PROXY",
        "R0 holds, R1 proxy, R2 attested         | ATTESTED",
        // what is above the proven level, what is observed and what does not hold carries nothing
        "R0 holds, R1 fails, R2 attested         | DIRECT",
        "R0 holds, S0 proxy                      | DIRECT",
        "R0 holds, R1 attested, R2 fails         | ATTESTED",
        "R0 open, R0b attested                   | DIRECT",
        "R0 holds, R0b without                   | DIRECT",
      })
  void aLevelIsAsSureAsTheWeakestThatItRestsOn(String verdicts, Confidence weakest) {
    assertThat(rated(verdicts).confidence()).isEqualTo(weakest);
  }

  private static Rating rated(String verdicts) {
    List<IndicatorVerdict> judged = new ArrayList<>();
    for (String one : verdicts.split(", ")) {
      judged.add(verdict(one.strip()));
    }
    PracticeArea area =
        new PracticeArea("area", "Area", judged.stream().map(IndicatorVerdict::indicator).toList());
    Rubric rubric =
        new Rubric(
            "model",
            "1",
            "Model",
            "a model",
            IntStream.rangeClosed(-1, 3).mapToObj(n -> new Rubric.Level(n, "Level " + n)).toList(),
            new Condition.All(List.of()),
            List.of(),
            List.of(),
            List.of(area),
            List.of());
    Rating rating = new Levels(rubric, area, judged).rate();
    assertThat(rating.area()).isEqualTo(area);
    assertThat(rating.indicators()).isEqualTo(judged);
    return rating;
  }

  private static IndicatorVerdict verdict(String text) {
    String id = text.substring(0, text.indexOf(' '));
    int level = Integer.parseInt(id.replaceAll("[^-0-9]", ""));
    Row row = id.startsWith("S") ? Row.symptom(id, level) : Row.requirement(id, level);
    return switch (text.substring(id.length() + 1)) {
      case "holds" -> row.judged(Verdict.HOLDS);
      case "proxy" -> row.judged(Verdict.HOLDS, Optional.empty(), Confidence.PROXY);
      case "attested" -> row.judged(Verdict.HOLDS, Optional.empty(), Confidence.ATTESTED);
      case "fails" -> row.judged(Verdict.FAILS, Optional.empty(), Confidence.PROXY);
      case "without" -> row.judged(Verdict.NOT_APPLICABLE, Optional.empty(), Confidence.PROXY);
      case "open" -> unknown(row, UnknownBecause.ABSENT);
      case "unread" -> unknown(row, UnknownBecause.UNREADABLE);
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static IndicatorVerdict unknown(Row row, UnknownBecause why) {
    return row.judged(Verdict.UNKNOWN, Optional.of(why), Confidence.PROXY);
  }

  private static String told(OptionalInt level) {
    return level.isPresent() ? Integer.toString(level.getAsInt()) : "none";
  }

  private static List<String> ids(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text.split(" "));
  }
}
