package dev.tidemark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Landscape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a check or apply reaches after the path filters of what starts it. */
class ReachTest {
  private static final Landscape LANDSCAPE =
      DetectorTester.landscape(
          """
              -- live/core-a/main.tf --
              -- live/core-b/main.tf --
              -- live/shop/main.tf --
              -- modules/x/main.tf --
              """);

  private static List<String> check(String target, String... paths) {
    Trigger trigger = new Trigger(Trigger.Kind.PUSH, List.of(), List.of(paths), "");
    return Reach.ofCheck(List.of(target), List.of(trigger), LANDSCAPE);
  }

  @Test
  void aLaterFilterTakesBackWhatAnEarlierOneLeavesOut() {
    assertThat(check("live/core-a", "live/**", "!live/core-*/**", "live/core-a/**"))
        .containsExactly("live/core-a");
    assertThat(check("live/**", "live/**", "!live/core-*/**", "live/core-a/**"))
        .containsExactly("live/core-a", "live/shop");
  }

  @Test
  void whatIsLeftOutInTheEndIsNotReached() {
    assertThat(check("live/**", "live/**", "live/core-a/**", "!live/core-*/**"))
        .containsExactly("live/shop");
    assertThat(check("live/core-b", "live/**", "!live/core-*/**", "live/core-a/**"))
        .doesNotContain("live/core-b");
  }

  @Test
  void withoutFiltersAllIsReached() {
    assertThat(Reach.of(List.of("live/**"), List.of(Trigger.of(Trigger.Kind.PUSH)), LANDSCAPE))
        .containsExactly("live/**");
  }

  @Test
  void aFilterOfOneFolderNarrowsAWideCheck() {
    assertThat(check(".", "modules/**")).containsExactly("modules/**");
    assertThat(check("modules/x", "modules/**")).containsExactly("modules/x");
  }
}
