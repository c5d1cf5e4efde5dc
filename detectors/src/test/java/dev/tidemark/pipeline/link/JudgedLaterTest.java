package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.detector.ci.CiChecks;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check that may fail blocks where a later step looks at its result and fails on it, and only there. */
class JudgedLaterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
              - {id: plan, run: terraform plan, continue-on-error: true}
              - {if: "steps.plan.outcome == 'failure'", run: exit 1}
        """,
        """
              - {id: lint, run: tflint, continue-on-error: true}
              - if: always()
                env: {RESULT: "${{ steps.lint.outcome }}"}
                run: '[ "$RESULT" = success ] || exit 1'
        """,
        """
              - uses: aquasecurity/trivy-action@0.28.0
                with: {scan-type: config, format: sarif, output: trivy.sarif, exit-code: '0'}
              - run: jq '.runs' trivy.sarif > high.json
              - id: count
                run: echo "n=$(jq length high.json)" >> $GITHUB_OUTPUT
              - run: |
                  if [ "${{ steps.count.outputs.n }}" -ne 0 ]; then
                    exit 1
                  fi
        """,
        """
              - run: |
                  checkov -d . -o json > found.json || true
                  if grep -q FAILED found.json; then exit 1; fi
        """,
        """
              - {id: scan, uses: aquasecurity/trivy-action@0.28.0, with: {scan-type: config, output: r.json}}
              - uses: actions/github-script@v7
                with: {script: "if (require('./r.json').length) core.setFailed('no')"}
        """
      })
  void blocks(String steps) {
    assertThat(check(steps).is("blocking")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
              - {id: plan, run: terraform plan, continue-on-error: true}
              - {if: "steps.plan.outcome == 'failure'", run: echo failed}
        """,
        """
              - {id: plan, run: terraform plan, continue-on-error: true}
              - {if: "steps.plan.outcome == 'success'", run: exit 1}
        """,
        """
              - {id: plan, run: terraform plan, continue-on-error: true}
              - {if: "steps.other.outcome == 'failure'", run: exit 1}
        """,
        """
              - uses: aquasecurity/trivy-action@0.28.0
                with: {scan-type: config, format: sarif, output: trivy.sarif, exit-code: '0'}
              - run: if [ ! -f trivy.sarif ]; then exit 1; fi
              - {uses: github/codeql-action/upload-sarif@v3, with: {sarif_file: trivy.sarif}}
        """,
        """
              - run: checkov -d . -o json > found.json || true
              - {run: "grep -q FAILED found.json && exit 1", continue-on-error: true}
        """,
        """
              - {id: plan, run: terraform plan || true}
              - {if: "steps.plan.outcome == 'failure'", run: exit 1}
        """
      })
  void staysSoft(String steps) {
    assertThat(check(steps).is("blocking")).isFalse();
  }

  private static Evidence check(String steps) {
    List<Evidence> found =
        DetectorTester.of(new CiChecks())
            .given(
                "-- .github/workflows/a.yml --\non: pull_request\njobs:\n  a:\n    steps:\n"
                    + steps.indent(0)
                    + "-- main.tf --\nresource \"a\" \"b\" {}\n")
            .evidence();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
