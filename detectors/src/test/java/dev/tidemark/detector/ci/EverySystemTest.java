package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.History;
import dev.tidemark.repository.TextSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same practice in every CI system: a lint that blocks a change request, a scan whose failure does not count, and an
 * apply to production that a person confirms once the change is in.
 */
class EverySystemTest {

  private static final String CODE =
      """
      -- app/main.tf --
      resource "x" "y" {}
      """;

  /**
   * @param system as evidence names it
   * @param softens whether the notation can let a step fail
   * @param confirms whether it can ask a person
   * @param trigger how its apply starts
   */
  record Practice(String system, boolean softens, boolean confirms, String trigger, String files) {
    @Override
    public String toString() {
      return system;
    }
  }

  static Stream<Practice> practices() {
    return Stream.of(
        new Practice(
            "github-actions",
            true,
            false,
            "commit",
            """
            -- .github/workflows/ci.yml --
            on:
              pull_request:
              push: {branches: [main]}
            jobs:
              check:
                if: github.event_name == 'pull_request'
                steps:
                  - run: tflint --chdir=app
                  - run: tfsec app
                    continue-on-error: true
              apply:
                if: github.event_name == 'push'
                needs: check
                environment: production
                steps:
                  - run: terraform -chdir=app apply -auto-approve
            """),
        new Practice(
            "gitlab-ci",
            true,
            true,
            "confirm",
            """
            -- .gitlab-ci.yml --
            stages: [check, deploy]
            lint:
              stage: check
              script: [tflint --chdir=app]
              rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]
            scan:
              stage: check
              script: [tfsec app]
              allow_failure: true
              rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]
            apply:
              stage: deploy
              environment: production
              script: [terraform -chdir=app apply -auto-approve]
              rules: [{if: $CI_COMMIT_BRANCH == "main", when: manual}]
            """),
        new Practice(
            "jenkins",
            true,
            true,
            "confirm",
            """
            -- Jenkinsfile --
            pipeline {
              stages {
                stage('Check') {
                  when { changeRequest() }
                  steps {
                    sh 'tflint --chdir=app'
                    catchError(buildResult: 'UNSTABLE') { sh 'tfsec app' }
                  }
                }
                stage('Production') {
                  when { branch 'main' }
                  input { message 'Go on?' }
                  steps { sh 'terraform -chdir=app apply -auto-approve' }
                }
              }
            }
            """),
        new Practice(
            "azure-pipelines",
            true,
            true,
            "confirm",
            """
            -- azure-pipelines.yml --
            trigger: {branches: {include: [main]}}
            pr: [main]
            jobs:
              - job: check
                condition: eq(variables['Build.Reason'], 'PullRequest')
                steps:
                  - bash: tflint --chdir=app
                  - bash: tfsec app
                    continueOnError: true
              - job: ask
                pool: server
                condition: ne(variables['Build.Reason'], 'PullRequest')
                steps:
                  - task: ManualValidation@1
              - deployment: apply
                dependsOn: ask
                environment: production
                condition: ne(variables['Build.Reason'], 'PullRequest')
                strategy:
                  runOnce:
                    deploy:
                      steps:
                        - bash: terraform -chdir=app apply -auto-approve
            """),
        new Practice(
            "circleci",
            false,
            true,
            "confirm",
            """
            -- .circleci/config.yml --
            version: 2.1
            jobs:
              lint:
                steps: [{run: tflint --chdir=app}, {run: tfsec app || true}]
              production:
                steps: [{run: terraform -chdir=app apply -auto-approve}]
            workflows:
              main:
                jobs:
                  - lint
                  - ask: {type: approval, requires: [lint], filters: {branches: {only: main}}}
                  - production: {requires: [ask], filters: {branches: {only: main}}}
            """),
        new Practice(
            "bitbucket",
            false,
            true,
            "confirm",
            """
            -- bitbucket-pipelines.yml --
            pipelines:
              pull-requests:
                '**':
                  - step: {name: check, script: [tflint --chdir=app, tfsec app || true]}
              branches:
                main:
                  - step:
                      name: apply
                      deployment: production
                      trigger: manual
                      script: [terraform -chdir=app apply -auto-approve]
            """),
        new Practice(
            "buildkite",
            true,
            true,
            "confirm",
            """
            -- .buildkite/pipeline.yml --
            steps:
              - command: tflint --chdir=app
              - command: tfsec app
                soft_fail: true
              - block: Release?
                branches: main
              - key: production
                branches: main
                command: terraform -chdir=app apply -auto-approve
            """),
        new Practice(
            "travis",
            false,
            false,
            "commit",
            """
            -- .travis.yml --
            jobs:
              include:
                - name: check
                  if: type = pull_request
                  script: [tflint --chdir=app, tfsec app || true]
                - name: production
                  if: branch = main AND type = push
                  script: [terraform -chdir=app apply -auto-approve]
            """),
        new Practice(
            "drone",
            true,
            false,
            "dispatch",
            """
            -- .drone.yml --
            kind: pipeline
            name: check
            trigger: {event: [pull_request]}
            steps:
              - {name: lint, image: x, commands: [tflint --chdir=app]}
              - {name: scan, image: x, commands: [tfsec app], failure: ignore}
            ---
            kind: pipeline
            name: release
            depends_on: [check]
            steps:
              - name: apply
                image: x
                commands: [terraform -chdir=app apply -auto-approve]
                when: {event: promote, target: production}
            """),
        new Practice(
            "woodpecker",
            true,
            false,
            "commit",
            """
            -- .woodpecker/check.yml --
            when: {event: pull_request}
            steps:
              lint: {image: x, commands: [tflint --chdir=app]}
              scan: {image: x, commands: [tfsec app], failure: ignore}
            -- .woodpecker/production.yml --
            depends_on: [check]
            when: [{event: push, branch: main}]
            steps:
              - {name: apply, image: x, commands: [terraform -chdir=app apply -auto-approve]}
            """),
        new Practice(
            "concourse",
            true,
            false,
            "dispatch",
            """
            -- ci/pipeline.yml --
            resources: [{name: code, type: git}, {name: request, type: pull-request}]
            jobs:
              - name: check
                plan:
                  - {get: request, trigger: true}
                  - task: lint
                    config: {platform: linux, run: {path: sh, args: [-ec, tflint --chdir=app]}}
                  - try:
                      task: scan
                      config: {platform: linux, run: {path: sh, args: [-ec, tfsec app]}}
              - name: production
                plan:
                  - {get: code}
                  - task: apply
                    config: {platform: linux, run: {path: sh, args: [-ec, terraform -chdir=app apply -auto-approve]}}
            """),
        new Practice(
            "tekton",
            true,
            true,
            "confirm",
            """
            -- .tekton/request.yaml --
            apiVersion: tekton.dev/v1
            kind: PipelineRun
            metadata:
              name: request
              annotations: {pipelinesascode.tekton.dev/on-event: "[pull_request]"}
            spec:
              pipelineSpec:
                tasks:
                  - {name: lint, taskRef: {name: lint}}
                  - name: scan
                    onError: continue
                    taskSpec: {steps: [{name: s, image: x, script: tfsec app}]}
            -- tasks/lint.yaml --
            apiVersion: tekton.dev/v1
            kind: Task
            metadata: {name: lint}
            spec:
              steps: [{name: lint, image: x, command: [tflint], args: ["--chdir=app"]}]
            -- .tekton/push.yaml --
            apiVersion: tekton.dev/v1
            kind: PipelineRun
            metadata:
              name: push
              annotations:
                pipelinesascode.tekton.dev/on-cel-expression: event == "push" && target_branch == "main"
            spec:
              pipelineSpec:
                tasks:
                  - name: ask
                    taskRef: {apiVersion: openshift-pipelines.org/v1alpha1, kind: ApprovalTask}
                  - name: production
                    runAfter: [ask]
                    taskSpec:
                      steps: [{name: a, image: x, script: terraform -chdir=app apply -auto-approve}]
            """),
        new Practice(
            "argo-workflows",
            true,
            true,
            "confirm",
            """
            -- events.yaml --
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: code}
            spec: {github: {request: {events: [pull_request]}, push: {events: [push]}}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: check}
            spec:
              dependencies: [{name: d, eventSourceName: code, eventName: request}]
              triggers:
                - template:
                    name: check
                    argoWorkflow:
                      operation: submit
                      source:
                        resource:
                          apiVersion: argoproj.io/v1alpha1
                          kind: Workflow
                          spec:
                            entrypoint: main
                            templates:
                              - name: main
                                steps:
                                  - - {name: lint, template: lint}
                                  - - {name: scan, template: scan, continueOn: {failed: true}}
                              - {name: lint, container: {image: x, command: [tflint, "--chdir=app"]}}
                              - {name: scan, script: {image: x, command: [sh], source: tfsec app}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: release}
            spec:
              dependencies:
                - name: d
                  eventSourceName: code
                  eventName: push
                  filters: {data: [{path: body.ref, type: string, value: [refs/heads/main]}]}
              triggers:
                - template:
                    name: release
                    k8s:
                      operation: create
                      source:
                        resource:
                          apiVersion: argoproj.io/v1alpha1
                          kind: Workflow
                          spec:
                            entrypoint: main
                            templates:
                              - name: main
                                dag:
                                  tasks:
                                    - {name: ask, template: ask}
                                    - {name: production, template: apply, dependencies: [ask]}
                              - {name: ask, suspend: {}}
                              - {name: apply, container: {image: x, command: [sh, -c], args: [terraform -chdir=app apply -auto-approve]}}
            """),
        new Practice(
            "codebuild",
            false,
            false,
            "commit",
            """
            -- ci.tf --
            resource "aws_codebuild_project" "check" {
              name = "check"
              source {
                type      = "GITHUB"
                buildspec = <<-EOT
                  version: 0.2
                  phases:
                    build:
                      commands:
                        - tflint --chdir=app
                        - tfsec app || true
                EOT
              }
            }
            resource "aws_codebuild_webhook" "check" {
              project_name = aws_codebuild_project.check.name
              filter_group {
                filter {
                  type    = "EVENT"
                  pattern = "PULL_REQUEST_CREATED,PULL_REQUEST_UPDATED"
                }
              }
            }
            -- buildspec-production.yml --
            version: 0.2
            phases: {build: {commands: [terraform -chdir=app apply -auto-approve -var-file=production.tfvars]}}
            """),
        new Practice(
            "cloud-build",
            true,
            false,
            "commit",
            """
            -- build/check.cloudbuild.yaml --
            steps:
              - {name: x, entrypoint: tflint, args: [--chdir=app]}
              - {name: x, args: [/bin/bash, -c, "tfsec app"], allowFailure: true}
            -- cloudbuild-production.yaml --
            steps:
              - {name: hashicorp/terraform, args: [-chdir=app, apply, -auto-approve, -var-file=production.tfvars]}
            """),
        new Practice(
            "teamcity",
            true,
            true,
            "confirm",
            """
            -- .teamcity/settings.kts --
            version = "2024.03"
            project { buildType(Check); buildType(Scan); buildType(Release) }
            object Check : BuildType({
              name = "Check"
              steps { script { scriptContent = "tflint --chdir=app" } }
              triggers { vcs { branchFilter = "+:pull/*" } }
            })
            object Scan : BuildType({
              name = "Scan"
              steps { script { scriptContent = "tfsec app" } }
              triggers { vcs { branchFilter = "+:pull/*" } }
              failureConditions { nonZeroExitCode = false }
            })
            object Release : BuildType({
              name = "Production"
              type = BuildTypeSettings.Type.DEPLOYMENT
              steps {
                script {
                  workingDir = "app"
                  scriptContent = \"\"\"
                    terraform apply -auto-approve
                  \"\"\".trimIndent()
                }
              }
              features { approval { approvalRules = "group:OPS" } }
              triggers { vcs { branchFilter = "+:main" } }
            })
            """),
        new Practice(
            "spacelift",
            false,
            true,
            "confirm",
            """
            -- .spacelift/config.yml --
            version: "1"
            stack_defaults: {before_init: [tflint, tfsec . || true]}
            stacks: {app-production: {project_root: app}}
            """),
        new Practice(
            "atlantis",
            false,
            true,
            "confirm",
            """
            -- atlantis.yaml --
            version: 3
            projects:
              - {name: production, dir: app, workflow: own, apply_requirements: [approved, mergeable]}
            workflows:
              own:
                plan: {steps: [init, {run: tflint}, {run: tfsec . || true}, plan]}
            """));
  }

