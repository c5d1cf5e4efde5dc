package dev.tidemark.pipeline.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.pipeline.PipelineTree;
import dev.tidemark.repository.History;
import dev.tidemark.repository.TextSnapshot;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each translator reads, what only looks like its notation, and files that are broken. */
class TranslatorsTest {

  private static String tree(String files) {
    return String.join(
        "\n",
        PipelineTree.of(
            DetectorTester.landscape(TextSnapshot.of(files), History.NONE, p -> Origin.OWN)));
  }

  @Test
  void droneHasTriggersPluginsAndPromotions() {
    assertThat(
            tree(
                """
                -- .drone.yml --
                kind: pipeline
                name: main
                trigger: {branch: [main], event: {exclude: [pull_request]}}
                steps:
                  - name: image
                    image: plugins/docker:20
                    settings: {repo: example/app, password: {from_secret: registry}}
                  - name: terraform
                    image: jmccann/drone-terraform:8
                    settings: {actions: [fmt, plan], root_dir: app}
                  - name: tell
                    image: plugins/slack
                    when: {status: [failure]}
                  - name: never
                    image: alpine
                    commands: [terraform destroy]
                    when: {event: [nothing]}
                  - name: ship
                    image: alpine
                    commands: [helm upgrade --install app chart]
                    when: {event: promote, target: [staging, production]}
                ---
                kind: secret
                name: registry
                -- app/main.tf --
                """))
        .contains("on push to main")
        .contains("job main with secrets registry")
        .contains("publish image: plugins/docker:20")
        .contains("check format of app: jmccann/drone-terraform:8")
        .contains("check plan of app: jmccann/drone-terraform:8")
        .contains("job main/ship after main → staging, production on dispatch")
        .doesNotContain("apply infrastructure")
        .doesNotContain("plugins/slack");
  }

  @Test
  void woodpeckerWorkflowsFollowOneAnother() {
    assertThat(
            tree(
                """
                -- .woodpecker/test.yaml --
                when: [{event: [push, pull_request], path: {include: [app/**]}}]
                steps:
                  - {name: plan, image: hashicorp/terraform, commands: [terraform -chdir=app plan]}
                -- .woodpecker/release.yaml --
                depends_on: [test]
                when: [{event: tag}, {event: cron, cron: nightly}]
                steps:
                  - {name: push, image: woodpeckerci/plugin-docker-buildx, settings: {repo: x, dry_run: true}}
                -- app/main.tf --
                """))
        .contains("change-request of app/**")
        .contains("job release after test on tag, schedule")
        .contains("check plan of app")
        .contains("build: woodpeckerci/plugin-docker-buildx");
  }

  @Test
  void prowTellsWhatRunsHereFromWhatRunsElsewhere() {
    assertThat(
            tree(
                """
                -- .prow.yaml --
                presubmits:
                  - name: lint
                    run_if_changed: "^app/"
                    decoration_config: {timeout: 30m}
                    spec: {containers: [{image: example/tools, command: [runner.sh], args: [tflint, --chdir=app]}]}
                  - name: asked
                    optional: true
                    spec: {containers: [{image: example/tools, command: [tfsec], args: [app]}]}
                -- config/jobs/other.yaml --
                postsubmits:
                  example/other:
                    - name: ship
                      spec: {containers: [{image: x, command: [terraform], args: [apply]}]}
                -- app/main.tf --
                """))
        .contains("on change-request of app/**")
        .contains("within 30 min")
        .contains("check lint of app: tflint --chdir=app")
        .contains("on comment")
        .contains("(does not block: the job may fail)")
        .contains("prow template · postsubmits of example/other");
  }

