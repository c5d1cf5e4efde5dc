package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikelyTest {

  @Test
  void aPushOfAChartPublishes() {
    assertThat(Likely.of("acme/build/push-to-catalog@1.0", Map.of("chart", "web")))
        .containsExactly("publish");
    assertThat(Likely.of("acme/build/.github/workflows/helm-push.yml@v1")).contains("publish");
  }

  @Test
  void aPushOfSomethingElseOnlyTellsWhatStartsIt() {
    assertThat(Likely.of("acme/build/.github/workflows/terraform-on-push.yml@v1")).isEmpty();
    assertThat(Likely.of("acme/build/push-image@1.0", Map.of("image", "web"))).isEqualTo(List.of());
  }
}
