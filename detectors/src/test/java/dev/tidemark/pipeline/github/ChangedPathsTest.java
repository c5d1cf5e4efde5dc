package dev.tidemark.pipeline.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.detector.ci.CiChecks;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps and jobs that ask whether files changed are filtered by the paths of those files. */
class ChangedPathsTest {
  private static final String FILES =
      """
      -- network/main.tf --
      resource "aws_vpc" "main" {}
      -- app/main.tf --
      resource "aws_instance" "main" {}
      -- .github/filters.yaml --
      net: ['network/**']
      -- .github/workflows/lint.yml --
      on: pull_request
      jobs:
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
          lint:
            steps:
              - id: seen
                uses: dorny/paths-filter@v3
                with:
                  filters: |
                    net:
                      - 'network/**'
              - {if: "steps.seen.outputs.net == 'true'", run: tflint --recursive}
        """,
        """
          changes:
            outputs: {net: "${{ steps.seen.outputs.net }}"}
            steps:
              - {id: seen, uses: dorny/paths-filter@v3, with: {filters: .github/filters.yaml}}
          lint:
            needs: changes
            if: ${{ needs.changes.outputs.net == 'true' && github.event_name == 'pull_request' }}
            steps: [{run: tflint --recursive}]
        """,
        """
          lint:
            steps:
              - {id: seen, uses: tj-actions/changed-files@v45, with: {files: 'network/**'}}
              - {if: "steps.seen.outputs.any_changed == 'true'", run: tflint --recursive}
        """
      })
  void aCheckReachesWhatItAsksFor(String jobs) {
    assertThat(checks(jobs)).hasSize(1);
    assertThat(checks(jobs).get(0).texts("targets")).containsExactly("network/**");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "always() || steps.seen.outputs.net == 'true'",
        "steps.seen.outputs.net == 'false'",
        "steps.seen.outputs.other == 'true'"
      })
  void whatNeedNotAskReachesEverything(String condition) {
    List<Evidence> seen = checks(filtered("network/**", condition));
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).texts("targets")).containsExactly(".");
  }

  @Test
  void aFilterThatNoFileIsOfStartsNothing() {
    assertThat(checks(filtered("*.tf", "steps.seen.outputs.net == 'true'"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"${{ env.WHERE }}/**", "!docs/**", "'", ""})
  void anUnclearFilterKeepsNothingOut(String pattern) {
    assertThat(checks(filtered(pattern, "steps.seen.outputs.net == 'true'"))).hasSize(1);
  }

  private static String filtered(String pattern, String condition) {
    return """
      lint:
        steps:
          - {id: seen, uses: dorny/paths-filter@v3, with: {filters: "net: ['%s']"}}
          - {if: "%s", run: tflint --recursive}
    """
        .formatted(pattern, condition);
  }

  private static List<Evidence> checks(String jobs) {
    return DetectorTester.of(new CiChecks()).given(FILES + jobs.indent(2)).evidence();
  }
}
