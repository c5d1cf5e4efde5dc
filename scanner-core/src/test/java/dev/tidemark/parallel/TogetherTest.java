package dev.tidemark.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

  @Test
  void resultsComeInTheOrderOfTheParts() {
    List<Supplier<Integer>> parts = new ArrayList<>();
    IntStream.range(0, 500).forEach(i -> parts.add(() -> i * i));
    assertThat(Together.each(parts))
        .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(i -> i * i).toList());
    assertThat(Together.each(List.<Supplier<Integer>>of())).isEmpty();
  }

  @Test
  void whatThePartThrewThatComesFirstIsThrownAndTheOthersAreDone() {
    AtomicInteger done = new AtomicInteger();
    List<Supplier<Integer>> parts = new ArrayList<>();
    IntStream.range(0, 50)
        .forEach(
            i ->
                parts.add(
                    () -> {
                      done.incrementAndGet();
                      if (i == 7 || i == 30) {
                        throw new IllegalArgumentException("part " + i);
                      }
                      return i;
                    }));
    assertThatThrownBy(() -> Together.each(parts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("part 7");
    assertThat(done).hasValue(50);
  }

  @Test
  void aPartThatOverflowsTheStackFailsAsItWouldAlone() {
    assertThatThrownBy(() -> Together.each(List.of(() -> 1, () -> deeper(1))))
        .isInstanceOf(StackOverflowError.class);
  }

  private static int deeper(int depth) {
    return depth < 0 ? 0 : deeper(depth + 1) + 1;
  }

  @Test
  void aWorkerWhoseWorkHasPartsHoldsUpNoOther() {
    List<Callable<Integer>> work = new ArrayList<>();
    for (int piece = 0; piece < 8; piece++) {
      List<Supplier<Integer>> parts = new ArrayList<>();
      IntStream.range(0, 40).forEach(i -> parts.add(() -> i));
      work.add(() -> Together.each(parts).stream().mapToInt(i -> i).sum());
    }
    Workers.Patience patience =
        new Workers.Patience(
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));
    assertThat(new Workers(2).each(work, patience))
        .allMatch(outcome -> outcome.equals(new Outcome.Done<>(780)));
  }
}
