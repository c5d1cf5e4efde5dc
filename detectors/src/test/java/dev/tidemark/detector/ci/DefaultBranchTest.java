package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.ToldHistory;
import dev.tidemark.repository.History;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that only starts for other branches checks no change of the default one. */
class DefaultBranchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "push: {branches: [main]} | push",
        "push: {branches: [gh-pages]} | ",
        "push: {branches: [gh-pages, main]} | push",
        "push: {branches: ['feature/**']} | push",
        "push: {branches-ignore: [main]} | push",
        "push: | push",
        "pull_request: {branches: [main]} | change-request",
        "pull_request: {branches: [release]} | ",
        "pull_request: {branches: ['release/**']} | ",
        "pull_request: {branches: ['m*']} | change-request",
        "pull_request: {branches: ['**', '!main']} | ",
        "pull_request: {branches-ignore: [release]} | change-request",
        "schedule: [{cron: '0 1 * * *'}] | schedule",
      })
  void whatOnlyStartsForOtherBranchesIsLeftOut(String on, String triggers) {
    assertThat(triggers(on, new ToldHistory().defaultBranch("main")))
        .isEqualTo(triggers == null ? List.of() : List.of(triggers));
  }

  @Test
  void whereNothingTellsTheDefaultBranchAllCount() {
    assertThat(triggers("push: {branches: [gh-pages]}", History.NONE)).containsExactly("push");
    assertThat(triggers("push: {branches: [main]}", new ToldHistory().defaultBranch("trunk")))
        .isEmpty();
  }

  private static List<String> triggers(String on, History history) {
    return DetectorTester.of(new CiChecks())
        .given(
            """
            -- .github/workflows/check.yml --
            on:
              %s
            jobs:
              check:
                runs-on: ubuntu-latest
                steps:
                  - run: terraform validate
            -- main.tf --
            resource "x" "y" {}
            """
                .formatted(on))
        .withHistory(history)
        .evidence()
        .get(0)
        .texts("triggers");
  }
}
