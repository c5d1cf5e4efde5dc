package dev.tidemark.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Reading.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of a file that has very many flaws. */
class ReadingTest {

  @Test
  void tellsTheFirstFlawsOfAKindAndSumsUpTheOthers() {
    List<Flaw> flaws = new ArrayList<>();
    for (int line = 1; line <= 30_000; line++) {
      flaws.add(new Flaw("twice", line, "a key comes twice", false, 0));
    }
    flaws.add(new Flaw("syntax", 30_001, "cannot be read"));
    List<Flaw> told = new Reading(Optional.empty(), flaws).flaws();
    assertThat(told).hasSize(22).contains(flaws.get(0), flaws.get(30_000));
    assertThat(told.get(21))
        .isEqualTo(
            new Flaw(
                "twice",
                21,
                "and 29979 more of this kind further down: a key comes twice",
                false,
                0));
  }

  @Test
  void losesNoMoreAndNoLessForBeingSummedUp() {
    List<Flaw> flaws = new ArrayList<>();
    for (int line = 1; line <= 100; line++) {
      flaws.add(new Flaw("block", line, "left out", true, 7));
    }
    Reading reading = new Reading(Optional.of(new Words("")), flaws);
    assertThat(reading.lost(10_000)).isEqualTo(700);
    assertThat(reading.losesContent()).isTrue();
    flaws.add(new Flaw("block", 101, "left out", true));
    assertThat(new Reading(Optional.of(new Words("")), flaws).lost(10_000)).isEqualTo(10_000);
  }

  private record Words(String text) implements Document {}
}
