package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

  @Test
  void aPathIsFollowedFromADirectory() {
    assertThat(Places.resolve("app", "../lib/run.sh")).isEqualTo("lib/run.sh");
    assertThat(Places.resolve("app", ".")).isEqualTo("app");
    assertThat(Places.resolve("app", "../../x")).isEqualTo(Places.OUTSIDE);
  }

  /** Who looks for it in each folder above would look a hundred thousand times. */
  @Test
  void aPathThatIsLongerThanAnyOfTheRepositoryIsOutsideOfIt() {
    assertThat(Places.resolve("", "a/".repeat(2_047) + "a")).startsWith("a/a/");
    assertThat(Places.resolve("", "a/".repeat(2_048) + "a")).isEqualTo(Places.OUTSIDE);
    assertThat(Places.resolve("a/".repeat(2_046) + "a", "b")).endsWith("/a/b");
    assertThat(Places.resolve("a/".repeat(2_047) + "a", "bc")).isEqualTo(Places.OUTSIDE);
  }
}
