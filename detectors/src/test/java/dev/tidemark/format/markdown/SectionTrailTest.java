package dev.tidemark.format.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The headings above a line. */
class SectionTrailTest {

  @Test
  void followsEachHeadingToTheOneAboveIt() {
    MarkdownDocument page =
        read(
            """
            before all
            # One
            ### Deep
            text
            ## Two
            ### Three
            # Last
            ## <%= computed %>
            text
            """);
    assertThat(page.trailAt(1)).isEqualTo("One");
    assertThat(page.trailAt(4)).isEqualTo("One / Deep");
    assertThat(page.trailAt(6)).isEqualTo("One / Two / Three");
    assertThat(page.trailAt(7)).isEqualTo("One / Last");
    assertThat(page.trailAt(9)).isEqualTo("One / Last");
    assertThat(read("").trailAt(1)).isEmpty();
  }

  @Test
  void headingsThatSayNothingAreNotSearchedForTheTitleEachTime() {
    int many = 200_000;
    MarkdownDocument page = read("#\n".repeat(many));
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (int line = 1; line <= many; line++) {
            assertThat(page.trailAt(line)).isEmpty();
          }
        });
    assertThat(read("#\n\n# Berths\n").title()).isEqualTo("Berths");
  }

  @Test
  void thousandsOfHeadingsAreFoundAtOnce() {
    int many = 60_000;
    MarkdownDocument page =
        read("# All\n" + "###### A\n".repeat(many) + "# <%= b %>\n".repeat(many));
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (int line = 2; line <= 2 * many; line++) {
            assertThat(page.trailAt(line)).isEqualTo("All / A");
          }
        });
  }

  private static MarkdownDocument read(String text) {
    return (MarkdownDocument)
        new MarkdownFormat()
            .read(new Blob(text.getBytes(StandardCharsets.UTF_8)))
            .document()
            .orElseThrow();
  }
}
