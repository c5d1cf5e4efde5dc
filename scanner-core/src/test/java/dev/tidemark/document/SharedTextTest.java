package dev.tidemark.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedTextTest {
  @Test
  void textsThatAreEqualAreOneHoweverTheyAreAskedFor() {
    String kept = SharedText.of(new String("kept once".toCharArray()));
    assertThat(SharedText.of(new String("kept once".toCharArray()))).isSameAs(kept);
    assertThat(SharedText.of("is kept once here", 3, 12)).isSameAs(kept);
    assertThat(SharedText.of("is kept once here".toCharArray(), 3, 12)).isSameAs(kept);
    assertThat(SharedText.of(List.of("is kept once here".substring(3, 12))).get(0)).isSameAs(kept);
  }

  @Test
  void whatComesOutIsWhatWentInWhateverWasKeptBefore() {
    Random random = new Random(7);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 4_000; i++) {
      all.append((char) (random.nextInt(20) == 0 ? 0x4e2d : 'a' + random.nextInt(3)));
    }
    String text = all.toString();
    char[] characters = text.toCharArray();
    for (int i = 0; i < 60_000; i++) {
      int from = random.nextInt(3_900);
      int to = from + random.nextInt(80) - 1; // none at all, and longer ones than are kept
      String expected = to <= from ? "" : text.substring(from, to);
      assertThat(SharedText.of(text, from, to)).isEqualTo(expected);
      assertThat(SharedText.of(characters, from, to)).isEqualTo(expected);
      assertThat(SharedText.of(expected)).isEqualTo(expected);
    }
  }

  @Test
  void textsOfOneHashAreKeptApart() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    assertThat(SharedText.of("Aa")).isEqualTo("Aa");
    assertThat(SharedText.of("xBBx", 1, 3)).isEqualTo("BB");
    assertThat(SharedText.of("xAax".toCharArray(), 1, 3)).isEqualTo("Aa");
    assertThat(SharedText.of("BB")).isEqualTo("BB");
  }
}
