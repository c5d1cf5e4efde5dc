package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runners that look for a task in each project of a repository, and plans that a program reads. */
class MonorepoRunnersTest {
  private static final String FILES =
      """
      -- package.json --
      {"name": "root", "scripts": {"docs": "vale ."}}
      -- apps/site/package.json --
      {"name": "site", "scripts": {"lint": "tflint", "deploy": "terraform apply -auto-approve"}}
      -- apps/api/project.json --
      {"name": "api", "targets": {
        "deploy": {"executor": "nx:run-commands", "options": {"command": "helm upgrade api ./chart", "cwd": "apps/api"}},
        "check": {"command": "kubeconform manifests"},
        "both": {"executor": "nx:run-commands", "options": {"commands": ["tfsec .", {"command": "checkov -d ."}]}},
        "lint": {"executor": "@nx/eslint:lint"},
        "own": {"executor": "@acme/tools:release"}}}
      -- aviator.yml --
      spruce: [{base: a.yml, to: b.yml}]
      fly: {name: ship, config: b.yml}
      -- live/plan.yml --
      kubectl: {apply: {file: out.yml}}
      -- dry.yml --
      kubectl: {apply: {file: out.yml, dry_run: true}}
      -- look.yml --
      fly: {config: b.yml, validate_pipeline: true}
      kubectl: {apply: {file: live, kustomize: true}}
      exec:
      - executable: helm
        global_options: [{name: --namespace, value: web}]
        command: {name: upgrade, options: [{name: --install}]}
        args: [web, ./chart]
      """;

  private static String running(String line) {
    return tree(
        FILES
            + "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - run: |\n"
            + line.indent(10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "turbo run lint --filter=site                | check lint of apps/site: tflint",
        "npx turbo deploy                            | apply infrastructure of apps/site: terraform",
        "turbo run site#lint                         | check lint of apps/site: tflint",
        "turbo run deploy --filter=...[main]         | apply infrastructure of apps/site: terraform",
        "nx run api:deploy:production                | helm upgrade api ./chart",
        "nx deploy api                               | helm upgrade api ./chart",
        "nx affected --target=check --base=main      | kubeconform manifests",
        "nx run-many -t both lint -p api             | check security of .: checkov",
        "nx affected:lint                            | check lint of apps/site: tflint",
        "nx run-many --targets=lint --all            | check lint of apps/api: @nx/eslint:lint",
        "nx run api:own                              | ? @acme/tools:release",
        "nx run api:gone                             | ? nx run api:gone (missing",
        "turbo run gone                              | ? turbo run gone (missing",
        "aviator                                     | fly set-pipeline -p ship -c b.yml",
        "aviator -f live/plan.yml                    | kubectl apply -f out.yml",
        "aviator -f look.yml                         | fly validate-pipeline -c b.yml",
        "aviator -f look.yml                         | kubectl apply -k live",
        "aviator -f look.yml                         | helm --namespace web upgrade --install web ./chart",
        "aviator -f gone.yml                         | ? aviator -f gone.yml (missing",
      })
  void follows(String line, String shows) {
    assertThat(running(line)).contains(shows);
  }

  @Test
  void whatIsNotMeantIsNotRun() {
    assertThat(running("turbo run deploy --filter=api")).doesNotContain("terraform apply");
    assertThat(running("nx run site:lint")).doesNotContain("eslint");
    assertThat(running("turbo prune deploy")).doesNotContain("terraform");
    assertThat(running("nx graph deploy")).doesNotContain("helm");
    assertThat(running("aviator -f dry.yml")).doesNotContain("kubectl");
    assertThat(running("aviator --dry-run")).doesNotContain("fly set-pipeline");
  }

  @Test
  void aVariableWhoseNameAnotherOneHoldsIsNoCommand() {
    assertThat(running("E=$(echo x | tr a b)\nX=$(eval echo \\$${E}_REGION)"))
        .doesNotContain("_REGION (unknown");
    assertThat(running("eval \"terraform apply\"")).contains("apply infrastructure");
  }
}