  @Test
  void prowRunsTheListedJobsOfTheRepositoryWhoseScriptsLieHere() {
    assertThat(
            tree(
                """
                -- config/jobs/own-presubmits.yaml --
                presubmits:
                  example/own:
                    - name: lint
                      always_run: true
                      spec: {containers: [{image: example/tools, command: [tflint], args: [--chdir=app]}]}
                -- config/jobs/own-postsubmits.yaml --
                postsubmits:
                  example/own:
                    - name: ship
                      branches: ["^main$"]
                      spec: {containers: [{image: x, command: [./hack/deploy.sh]}]}
                  example/other:
                    - name: ship
                      spec: {containers: [{image: x, command: [hack/ship.sh]}]}
                -- hack/deploy.sh --
                kubectl apply -f app/
                -- app/main.tf --
                """))
        .contains("on push to main")
        .contains("check lint of app: tflint --chdir=app")
        .contains("kubectl apply -f app/")
        .contains("prow template · postsubmits of example/other")
        .doesNotContain("of example/own");
  }

  @Test
  void tektonFollowsTasksHereAndKnowsThoseOfTheCatalogue() {
    assertThat(
            tree(
                """
                -- tasks.yaml --
                apiVersion: tekton.dev/v1
                kind: Task
                metadata: {name: apply}
                spec:
                  params: [{name: dir, default: nowhere}]
                  steps:
                    - name: tofu
                      image: ghcr.io/opentofu/opentofu
                      workingDir: $(workspaces.source.path)/$(params.dir)
                      args: [apply, -auto-approve]
                    - {name: scan, image: x, script: "tfsec .", onError: continue}
                ---
                apiVersion: tekton.dev/v1
                kind: Pipeline
                metadata: {name: release}
                spec:
                  tasks:
                    - {name: clone, taskRef: {resolver: hub, params: [{name: name, value: git-clone}, {name: version, value: "0.9"}]}}
                    - {name: apply, runAfter: [clone], timeout: 1h0m0s, taskRef: {name: apply}, params: [{name: dir, value: app}]}
                    - name: never
                      when: [{input: a, operator: in, values: [b]}]
                      taskSpec: {steps: [{name: x, image: x, script: terraform destroy}]}
                  finally:
                    - {name: tell, taskRef: {name: send-to-webhook-slack}}
                -- triggers.yaml --
                apiVersion: triggers.tekton.dev/v1beta1
                kind: EventListener
                metadata: {name: listener}
                spec:
                  triggers:
                    - template: {ref: release}
                      interceptors:
                        - ref: {name: github}
                          params: [{name: eventTypes, value: [push]}]
                        - ref: {name: cel}
                          params: [{name: filter, value: "body.ref == 'refs/heads/main'"}]
                ---
                apiVersion: triggers.tekton.dev/v1beta1
                kind: TriggerTemplate
                metadata: {name: release}
                spec:
                  resourcetemplates:
                    - apiVersion: tekton.dev/v1
                      kind: PipelineRun
                      metadata: {generateName: release-}
                      spec: {pipelineRef: {name: release}}
                -- app/main.tf --
                """))
        .contains("triggers.yaml · tekton · release-")
        .contains("on push to main")
        .contains("job pipeline/apply after pipeline/clone within 60 min")
        .contains("setup: tekton/git-clone")
        .contains("apply infrastructure of app: tofu apply -auto-approve")
        .contains("check security of . (does not block: the step may fail): tfsec .")
        .contains("notify: tekton/send-to-webhook-slack");
  }

  @Test
  void argoWorkflowsAreStartedBySchedulesAndUseTemplates() {
    assertThat(
            tree(
                """
                -- workflows.yaml --
                apiVersion: argoproj.io/v1alpha1
                kind: WorkflowTemplate
                metadata: {name: tools}
                spec:
                  templates:
                    - name: plan
                      inputs: {parameters: [{name: dir}]}
                      script:
                        image: x
                        command: [bash, -e]
                        source: |
                          cd {{inputs.parameters.dir}}
                          terraform plan -detailed-exitcode
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: CronWorkflow
                metadata: {name: nightly}
                spec:
                  schedule: "0 3 * * *"
                  workflowSpec:
                    entrypoint: main
                    templates:
                      - name: main
                        dag:
                          tasks:
                            - name: drift
                              templateRef: {name: tools, template: plan}
                              arguments: {parameters: [{name: dir, value: app}]}
                            - {name: off, template: off, when: "false"}
                      - {name: off, container: {image: x, command: [terraform, destroy]}}
                -- app/main.tf --
                """))
        .contains("argo-workflows · nightly")
        .contains("on schedule")
        .contains("./workflows.yaml#tools/plan")
        .contains("check drift of app: terraform plan -detailed-exitcode")
        .doesNotContain("job off");
  }

