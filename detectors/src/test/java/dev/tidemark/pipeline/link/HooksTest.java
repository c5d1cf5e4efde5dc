package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which hooks a pipeline runs, and which of them cannot fail for the arguments that they are given. */
class HooksTest {
  private static String running(String line, String hooks) {
    return tree(
        "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - run: "
            + line
            + "\n-- .pre-commit-config.yaml --\n"
            + hooks);
  }

  private static String hook(String hook) {
    return running(
        "pre-commit run --all-files",
        "repos:\n  - repo: https://example.com/hooks\n    hooks: [" + hook + "]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: checkov, args: [--quiet, --soft-fail]}               | does not block: --soft-fail",
        "{id: terraform_tflint, args: ['--args=--force']}          | does not block: --force",
        "{id: terraform_tfsec, args: ['--args=-m HIGH --soft-fail']} | does not block: --soft-fail",
        "{id: terraform_trivy, args: ['--args=--exit-code=0']}     | does not block: --exit-code 0",
        "{id: flake8, args: [--exit-zero]}                         | does not block: --exit-zero",
        "{id: gitleaks, args: [--exit-code, '0']}                  | does not block: --exit-code 0",
      })
  void anArgumentMakesAHookHollow(String hook, String shows) {
    assertThat(hook(hook)).contains(shows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: checkov, args: [--quiet]}",
        "{id: terraform_trivy, args: ['--args=--exit-code=1']}",
        "{id: terraform_tflint, args: ['--args=--config=--force.hcl']}",
        "{id: terraform_fmt, args: [--soft-fail]}",
      })
  void othersDoNot(String hook) {
    assertThat(hook(hook)).contains("check ").doesNotContain("does not block");
  }

  private static final String STAGES =
      """
      default_stages: [commit]
      repos:
        - repo: https://example.com/hooks
          hooks:
            - {id: terraform_fmt}
            - {id: checkov, stages: [push]}
            - {id: flake8, stages: [manual], alias: slow}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pre-commit run --all-files                            | terraform_fmt",
        "pre-commit run --hook-stage pre-push -a               | checkov",
        "pre-commit run --hook-stage=manual slow --all-files   | flake8",
        "pre-commit run terraform_fmt --from-ref a --to-ref b  | terraform_fmt",
        "SKIP=checkov,flake8 pre-commit run -a                 | terraform_fmt",
        "pre-commit run --files flake8 checkov                 | terraform_fmt",
      })
  void oneStageIsRun(String line, String shows) {
    assertThat(running(line, STAGES).lines().filter(l -> l.contains("hook:")))
        .singleElement()
        .asString()
        .contains("hook:" + shows);
  }

  @Test
  void whatIsSkippedIsNotRun() {
    assertThat(running("SKIP=terraform_fmt pre-commit run -a", STAGES)).doesNotContain("hook:");
  }
}
