package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of look-alikes names tests that are there. */
class LookAlikesTest {

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    NamedTests tests = NamedTests.of("docs/look-alikes.md");
    assertThat(tests.named()).hasSizeGreaterThan(100);
    assertThat(tests.missing()).isEmpty();
  }
}