  @Test
  void codePipelineFollowsItsProjectsAndAsksPeople() {
    assertThat(
            tree(
                """
                -- pipeline.yaml --
                Resources:
                  Plan:
                    Type: AWS::CodeBuild::Project
                    Properties: {Source: {Type: CODEPIPELINE, BuildSpec: ci/plan.yml}}
                  Apply:
                    Type: AWS::CodeBuild::Project
                    Properties:
                      Source:
                        Type: CODEPIPELINE
                        BuildSpec: |
                          version: 0.2
                          env: {secrets-manager: {TOKEN: a}}
                          phases:
                            pre_build: {commands: [cd app]}
                            build: {commands: [terraform apply -auto-approve]}
                  Chain:
                    Type: AWS::CodePipeline::Pipeline
                    Properties:
                      Stages:
                        - Name: Source
                          Actions:
                            - Name: Code
                              ActionTypeId: {Category: Source, Provider: CodeStarSourceConnection}
                              Configuration: {BranchName: main}
                        - Name: Production
                          Actions:
                            - Name: Plan
                              RunOrder: 1
                              ActionTypeId: {Category: Build, Provider: CodeBuild}
                              Configuration: {ProjectName: !Ref Plan}
                            - Name: Ask
                              RunOrder: 2
                              ActionTypeId: {Category: Approval, Provider: Manual}
                            - Name: Apply
                              RunOrder: 3
                              ActionTypeId: {Category: Build, Provider: CodeBuild}
                              Configuration: {ProjectName: !Ref Apply}
                            - Name: Stack
                              RunOrder: 4
                              ActionTypeId: {Category: Deploy, Provider: CloudFormation}
                              Configuration: {ActionMode: CREATE_UPDATE, TemplatePath: "Out::stack.yaml"}
                -- ci/plan.yml --
                version: 0.2
                phases: {build: {commands: [terraform -chdir=app plan]}}
                -- app/main.tf --
                """))
        .contains("codepipeline · Chain")
        .contains("on push to main")
        .contains("job Production/Apply after Production/Ask → production")
        .contains("approval: waits for a person")
        .contains("check plan of app: terraform -chdir=app plan")
        .contains("apply infrastructure of app: terraform apply -auto-approve")
        .contains("aws cloudformation deploy --template-file stack.yaml")
        .contains("codebuild template · plan.yml")
        .contains("with secrets TOKEN");
  }

  @Test
  void terraformDeclaresTheSamePipeline() {
    assertThat(
            tree(
                """
                -- ci/main.tf --
                resource "aws_codebuild_project" "plan" {
                  name = "plan"
                  source {
                    type      = "CODEPIPELINE"
                    buildspec = file("${path.module}/plan.yml")
                  }
                }
                resource "aws_codepipeline" "chain" {
                  name = "chain"
                  stage {
                    name = "Source"
                    action {
                      name          = "Code"
                      category      = "Source"
                      provider      = "CodeCommit"
                      configuration = { BranchName = "main" }
                    }
                  }
                  stage {
                    name = "Plan"
                    action {
                      name          = "Plan"
                      category      = "Build"
                      provider      = "CodeBuild"
                      configuration = { ProjectName = aws_codebuild_project.plan.name }
                    }
                  }
                  dynamic "stage" {
                    for_each = var.stages
                    content {
                      name = stage.value.name
                    }
                  }
                }
                -- ci/plan.yml --
                version: 0.2
                phases: {build: {commands: [terraform -chdir=app plan]}}
                -- app/main.tf --
                """))
        .contains("codepipeline · chain")
        .contains("on push to main")
        .contains("check plan of app: terraform -chdir=app plan")
        .contains("? stages of chain: dynamic");
  }

