package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of hostile input names tests that are there. */
class HostileInputTest {

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    NamedTests tests = NamedTests.of("docs/hostile-input.md");
    assertThat(tests.named()).hasSizeGreaterThan(100);
    assertThat(tests.missing()).isEmpty();
  }
}
