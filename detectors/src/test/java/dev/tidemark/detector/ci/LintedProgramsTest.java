package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintedProgramsTest {
  private static final String PROGRAMS =
      """
      -- infra/cdk.json --
      {"app": "npx ts-node bin/app.ts"}
      -- infra/package.json --
      {"scripts": {"lint": "eslint bin lib"}}
      -- infra/tsconfig.json --
      {}
      -- infra/bin/app.ts --
      import * as cdk from 'aws-cdk-lib';
      new cdk.Stack(app, 'web');
      -- web/src/index.ts --
      export const answer = 42;
      -- net/Pulumi.yaml --
      name: net
      runtime: python
      -- net/__main__.py --
      import pulumi_aws as aws
      vpc = aws.ec2.Vpc("main")
      -- dns/Pulumi.yaml --
      name: dns
      runtime: go
      -- dns/go.mod --
      module example.org/dns
      -- dns/main.go --
      package main

      import "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/route53"

      func main() {
        zone, err := route53.NewZone(ctx, "main", nil)
      }
      -- tsconfig.json --
      {}
      -- go.mod --
      module example.org/all
      """;

  private static List<Evidence> checks(String steps) {
    return DetectorTester.of(new CiChecks())
        .given(
            PROGRAMS
                + """
                -- .github/workflows/lint.yml --
                on: pull_request
                jobs:
                  lint:
                    runs-on: ubuntu-latest
                    steps:
                """
                + steps.indent(6))
        .evidence();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {run: npm run lint, working-directory: infra} | eslint lint infra",
        "- run: npx eslint --ext .ts . | eslint lint infra",
        "- run: npx tsc --noEmit -p infra/tsconfig.json | tsc validate infra",
        "- run: ruff check net | ruff lint net",
        "- run: poetry run mypy . | mypy lint net",
        "- {run: 'golangci-lint run ./...', working-directory: dns} | golangci-lint lint dns",
        "- {uses: golangci/golangci-lint-action@v6, with: {working-directory: dns}} | golangci-lint lint dns"
      })
  void aLinterOfTheProgramsLanguageIsOneOfTheInfrastructure(String steps, String said) {
    assertThat(checks(steps))
        .hasSize(1)
        .first()
        .extracting(LintedProgramsTest::said)
        .isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- run: npx eslint web/src",
        "- run: npx tsc --noEmit",
        "- run: ruff check web",
        "- run: ruff check infra",
        "- run: go vet ./...",
        "- run: black --check net",
        "- run: npx prettier --check infra",
        "- run: ruff format --check net",
        "- run: golangci-lint --version"
      })
  void anotherFolderLanguageOrProjectAndFormattersAreNone(String steps) {
    assertThat(checks(steps)).isEmpty();
  }

  @Test
  void aHookThatAPipelineRunsReachesAllPrograms() {
    List<Evidence> found =
        DetectorTester.of(new CiChecks())
            .given(
                PROGRAMS
                    + """
                    -- .pre-commit-config.yaml --
                    repos:
                      - repo: https://example.org/hooks
                        hooks: [{id: ruff}, {id: black}]
                    -- .github/workflows/lint.yml --
                    on: pull_request
                    jobs:
                      lint: {steps: [{run: pre-commit run --all-files}]}
                    """)
            .evidence();
    assertThat(found)
        .filteredOn(fact -> fact.text("runs").orElse("").equals("pipeline"))
        .extracting(LintedProgramsTest::said)
        .containsExactly("ruff lint net");
  }

  @Test
  void aProgramThatBreaksAndOneWithoutAStackAreNotReached() {
    List<Evidence> found =
        DetectorTester.of(new CiChecks())
            .given(
                """
                -- lib/stack.ts --
                import * as cdk from 'aws-cdk-lib';
                new cdk.Stack(app, 'web');
                -- net/Pulumi.yaml --
                name: [net
                -- net/__main__.py --
                import pulumi_aws as aws
                vpc = aws.ec2.Vpc("main
                -- .github/workflows/lint.yml --
                on: pull_request
                jobs:
                  lint: {steps: [{run: eslint .}, {run: ruff check .}]}
                """)
            .evidence();
    assertThat(found).isEmpty();
  }

  private static String said(Evidence fact) {
    return fact.text("tool").orElse("")
        + " "
        + fact.text("category").orElse("")
        + " "
        + String.join(",", fact.texts("targets"));
  }
}