  @Test
  void atlantisPlansOnRequestsAndAppliesOnComments() {
    assertThat(
            tree(
                """
                -- atlantis.yaml --
                version: 3
                projects:
                  - {dir: live/prod, workflow: checked, apply_requirements: [approved], autoplan: {when_modified: ["*.tf", "../modules/**"]}}
                  - {dir: live/dev, workflow: elsewhere}
                workflows:
                  checked:
                    plan: {steps: [init, {run: tfsec .}, {plan: {extra_args: ["-lock=false"]}}]}
                    policy_check: {steps: [show, {run: conftest test plan.json}]}
                -- live/prod/main.tf --
                -- live/dev/main.tf --
                """))
        .contains("on change-request of live/prod/*.tf live/modules/**, comment")
        .contains("check security of live/prod/**: tfsec .")
        .contains("job apply after plan, policy_check → prod (a person confirms) on comment")
        .contains("apply infrastructure of live/prod")
        .contains("? workflow elsewhere: remote");
  }

  @Test
  void servicesRunTheirStacksAndModules() {
    assertThat(
            tree(
                """
                -- .spacelift/config.yml --
                module_version: 1.2.0
                tests: [{name: small, project_root: examples/small}]
                stacks:
                  live-prod: {project_root: app, before_apply: [opa eval -d policy data.deny]}
                  other: {project_root: docs}
                -- app/env0.yml --
                version: 1
                deploy:
                  steps:
                    terraformPlan: {after: [tfsec .]}
                -- env0.workflow.yaml --
                environments:
                  network: {name: network, templateName: net}
                  app: {name: app-prod, templateName: app, needs: [network], requiresApproval: true}
                -- app/main.tf --
                """))
        .contains("job apply after plan → prod (a person confirms) on push")
        .contains("? stack plan (opaque)")
        .contains("check integration of examples/small: spacelift/module-test")
        .contains("publish module: spacelift/module-publish")
        .contains("check security of app/**: tfsec .")
        .contains("job app after network → prod (a person confirms)");
  }

  @Test
  void teamCitySaysWhatItIsAndNamesTheRest() {
    assertThat(
            tree(
                """
                -- .teamcity/settings.kts --
                import jetbrains.buildServer.configs.kotlin.*
                version = "2024.03"
                project {
                    buildType(Plan)
                    buildType(Ship)
                    buildType(made("x"))
                }
                open class Checked : Template({
                    steps { script { scriptContent = "tflint --chdir=app" } }
                })
                object Base : Checked()
                object Plan : BuildType({
                    templates(Base)
                    name = "Plan"
                    params { password("env.TOKEN", "credentialsJSON:0") }
                    steps {
                        script {
                            name = "plan"
                            scriptContent = ""\"
                                cd app
                                terraform plan
                            ""\".trimIndent()
                        }
                        maven { goals = "clean verify" }
                        script { scriptContent = "terraform destroy"; enabled = false }
                    }
                    triggers { schedule { schedulingPolicy = daily { hour = 3 } } }
                    failureConditions { executionTimeoutMin = 20 }
                })
                object Ship : BuildType({
                    name = "Ship to production"
                    type = BuildTypeSettings.Type.DEPLOYMENT
                    dependencies { snapshot(Plan) { onDependencyFailure = FailureAction.FAIL_TO_START } }
                    steps { script { scriptContent = "terraform -chdir=app apply -auto-approve" } }
                })
                fun made(id: String): BuildType {
                    return BuildType { this.id(id); steps { script { scriptContent = "ls" } } }
                }
                -- app/main.tf --
                """))
        .contains("job Plan on schedule")
        .contains("within 20 min with secrets env.TOKEN")
        .contains("check lint of app: tflint --chdir=app")
        .contains("check plan of app: terraform plan")
        .contains("mvn clean verify")
        .contains("job Ship after Plan → production")
        .contains("apply infrastructure of app")
        .contains("? fun made: dynamic")
        .doesNotContain("destroy");
  }

