package dev.tidemark.detector.history;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.ToldHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long new services took to their first deployment, and of which nobody can tell. */
class FirstDeploysTest {
  private static final String CART =
      """
      -- services/cart/go.mod --
      module cart
      -- services/cart/Dockerfile --
      FROM alpine:3.20
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {"Dockerfile", "Dockerfile.release", "chart/Chart.yaml", "main.tf", "fly.toml"})
  void aDefinitionOfADeploymentIsKnownByItsName(String file) {
    DetectorTester.of(new FirstDeploys())
        .given(CART)
        .withHistory(new ToldHistory().change("2024-05-20", "Begin", "services/cart/go.mod"))
        .seesNothing();
    DetectorTester.of(new FirstDeploys())
        .given(CART)
        .withHistory(
            new ToldHistory()
                .change("2024-06-20", "Deploy", "services/cart/" + file)
                .change("2024-05-20", "Begin", "services/cart/go.mod"))
        .sees("history.first-deploy services/cart days=31 unit=services/cart");
  }

  @Test
  void aServiceThatNobodyTouchedInThatTimeIsNoNewOne() {
    DetectorTester.of(new FirstDeploys())
        .given(CART)
        .withHistory(new ToldHistory().change("2024-06-20", "Write", "README.md"))
        .seesNothing();
    DetectorTester.of(new FirstDeploys()).given(CART).withHistory(new ToldHistory()).seesNothing();
  }

  @Test
  void amongSoManyChangesNobodyLooks() {
    DetectorTester.of(new FirstDeploys())
        .given(CART)
        .withHistory(many(1_000))
        .sees("history.first-deploy services/cart days=0 unit=services/cart");
    DetectorTester.of(new FirstDeploys()).given(CART).withHistory(many(1_001)).seesNothing();
  }

  private static ToldHistory many(int changes) {
    ToldHistory history = new ToldHistory();
    for (int i = 1; i < changes; i++) {
      history.change("2024-06-20", "Write", "README.md");
    }
    return history.change("2024-06-20", "Begin", "services/cart/Dockerfile");
  }
}
