package dev.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AttributeMapTest {
  @Test
  void isLikeATreeMap() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      TreeMap<String, Object> expected = new TreeMap<>();
      AttributeMap map = AttributeMap.EMPTY;
      for (int k = 0; k < random.nextInt(9); k++) {
        String name = "n" + random.nextInt(12);
        Object value = random.nextBoolean() ? random.nextLong() : "v" + k;
        expected.put(name, value);
        map = map.with(name, value);
      }
      assertThat(map).hasToString(expected.toString());
      assertThat(map.equals(expected)).isTrue();
      assertThat(map.hashCode()).isEqualTo(expected.hashCode());
      assertThat(map.keySet()).containsExactlyElementsOf(expected.keySet());
      assertThat(map.headMap("n3").toString()).isEqualTo(expected.headMap("n3").toString());
      assertThat(map.tailMap("n3").toString()).isEqualTo(expected.tailMap("n3").toString());
      assertThat(map.subMap("n11", "n7").toString())
          .isEqualTo(expected.subMap("n11", "n7").toString());
      assertThat(map.get("n1")).isEqualTo(expected.get("n1"));
      assertThat(AttributeMap.of(expected).toString()).isEqualTo(expected.toString());
    }
  }

  @Test
  void factsThatAreMadeAlikeShareTheirNames() {
    AttributeNames first = AttributeNames.NONE.with("b").names().with("a").names();
    AttributeNames again = AttributeNames.NONE.with("b").names().with("a").names();
    assertThat(again).isSameAs(first);
    assertThat(first.at(0)).isEqualTo("a");
    assertThat(first.at(1)).isEqualTo("b");
  }

  @Test
  void moreNamesThanAreRememberedAreNamesAllTheSame() {
    for (int i = 0; i < 200; i++) {
      AttributeMap map = AttributeMap.EMPTY.with("z", 1L).with("way" + i, (long) i);
      assertThat(map).containsEntry("way" + i, (long) i).containsEntry("z", 1L).hasSize(2);
    }
  }

  @Test
  void comparesAsItsTextDoes() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      AttributeMap here = some(random);
      AttributeMap there = some(random);
      assertThat(Integer.signum(here.compareText(there)))
          .as("%s and %s", here, there)
          .isEqualTo(Integer.signum(here.toString().compareTo(there.toString())));
    }
  }

  /** Names and values that begin alike, and hold what separates them as text. */
  private static AttributeMap some(Random random) {
    AttributeMap map = AttributeMap.EMPTY;
    for (int left = random.nextInt(4); left > 0; left--) {
      Object value =
          List.of("a", "a,", "a, b=c", "ab", "", "true", true, 7L, List.of("a", "b"))
              .get(random.nextInt(9));
      map = map.with(List.of("n", "n=", "na", "o").get(random.nextInt(4)), value);
    }
    return map;
  }
}
