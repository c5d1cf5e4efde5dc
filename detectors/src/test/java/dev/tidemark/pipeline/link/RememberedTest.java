package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RememberedTest {
  @Test
  void whatIsPutIntoACopyStaysThereAndTheOtherWayRound() {
    Remembered<String> shell = new Remembered<>(Map.of("a", "1", "b", "2"));
    Remembered<String> subshell = shell.copy();
    subshell.put("a", "inside");
    subshell.remove("b");
    shell.put("c", "3");
    assertThat(shell.get("a")).contains("1");
    assertThat(shell.get("b")).contains("2");
    assertThat(subshell.get("a")).contains("inside");
    assertThat(subshell.get("b")).isEmpty();
    assertThat(subshell.get("c")).isEmpty();
  }

  @Test
  void whatWasForgottenCanBeKnownAgain() {
    Remembered<String> shell = new Remembered<>(Map.of("a", "1"));
    shell.remove("a");
    assertThat(shell.copy().get("a")).isEmpty();
    shell.put("a", "2");
    assertThat(shell.copy().get("a")).contains("2");
  }

  @Test
  void anyOrderOfChangesAndCopiesIsThatOfWholeCopies() {
    Random random = new Random(7);
    List<Remembered<Integer>> shells = new ArrayList<>(List.of(new Remembered<>(Map.of())));
    List<Map<String, Integer>> wanted = new ArrayList<>(List.of(new HashMap<>()));
    for (int i = 0; i < 5_000; i++) {
      int at = random.nextInt(shells.size());
      String name = "v" + random.nextInt(40);
      switch (random.nextInt(4)) {
        case 0 -> {
          shells.add(shells.get(at).copy());
          wanted.add(new HashMap<>(wanted.get(at)));
        }
        case 1 -> {
          shells.get(at).remove(name);
          wanted.get(at).remove(name);
        }
        default -> {
          shells.get(at).put(name, i);
          wanted.get(at).put(name, i);
        }
      }
      int asked = random.nextInt(shells.size());
      assertThat(shells.get(asked).get(name))
          .isEqualTo(Optional.ofNullable(wanted.get(asked).get(name)));
    }
  }

  /** A script of a hundred thousand times {@code A=$(…)} makes as many copies; each name is found in a few steps. */
  @Test
  void layersAreFewWhateverTheCopies() {
    Remembered<Integer> shell = new Remembered<>(Map.of());
    int most = 0;
    for (int i = 0; i < 100_000; i++) {
      shell.copy();
      shell.put("v" + i, i);
      most = Math.max(most, shell.layers());
    }
    assertThat(most).isLessThan(20); // the logarithm of the names, to the base of two
    assertThat(shell.get("v0")).contains(0);
  }
}
