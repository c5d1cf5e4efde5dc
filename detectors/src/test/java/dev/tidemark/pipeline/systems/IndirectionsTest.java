package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What stands in other files than the pipeline's own: templates, child pipelines, configurations that follow. */
class IndirectionsTest {

  @Test
  void azureTemplatesAreFilledWithWhatTheyAreGiven() {
    assertThat(
            tree(
                """
                -- azure-pipelines.yml --
                trigger: {branches: {include: [main]}, paths: {include: [live/*], exclude: [live/docs]}}
                pr: {branches: {include: [main]}}
                variables:
                  - template: ci/variables.yml
                  - name: region
                    value: north
                stages:
                  - template: ci/stages.yml
                    parameters:
                      environments:
                        - {name: dev, gate: false}
                        - {name: prod, gate: true}
                -- ci/variables.yml --
                variables:
                  root: live
                -- ci/stages.yml --
                parameters:
                  - {name: environments, type: object, default: []}
                stages:
                  - ${{ each environment in parameters.environments }}:
                      - stage: apply_${{ environment.name }}
                        condition: and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))
                        jobs:
                          - ${{ if eq(environment.gate, true) }}:
                              - job: ask
                                pool: server
                                steps:
                                  - task: ManualValidation@0
                          - deployment: run
                            environment: ${{ environment.name }}
                            strategy: {runOnce: {deploy: {steps: [{template: steps.yml, parameters: {dir: "$(ROOT)/$(region)/${{ environment.name }}"}}]}}}
                -- ci/steps.yml --
                parameters: {dir: ''}
                steps:
                  - script: terraform apply -auto-approve
                    workingDirectory: ${{ parameters.dir }}
                -- live/north/dev/main.tf --
                -- live/north/prod/main.tf --
                """))
        .contains("on push to main of live/* !live/docs, change-request to main, dispatch")
        .contains("job apply_dev/run → dev on push, dispatch")
        .contains("apply infrastructure of live/north/dev: terraform apply")
        .contains("job apply_prod/run after apply_dev → prod on push, dispatch")
        .contains("apply infrastructure of live/north/prod: terraform apply")
        .contains("approval")
        .doesNotContain("apply_dev/ask");
  }

  @Test
  void azureTemplatesThatAreNotHereAreSaid() {
    assertThat(
            tree(
                """
                -- azure-pipelines.yml --
                trigger: [main]
                pool: {vmImage: ubuntu-latest}
                steps:
                  - template: ci/gone.yml
                  - template: plan.yml@shared
                """))
        .contains("? ./ci/gone.yml (missing)")
        .contains("? plan.yml@shared (remote)");
  }

  @Test
  void azureTemplatesAreNamedByTheRepositoryThatIsDeclared() {
    assertThat(
            tree(
                """
                -- azure-pipelines.yml --
                trigger: [main]
                resources:
                  repositories:
                    - repository: shared
                      type: github
                      name: acme/pipelines
                      ref: refs/tags/v2.1.0
                    - repository: inner
                      type: git
                      name: Platform/steps
                steps:
                  - template: charts/plan.yml@shared
                  - template: /lint.yml@inner
                  - template: other.yml@unknown
                """))
        .contains("? acme/pipelines/charts/plan.yml@v2.1.0 (remote")
        .contains("? azure-repos:Platform/steps/lint.yml (remote")
        .contains("? other.yml@unknown (remote)");
  }

