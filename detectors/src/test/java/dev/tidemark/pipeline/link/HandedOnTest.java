package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What steps of GitHub hand on to the steps after them. */
class HandedOnTest {
  private static final String REST =
      """
      -- tools/plan.sh --
      terraform -chdir=app plan
      -- tools/apply.sh --
      terraform -chdir=app apply -auto-approve
      -- .github/actions/prepare/action.yml --
      runs:
        using: composite
        steps:
          - shell: bash
            run: echo "RUNNER_SCRIPT=${{ github.workspace }}/tools/plan.sh" >> $GITHUB_ENV
      -- app/main.tf --
      """;

  private static String after(String first, String later) {
    return tree(
        REST
            + "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - id: find\n"
            + first.replace("\\n", "\n").indent(8)
            + "      - run: "
            + later
            + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "run: echo \"T=./tools/plan.sh\" >> $GITHUB_ENV            | $T                                    | check plan of app",
        "run: echo T=tools/plan.sh >> \"${GITHUB_ENV}\"            | bash \"$T\"                           | check plan of app",
        "run: echo \"T=./tools/plan.sh\" ~ tee -a $GITHUB_ENV      | ${{ env.T }}                          | check plan of app",
        "run: echo \"d=app\" >> $GITHUB_OUTPUT                     | terraform -chdir=${{ steps.find.outputs.d }} plan | check plan of app",
        "run: T=plan; echo \"S=./tools/$T.sh\" >> $GITHUB_ENV      | $S                                    | check plan of app",
        "uses: ./.github/actions/prepare                           | $RUNNER_SCRIPT                        | check plan of app",
        "run: if x; then echo T=plan >> $GITHUB_ENV; else echo T=apply >> $GITHUB_ENV; fi | ./tools/$T.sh  | each of 2",
        "run: echo \"T=$(cat x)\" >> $GITHUB_ENV                   | $T                                    | ? $T (dynamic",
        "run: echo T=./tools/plan.sh >> $GITHUB_ENV; echo T=$X >> $GITHUB_ENV | $T                         | ? $T (dynamic",
        "run: echo T=./tools/plan.sh >> other                      | $T                                    | ? $T (dynamic",
        "run: echo nothing >> $GITHUB_ENV                          | $T                                    | ? $T (dynamic",
      })
  void laterStepsKnow(String first, String later, String shows) {
    assertThat(after(first.replace('~', '|'), later)).contains(shows);
  }

  @Test
  void anotherJobKnowsNothingOfIt() {
    assertThat(
            tree(
                REST
                    + """
                      -- .github/workflows/a.yml --
                      on: push
                      jobs:
                        a:
                          steps:
                            - run: echo T=./tools/plan.sh >> $GITHUB_ENV
                        b:
                          steps:
                            - run: $T
                      """))
        .contains("? $T (dynamic");
  }

  @Test
  void aMatrixMayNameTheCommandThatALineBeginsWith() {
    assertThat(
            tree(
                REST
                    + """
                      -- .github/workflows/a.yml --
                      on: push
                      jobs:
                        a:
                          strategy:
                            matrix:
                              check: ["terraform -chdir=app plan", "tflint --chdir=app"]
                          steps:
                            - run: |
                                ${{ matrix.check }} -no-color
                                ${{ matrix.other }} x
                      """))
        .contains("check plan of app: terraform -chdir=app plan -no-color")
        .contains("check lint of app: tflint --chdir=app -no-color")
        .contains("? ${{ matrix.other }} x");
  }
}
