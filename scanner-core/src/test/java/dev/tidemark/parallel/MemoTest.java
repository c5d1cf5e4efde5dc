package dev.tidemark.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoTest {

  @Test
  void askedAgainForAnEqualTextItComputesNothing() {
    List<String> computed = new ArrayList<>();
    Memo<Integer> lengths =
        new Memo<>(
            16,
            text -> {
              computed.add(text);
              return text.length();
            });
    assertThat(lengths.of("vpc")).isEqualTo(3);
    assertThat(lengths.of(String.join("", "v", "pc"))).isEqualTo(3);
    assertThat(computed).containsExactly("vpc");
  }

  @Test
  void textsOfOneSlotAreToldApart() {
    Memo<String> same = new Memo<>(1, text -> "<" + text + ">");
    List<String> texts = List.of("Aa", "BB", "Aa", "", "BB"); // "Aa" and "BB" share even their hash
    assertThat(texts.stream().map(same::of)).containsExactly("<Aa>", "<BB>", "<Aa>", "<>", "<BB>");
  }

  @Test
  void anyNumberOfTextsGetsTheirOwnResults() {
    Memo<Integer> numbers = new Memo<>(64, Integer::parseInt);
    IntStream.range(0, 10_000)
        .parallel()
        .forEach(i -> assertThat(numbers.of(Integer.toString(i))).isEqualTo(i));
  }

  @Test
  void slotsAreAPowerOfTwo() {
    assertThatThrownBy(() -> new Memo<>(0, text -> text))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Memo<>(24, text -> text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