  private static List<Evidence> seen(Detector detector, String files, String system) {
    List<Evidence> seen = new ArrayList<>();
    Landscape landscape =
        DetectorTester.landscape(TextSnapshot.of(files + CODE), History.NONE, p -> Origin.OWN);
    detector.detect(landscape, seen::add);
    return seen.stream().filter(e -> system.equals(e.attributes().get("system"))).toList();
  }

  private static String text(Evidence evidence, String attribute) {
    return String.valueOf(evidence.attributes().get(attribute));
  }

  @ParameterizedTest
  @MethodSource("practices")
  void aLintBlocksAChangeRequest(Practice practice) {
    assertThat(seen(new CiChecks(), practice.files(), practice.system()))
        .filteredOn(e -> text(e, "category").equals("lint"))
        .isNotEmpty()
        .allSatisfy(
            e -> {
              assertThat(text(e, "blocking")).isEqualTo("true");
              assertThat(text(e, "targets")).isEqualTo("[app]");
              if (!List.of("cloud-build").contains(practice.system())) {
                assertThat(text(e, "triggers")).contains("change-request");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("practices")
  void aScanThatMayFailDoesNotBlock(Practice practice) {
    assertThat(seen(new CiChecks(), practice.files(), practice.system()))
        .filteredOn(e -> text(e, "category").equals("security"))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(text(e, "blocking")).isEqualTo("false"));
  }

  @ParameterizedTest
  @MethodSource("practices")
  void anApplyReachesProductionOnceTheChangeIsIn(Practice practice) {
    assertThat(seen(new CiApplies(), practice.files(), practice.system()))
        .isNotEmpty()
        .allSatisfy(
            e -> {
              assertThat(text(e, "production")).isEqualTo("true");
              assertThat(text(e, "targets")).isEqualTo("[app]");
              assertThat(text(e, "trigger")).isEqualTo(practice.trigger());
              assertThat(text(e, "triggers")).doesNotContain("change-request");
              assertThat(text(e, "approval")).isEqualTo(practice.confirms() ? "true" : "false");
            });
  }
}