  @Test
  void concourseChainsJobsByWhatTheyPassed() {
    assertThat(
            tree(
                """
                -- ci/pipeline.yml --
                resources:
                  - {name: code, type: git, source: {branch: main, paths: [app]}}
                  - {name: nightly, type: time}
                  - {name: image, type: registry-image}
                jobs:
                  - name: check
                    plan:
                      - {get: code, trigger: true}
                      - {get: nightly, trigger: true}
                      - {task: lint, file: code/ci/lint.yml}
                      - {put: image}
                  - name: prod
                    plan:
                      - {get: code, passed: [check]}
                      - task: apply
                        config: {platform: linux, inputs: [{name: code}], run: {path: terraform, dir: code/app, args: [apply]}}
                -- ci/lint.yml --
                platform: linux
                inputs: [{name: code}]
                run: {path: bash, args: [-ec, "cd code/app\\ntflint\\n"]}
                -- app/main.tf --
                """))
        .contains("on push to main of app, schedule, dispatch")
        .contains("check lint of app: tflint")
        .contains("publish image: concourse/registry-image")
        .contains("job prod after check on dispatch")
        .contains("apply infrastructure of app: terraform apply")
        .contains("concourse template · lint.yml");
  }

  @Test
  void travisDeploysBranchesUnlessItIsToldTags() {
    String file =
        """
        -- .travis.yml --
        script: terraform validate
        deploy: {provider: script, script: terraform apply -auto-approve, on: {WHAT}}
        """;
    assertThat(tree(file.replace("WHAT", "branch: main")))
        .contains("terraform apply -auto-approve (on push)");
    assertThat(tree(file.replace("WHAT", "tags: true")))
        .contains("terraform apply -auto-approve (on tag)");
  }

  @Test
  void aServiceRunsWhatTheFilesOfAStackAreFor() {
    String flow = "/env0.yml --\nversion: 2\ndeploy: {steps: {setupVariables: {after: [ls]}}}\n";
    String tree =
        tree(
            "-- a"
                + flow
                + "-- a/Pulumi.yaml --\nname: a\nruntime: yaml\n-- b"
                + flow
                + "-- b/t.yaml --\nResources: {Q: {Type: 'AWS::SQS::Queue'}}\n-- c"
                + flow
                + "-- c/d.yaml --\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: c}\n-- d"
                + flow
                + "-- d/notes.yaml --\na: b\n");
    assertThat(tree)
        .contains("apply infrastructure of a: pulumi up")
        .contains("apply infrastructure of b: aws cloudformation deploy")
        .contains("apply release of c: kubectl apply")
        .contains("? deployment of d (opaque)");
  }

  @Test
  void scriptsOfProwJobsOfAnotherRepositoryAreThere() {
    assertThat(
            tree(
                """
                -- jobs.yaml --
                presubmits:
                  example/other:
                    - name: build
                      spec: {containers: [{image: x, command: [hack/build.sh]}]}
                """))
        .contains("? hack/build.sh (remote)");
  }

  @Test
  void travisRunsStagesAndDeploysWhatIsMerged() {
    assertThat(
            tree(
                """
                -- .travis.yml --
                stages: [{name: lint}, {name: ship, if: branch = main AND type = push}]
                jobs:
                  include:
                    - {stage: lint, name: a, script: tflint --chdir=app}
                    - {name: b, os: osx, script: tfsec app}
                    - stage: ship
                      name: c
                      script: "true"
                      deploy: {provider: script, script: terraform -chdir=app apply -auto-approve}
                    - {name: off, if: false, script: terraform destroy}
                  allow_failures: [{os: osx}]
                -- app/main.tf --
                """))
        .contains("check lint of app")
        .contains("(does not block: the job may fail)")
        .contains("job c after a, b on push")
        .contains("apply infrastructure of app")
        .doesNotContain("destroy");
  }

