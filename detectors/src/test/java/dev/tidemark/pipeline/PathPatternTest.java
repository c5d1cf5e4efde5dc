package dev.tidemark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "infra/**, infra/a/main.tf, true",
    "infra/**, infra, true",
    "infra/, infra/a/main.tf, true",
    "./infra/*.tf, infra/main.tf, true",
    "/infra/*.tf, infra/a/main.tf, false",
    "**/*.tf, main.tf, true",
    "**/*.tf, a/b/main.tf, true",
    "envs/*/main.tf, envs/prod/main.tf, true",
    "envs/[a-c]/x, envs/b/x, true",
    "a?c, abc, true",
  })
  void matchesAsCiSystemsDo(String pattern, String path, boolean matches) {
    assertThat(PathPattern.of(pattern).matches(path)).isEqualTo(matches);
    if (matches) {
      assertThat(path).startsWith(PathPattern.beginning(pattern));
    }
  }

  @Test
  void alternativesWithinAlternativesAreParted() {
    assertThat(PathPattern.alternatives("{a,b,b/{c,d}}/x", 10))
        .containsExactlyInAnyOrder("a/x", "b/x", "b/c/x", "b/d/x");
    assertThat(PathPattern.alternatives("{a,{b", 10)).containsExactly("{a,{b");
    assertThat(PathPattern.alternatives("{{a,b}", 10)).isNotEmpty();
  }
}
