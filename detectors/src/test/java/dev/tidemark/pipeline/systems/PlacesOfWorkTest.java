package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where systems put what a step works on: folders of inputs, included files, exported projects. */
class PlacesOfWorkTest {

  @Test
  void concourseFindsTheRepositoryInAFolderThatOnlyThePipelineNames() {
    assertThat(
            tree(
                """
                -- ci/pipeline.yml --
                resources: [{name: src, type: git, source: {uri: x}}]
                jobs:
                  - name: a
                    plan:
                      - {get: src, trigger: true}
                      - task: t
                        config:
                          platform: linux
                          run:
                            path: sh
                            args:
                              - -ec
                              - |
                                cp -r src copy
                                X=$(./src/ci/plan.sh)
                                ./copy/gone.sh
                -- ci/plan.sh --
                terraform -chdir=app plan
                -- app/main.tf --
                """))
        .contains("check plan of app: terraform")
        .contains("? ./copy/gone.sh (missing)");
  }

  @Test
  void anywhereElseAFolderThatIsNotHereIsMissing() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs: {a: {steps: [{run: ./src/ci/plan.sh}]}}
                -- ci/plan.sh --
                terraform plan
                """))
        .contains("? ./src/ci/plan.sh (missing");
  }

  @Test
  void gitlabIncludesEveryFileOfAForm() {
    assertThat(
            tree(
                """
                -- .gitlab-ci.yml --
                include:
                  - local: 'ci/*.yml'
                  - local: '/deep/**/*.yml'
                  - local: 'none/*.yml'
                -- ci/a.yml --
                lint: {script: [tflint]}
                -- ci/sub/c.yml --
                never: {script: [terraform destroy]}
                -- deep/x/y/b.yml --
                plan: {script: [terraform plan]}
                """))
        .contains("check lint of .: tflint")
        .contains("check plan of .: terraform plan")
        .contains("? none/*.yml: missing")
        .doesNotContain("destroy");
  }

  @Test
  void codePipelineStartsAProjectThatAnotherStackExports() {
    String template =
        """
        -- build.yaml --
        Resources:
          AppBuild:
            Type: AWS::CodeBuild::Project
            Properties:
              Source: {Type: CODEPIPELINE, BuildSpec: spec.yml}
        Outputs:
          AppBuild: {Value: !Ref AppBuild, Export: {Name: !Sub "${AWS::StackName}-AppBuild"}}
        -- spec.yml --
        version: 0.2
        phases: {build: {commands: [terraform plan]}}
        -- pipe.yaml --
        Resources:
          P:
            Type: AWS::CodePipeline::Pipeline
            Properties:
              Stages:
                - Name: Source
                  Actions:
                    - Name: S
                      ActionTypeId: {Category: Source, Provider: CodeCommit}
                      Configuration: {RepositoryName: r, BranchName: main}
                - Name: Build
                  Actions:
                    - Name: B
                      ActionTypeId: {Category: Build, Provider: CodeBuild}
                      Configuration:
                        ProjectName: !ImportValue {"Fn::Sub": "${Other}-AppBuild"}
        """;
    assertThat(tree(template)).contains("check plan of .: terraform plan").doesNotContain("opaque");
    assertThat(tree(template.replace("${Other}-AppBuild", "${Other}-Else")))
        .contains("? CodeBuild project ${Other}-Else (opaque");
  }

  @Test
  void woodpeckersAnsiblePluginChecksOrApplies() {
    String steps =
        """
        -- .woodpecker.yml --
        steps:
          - name: a
            image: woodpeckerci/plugin-ansible:1
            settings: {playbook: site.yml%s}
        -- site.yml --
        """;
    assertThat(tree(steps.formatted(", check: true"))).contains("check plan of .");
    assertThat(tree(steps.formatted(", syntax_check: true"))).contains("check validate of .");
    assertThat(tree(steps.formatted(""))).contains("apply configuration of .");
  }

  @Test
  void makefilesDemandAndSetWithoutDoingAnything() {
    String workflow =
        "-- .github/workflows/a.yml --\non: push\njobs: {a: {steps: [{run: make a}]}}\n"
            + "-- Makefile --\na:\n";
    assertThat(
            tree(
                workflow
                    + "\t$(if ${X},,$(error X is needed))\n\t$(eval export Y=1)\n"
                    + "\t@$(INFO) linting\n\t$(GOARGS) go build ./...\n\ttflint\n"))
        .contains("check lint of .: tflint")
        .contains("all read through");
    assertThat(tree(workflow + "\t$(foreach x,a b,./do $(x))\n")).contains("(dynamic");
  }

  @Test
  void npmRunsTheScriptsOfItsWorkspaces() {
    String files =
        """
        -- .github/workflows/a.yml --
        on: push
        jobs: {a: {steps: [{run: npm run %s}]}}
        -- package.json --
        {"workspaces": ["packages/*"], "scripts": {"lint": "npm run lint --workspaces --if-present"}}
        -- packages/a/package.json --
        {"name": "@acme/a", "scripts": {"lint": "tflint"}}
        -- packages/b/package.json --
        {"name": "@acme/b"}
        -- other/c/package.json --
        {"name": "c", "scripts": {"lint": "terraform destroy"}}
        """;
    assertThat(tree(files.formatted("lint")))
        .contains("check lint of packages/a: tflint")
        .contains("all read through")
        .doesNotContain("destroy");
    assertThat(tree(files.formatted("lint -w packages/a")))
        .contains("check lint of packages/a: tflint");
    assertThat(tree(files.formatted("lint --workspace=@acme/a")))
        .contains("check lint of packages/a: tflint");
    assertThat(tree(files.formatted("lint -w packages/gone"))).contains("(missing");
  }

  @Test
  void pnpmsTopOfTheWorkspaceIsNoWorkspace() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs: {a: {steps: [{run: pnpm -w lint}]}}
                -- package.json --
                {"scripts": {"lint": "tflint"}}
                """))
        .contains("check lint of .: tflint");
  }
}
