package dev.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortedEvidenceTest {

  @Test
  void isWhatSortingEveryFactGives() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Evidence> facts = some(random);
      assertThat(SortedEvidence.of(facts)).isEqualTo(plainly(facts));
    }
  }

  @Test
  void mergedIsWhatSortingAllOfThemGives() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<Evidence> all = new ArrayList<>();
      List<SortedEvidence> lists = new ArrayList<>();
      for (int i = 0; i < random.nextInt(4); i++) {
        List<Evidence> facts = some(random);
        all.addAll(facts);
        lists.add(SortedEvidence.of(facts));
      }
      assertThat(SortedEvidence.merged(lists)).isEqualTo(plainly(all));
    }
  }

  @Test
  void placesAreTakenInOrder() {
    SortedEvidence facts =
        SortedEvidence.of(
            List.of(fact("b", 1, "k", 1), fact("a", 2, "k", 1), fact("a", 1, "k", 1)));
    BitSet places = new BitSet();
    places.set(2);
    places.set(0);
    assertThat(facts.at(places)).containsExactly(facts.get(0), facts.get(2));
    assertThat(facts.at(new BitSet())).isEmpty();
  }

  private static List<Evidence> plainly(List<Evidence> facts) {
    return facts.stream().sorted().distinct().toList();
  }

  private static List<Evidence> some(Random random) {
    List<Evidence> facts = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      facts.add(
          fact(
              "abc".substring(0, 1 + random.nextInt(3)),
              random.nextInt(3),
              random.nextBoolean() ? "k" : "l",
              random.nextInt(2)));
    }
    Collections.shuffle(facts, random);
    return facts;
  }

  private static Evidence fact(String path, int line, String kind, long number) {
    return Evidence.of(kind, Location.of(RepoPath.of(path), line)).with("n", number);
  }
}