  @Test
  void buildkiteStepsHaveBranchesAndPlugins() {
    assertThat(
            tree(
                """
                -- .buildkite/pipelines/main.yml --
                steps:
                  - {label: lint, plugins: [shellcheck#v1.3.0: {files: x}], timeout_in_minutes: 5}
                  - input: Which?
                  - {label: apply, branches: main, command: terraform -chdir=app apply}
                  - {label: old, skip: true, command: terraform destroy}
                -- app/main.tf --
                """))
        .contains("job lint within 5 min")
        .contains("shellcheck#v1.3.0")
        .contains("job apply after lint (a person confirms) on push")
        .doesNotContain("destroy");
  }

  @Test
  void cloudBuildIsStartedByDeclaredTriggers() {
    assertThat(
            tree(
                """
                -- ci/apply.yaml --
                steps:
                  - {id: lint, name: gcr.io/x/tools, script: tflint --chdir=app}
                  - {name: hashicorp/terraform, dir: app, args: [apply, -auto-approve]}
                  - {name: gcr.io/cloud-builders/gcloud, args: [storage, ls]}
                timeout: 1200s
                -- triggers.tf --
                resource "google_cloudbuild_trigger" "apply" {
                  filename       = "ci/apply.yaml"
                  included_files = ["app/**"]
                  github {
                    push { branch = "^main$" }
                  }
                  approval_config { approval_required = true }
                }
                -- app/main.tf --
                """))
        .contains("on push to main of app/**")
        .contains("job build (a person confirms) within 20 min")
        .contains("check lint of app: tflint --chdir=app")
        .contains("apply infrastructure of app: terraform apply -auto-approve")
        .contains("gcloud storage ls");
  }

  @Test
  void bitbucketStagesSpeakForTheirSteps() {
    assertThat(
            tree(
                """
                -- bitbucket-pipelines.yml --
                pipelines:
                  branches:
                    main:
                      - step: {name: plan, max-time: 15, script: [terraform -chdir=app plan], condition: {changesets: {includePaths: [app/**]}}}
                      - stage:
                          name: live
                          deployment: production
                          trigger: manual
                          steps:
                            - step: {name: apply, script: [terraform -chdir=app apply -auto-approve, {pipe: atlassian/slack-notify:2.0.0}]}
                -- app/main.tf --
                """))
        .contains("job plan within 15 min")
        .contains("job apply after plan → production (a person confirms)")
        .contains("apply infrastructure of app");
  }