  @Test
  void azureTemplatesMayUseEachOther() {
    String files =
        """
        -- azure-pipelines.yml --
        trigger: [main]
        steps: [{template: a.yml}, {template: a.yml}]
        -- a.yml --
        steps: [{template: azure-pipelines.yml}, {template: a.yml}, {template: a.yml}, {script: terraform plan}]
        """;
    String tree = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> tree(files));
    assertThat(tree).contains("check plan of .: terraform plan");
  }

  @Test
  void gitlabChildPipelinesAreFollowed() {
    assertThat(
            tree(
                """
                -- .gitlab-ci.yml --
                stages: [check, deploy]
                lint: {stage: check, script: [tflint]}
                network:
                  stage: deploy
                  variables: {ROOT: live/network}
                  rules: [{if: $CI_COMMIT_BRANCH == "main"}]
                  trigger: {include: [{local: /ci/apply.yml}], strategy: depend}
                made:
                  stage: deploy
                  trigger: {include: [{artifact: made.yml, job: lint}]}
                other:
                  stage: deploy
                  trigger: {include: [{project: group/templates, file: /deploy.yml, ref: v1}]}
                other project:
                  stage: deploy
                  trigger: {project: group/images, branch: main}
                -- ci/apply.yml --
                plan: {stage: build, script: [cd $ROOT && terraform plan]}
                apply: {stage: deploy, needs: [plan], when: manual, script: [cd $ROOT && terraform apply]}
                -- live/network/main.tf --
                """))
        .contains("job network/plan after lint on push")
        .contains("check plan of live/network: terraform plan")
        .contains("job network/apply after network/plan (a person confirms) on push")
        .contains("apply infrastructure of live/network: terraform apply")
        .contains("? trigger made.yml (dynamic)")
        .contains("? trigger/group/templates//deploy.yml@v1 (remote")
        .contains("setup: gitlab/trigger group/images");
  }

  @Test
  void gitlabChildPipelinesMayStartThemselves() {
    String files =
        """
        -- .gitlab-ci.yml --
        again: {trigger: {include: ci/child.yml}}
        -- ci/child.yml --
        plan: {script: [terraform plan]}
        again: {trigger: {include: .gitlab-ci.yml}}
        deeper: {trigger: {include: ci/child.yml}}
        """;
    String tree = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> tree(files));
    assertThat(tree).contains("job again/plan").contains("check plan of .: terraform plan");
  }

  @Test
  void circleGoesOnWithTheConfigurationThatChangesAskFor() {
    assertThat(
            tree(
                """
                -- .circleci/config.yml --
                version: 2.1
                setup: true
                orbs: {filter: circleci/path-filtering@1.0.0}
                workflows:
                  choose:
                    jobs:
                      - filter/filter:
                          mapping: |
                            infra/.* run-infra true
                            (docs|site)/.* run-docs true
                          config-path: .circleci/next.yml
                -- .circleci/next.yml --
                version: 2.1
                parameters: {run-infra: {type: boolean, default: false}}
                executors: {tf: {docker: [{image: hashicorp/terraform}]}}
                jobs:
                  plan:
                    executor: tf
                    working_directory: ~/work
                    steps: [checkout, {run: ~/work/bin/plan.sh}]
                workflows:
                  infra:
                    when: << pipeline.parameters.run-infra >>
                    jobs: [plan]
                  nightly:
                    when: {equal: [scheduled_pipeline, << pipeline.trigger_source >>]}
                    jobs: [plan]
                -- bin/plan.sh --
                terraform plan
                """))
        .contains("setup: circleci/path-filtering/filter")
        .contains(".circleci/next.yml · circleci · infra")
        .contains("on push of infra/**, change-request of infra/**")
        .contains("↳ ./bin/plan.sh")
        .contains("check plan of .: terraform plan")
        .contains("on schedule");
  }

  @Test
  void circleSaysWhatItMakesItself() {
    assertThat(
            tree(
                """
                -- .circleci/config.yml --
                version: 2.1
                setup: true
                orbs: {continuation: circleci/continuation@1.0.0}
                jobs:
                  make: {machine: true, steps: [checkout, {run: ./make.py}, {continuation/continue: {configuration_path: /tmp/made.yml}}]}
                workflows: {setup: {jobs: [make]}}
                """))
        .contains("? continuation with tmp/made.yml (dynamic)");
  }

  @Test
  void buildkitePluginsRunWhatTheyAreTold() {
    assertThat(
            tree(
                """
                -- .buildkite/pipeline.yml --
                steps:
                  - label: plan
                    plugins: [{docker#v5.0.0: {image: "hashicorp/terraform:1.5", command: [plan, "-out=it is"]}}]
                  - label: test
                    plugins: [{docker-compose#v4.0.0: {run: app, command: [terraform, fmt, -check]}}]
                  - label: changed
                    plugins:
                      - monorepo-diff#v1.0.0:
                          watch:
                            - {path: infra/, config: {command: terraform validate}}
                            - {path: app/, config: {trigger: app-deploy}}
                """))
        .contains("terraform plan")
        .contains("check format of .: terraform fmt -check")
        .contains("check validate of .: terraform validate")
        .contains("? trigger app-deploy (opaque)");
  }

  @Test
  void programsThatMakePipelinesAreNamed() {
    assertThat(
            tree(
                """
                -- .drone.star --
                def main(ctx): return {}
                -- app/.drone.jsonnet --
                {}
                -- app/.drone.yml --
                kind: Pipeline
                steps: [{name: a, image: alpine}]
                -- .teamcity/App/project-config.xml --
                <project/>
                -- .teamcity/App/buildTypes/App_Build.xml --
                <build-type/>
                -- ci/dagger.json --
                {"name": "ci"}
                -- notes/pom.xml --
                <project/>
                """))
        .contains("? a program that makes the pipeline (opaque)")
        .contains("? steps of kind Pipeline (opaque)")
        .contains("? functions of a module: opaque")
        .containsOnlyOnce("? settings in XML (opaque)")
        .doesNotContain("jsonnet")
        .doesNotContain("pom.xml");
  }

  @Test
  void skaffoldAndWerfSayWhatTheyDeploy() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs:
                  a:
                    runs-on: x
                    steps:
                      - run: skaffold run -p production
                      - run: cd web && werf converge --repo example/web
                      - run: cd none && skaffold run
                -- skaffold.yaml --
                apiVersion: skaffold/v4beta6
                kind: Config
                build: {artifacts: [{image: example/app, context: app}]}
                manifests: {rawYaml: [k8s/*.yaml]}
                profiles:
                  - name: production
                    manifests: {kustomize: {paths: [overlays/production]}}
                -- web/werf.yaml --
                project: web
                configVersion: 1
                ---
                image: web
                dockerfile: Dockerfile
                -- web/.helm/Chart.yaml --
                name: web
                -- overlays/production/kustomization.yaml --
                resources: []
                -- none/readme.txt --
                nothing
                """))
        .contains("↳ skaffold run -p production [skaffold.yaml profile production]")
        .contains("build: skaffold build example/app")
        .contains("apply release of overlays/production/**: skaffold apply overlays/production")
        .doesNotContain("k8s")
        .contains("↳ werf converge --repo example/web [web/werf.yaml]")
        .contains("apply release of web/.helm/**: werf apply release of .helm")
        .contains("apply release of none: skaffold run");
  }

  @Test
  void earthlyTargetsAreFollowedAndDaggerIsNot() {
    assertThat(
            tree(
                """
                -- .github/workflows/ci.yml --
                on: pull_request
                jobs:
                  a:
                    steps:
                      - run: earthly --ci +all
                      - run: earthly +gone
                      - run: dagger call lint
                -- Earthfile --
                VERSION 0.8
                FROM alpine
                all:
                  BUILD +lint
                  BUILD ./sub+scan
                  BUILD +all
                lint:
                  COPY app app
                  RUN --no-cache tflint \\
                    --chdir=app
                -- sub/Earthfile --
                scan:
                    RUN --secret TOKEN tfsec . || true
                -- app/main.tf --
                """))
        .contains("earthly +lint [Earthfile]")
        .contains("check lint of app: tflint --chdir=app")
        .contains("tfsec .")
        .contains("(cycle)")
        .contains("? earthly +gone (missing)")
        .contains("? dagger call lint (opaque");
  }
}