  @Test
  void circleJobsHaveMatricesAndContexts() {
    assertThat(
            tree(
                """
                -- .circleci/config.yml --
                version: 2.1
                jobs:
                  plan:
                    parameters: {dir: {type: string}}
                    steps: [{run: terraform -chdir=<< parameters.dir >> plan}]
                workflows:
                  w:
                    jobs:
                      - plan: {context: [cloud], matrix: {parameters: {dir: [app, net]}}}
                -- app/main.tf --
                -- net/main.tf --
                """))
        .contains("job plan on push, change-request with secrets cloud")
        .contains("terraform -chdir={app,net} plan");
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

  static Stream<String> lookalikes() {
    return Stream.of(
        "-- docs/drone.yml --\nkind: pipeline\nsteps: [{name: a, image: x, commands: [terraform apply]}]\n",
        "-- .drone.yml --\nkind: secret\nname: a\n",
        "-- woodpecker/a.yml --\nsteps: [{name: a, image: x, commands: [terraform apply]}]\n",
        "-- .woodpecker/readme.yml --\nnotes: terraform apply\n",
        "-- jobs.yaml --\npresubmits: none\n",
        "-- crd.yaml --\napiVersion: v1\nkind: ConfigMap\nperiodics: [{name: a}]\n",
        "-- task.yaml --\napiVersion: example.org/v1\nkind: Task\nmetadata: {name: a}\nspec: {steps: [{name: a, script: terraform apply}]}\n",
        "-- workflow.yaml --\napiVersion: dapr.io/v1\nkind: Workflow\nspec: {entrypoint: a, templates: [{name: a, container: {image: x, command: [terraform, apply]}}]}\n",
        "-- app/atlantis.yaml --\nversion: 3\nprojects: [{dir: app}]\n",
        "-- repos.yaml --\nrepos: [{name: a, url: b}]\n",
        "-- .spacelift/notes.yml --\nstacks: {a: {project_root: app}}\n",
        "-- env0.yml --\nversion: 1\ndestroy: {steps: {}}\n",
        "-- build/settings.kts --\nobject A : BuildType({ steps { script { scriptContent = \"terraform apply\" } } })\n",
        "-- plan.yml --\nplatform: linux\nnotes: terraform apply\n",
        "-- db.tf --\nresource \"aws_db_instance\" \"codepipeline\" {}\n",
        "-- buildspec.yml --\nversion: 0.2\nartifacts: {files: [a]}\n");
  }

  @ParameterizedTest
  @MethodSource("lookalikes")
  void whatOnlyLooksLikeAPipelineIsNone(String files) {
    assertThat(tree(files)).startsWith("0 pipelines");
  }

  static Stream<String> broken() {
    return Stream.of(
        "-- .drone.yml --\nkind: pipeline\nsteps: [{name: a, commands: [\n",
        "-- .drone.yml --\nkind: pipeline\nsteps: text\ntrigger: [[]]\ndepends_on: {a: b}\n",
        "-- .woodpecker.yml --\nsteps: {a: {image: [x], commands: {a: b}}}\nwhen: [[[]]]\n",
        "-- .prow.yaml --\npresubmits: [{name: [a], spec: {containers: [{command: {a: b}}]}}, text]\n",
        "-- t.yaml --\napiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: {name: a}\nspec: {tasks: [{taskRef: {name: a}}, {name: b, runAfter: [b], taskRef: text}]}\n",
        "-- t.yaml --\napiVersion: tekton.dev/v1\nkind: PipelineRun\nspec: {pipelineRef: {resolver: git, params: text}}\n",
        "-- w.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: {entrypoint: a, templates: [{name: a, steps: [[{name: a, template: a}], text]}]}\n",
        "-- w.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: w}\nspec: {templates: [{name: a, dag: {tasks: [{name: b, templateRef: {name: w, template: a}}]}}]}\n",
        "-- atlantis.yaml --\nversion: 3\nprojects: [text, {dir: [a], workflow: {a: b}, apply_requirements: {a: b}}]\n",
        "-- .spacelift/config.yml --\nstacks: {a: text, b: {before_init: {a: b}}}\n",
        "-- env0.yml --\ndeploy: {steps: [terraformPlan, {a: b}]}\n",
        "-- .teamcity/settings.kts --\nproject { buildType(A) }\nobject A : BuildType({ steps { script { scriptContent = \"\"\"never closed\n",
        "-- .teamcity/settings.kts --\n" + "steps { ".repeat(3_000) + ")".repeat(3_000),
        "-- p.yaml --\nResources: {A: {Type: 'AWS::CodePipeline::Pipeline', Properties: {Stages: [text, {Actions: [{ActionTypeId: text}]}]}}}\n",
        "-- p.tf --\nresource \"aws_codepipeline\" \"a\" {\n  stage {\n    action {\n      configuration = [\n",
        "-- ci.yml --\njobs: [{name: a, plan: [{get: [a]}, {task: {a: b}}, {try: {try: {try: text}}}]}]\n",
        "-- .travis.yml --\njobs: {include: [text, {stage: {a: b}, if: [a], script: {a: b}}]}\ndeploy: [text]\n");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenFileIsSurvived(String files) {
    assertThat(tree(files))
        .contains(" not read through (")
        .doesNotContain("apply infrastructure of");
  }
}
