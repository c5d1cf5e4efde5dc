package dev.tidemark.pipeline;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PipelineTreeTest {

  @Test
  void stepsThatAPipelineIsTooLongForAreNotCalledRead() {
    String head = "-- .github/workflows/a.yml --\non: push\njobs: {a: {steps: [";
    String step = "{run: terraform validate},";
    assertThat(tree(head + step.repeat(6_000) + "]}}\n")).contains("all read through");
    assertThat(tree(head + step.repeat(6_010) + "]}}\n"))
        .contains("6010 steps, 10 of them not read through (0.2 %): 10 length");
  }

  @Test
  void aDirectoryOfSecretsHidesNoCommandAndACredentialStaysHidden() {
    String file =
        """
        -- .github/workflows/a.yml --
        on: push
        jobs:
          a: {steps: [{working-directory: infra/secrets, run: "terraform %s"}]}
        -- infra/secrets/main.tf --
        """;
    assertThat(tree(file.formatted("plan")))
        .contains("check plan of infra/secrets: terraform plan");
    assertThat(tree(file.formatted("plan -var password=hunter22")))
        .contains("password=***")
        .doesNotContain("hunter22");
  }

  @Test
  void readsGitlabThroughIncludesAndExtends() {
    assertThat(
            tree(
                """
                -- .gitlab-ci.yml --
                include: {local: /ci/base.yml}
                stages: [check, deploy]
                plan:
                  extends: .tf
                  stage: check
                  script: [make plan]
                apply:
                  extends: .tf
                  stage: deploy
                  environment: production
                  script: [terraform apply]
                  rules:
                    - if: $CI_COMMIT_BRANCH == "main"
                      when: manual
                -- ci/base.yml --
                .tf:
                  before_script: [cd app]
                -- app/Makefile --
                plan: ; terraform plan
                -- app/main.tf --
                """))
        .contains("check plan of app: terraform plan")
        .contains(
            "job apply after plan → production (a person confirms) on push, schedule, dispatch")
        .contains("apply infrastructure of app");
  }

  @Test
  void showsNoCredential() {
    String secret = "ghp_" + "a1B2".repeat(9);
    assertThat(
            tree(
                """
                -- .github/workflows/deploy.yml --
                name: with SECRET
                on: push
                jobs:
                  a:
                    environment: SECRET
                    steps:
                      - run: terraform apply -var password=hunter22 -var token=SECRET
                      - run: ./missing.sh https://user:hunter22@example.org
                      - {name: SECRET, run: curl -u admin:hunter22 https://example.org}
                """
                    .replace("SECRET", secret)))
        .contains("apply infrastructure", "***")
        .doesNotContain(secret, "hunter22");
  }

  @Test
  void readsJenkinsStagesAndVars() {
    assertThat(
            tree(
                """
                -- Jenkinsfile --
                pipeline {
                  stages {
                    stage('Check') { steps { dir('app') { sh 'terraform validate' } } }
                    stage('Deploy prod') {
                      when { branch 'main' }
                      steps { input 'go?'; deploy() ; // terraform destroy
                      }
                    }
                  }
                }
                -- vars/deploy.groovy --
                def call() { sh "helm upgrade --install --atomic app ./chart" }
                -- chart/Chart.yaml --
                name: app
                """))
        .contains("check validate of app: terraform validate")
        .contains("job Deploy prod after Check → prod")
        .contains("apply release of chart: helm upgrade --install --atomic app ./chart")
        .doesNotContain("terraform destroy");
  }

  @Test
  void readsTheOtherSystems() {
    assertThat(
            tree(
                """
                -- azure-pipelines.yml --
                trigger: {branches: {include: [main]}}
                stages:
                  - stage: prod
                    jobs:
                      - deployment: d
                        environment: production
                        strategy: {runOnce: {deploy: {steps: [{template: t/apply.yml, parameters: {dir: app}}]}}}
                -- t/apply.yml --
                parameters: [{name: dir, default: x}]
                steps:
                  - script: terraform apply
                    workingDirectory: ${{ parameters.dir }}
                -- .circleci/config.yml --
                version: 2.1
                orbs: {tf: circleci/terraform@3.2.0}
                jobs: {lint: {docker: [{image: x}], steps: [checkout, {run: {command: tflint}}]}}
                workflows: {w: {jobs: [lint, {tf/apply: {requires: [lint], path: app}}]}}
                -- .travis.yml --
                script: [helm lint chart]
                -- chart/Chart.yaml --
                name: a
                -- app/main.tf --
                """))
        .contains("apply infrastructure of app: terraform apply")
        .contains("check lint of .: tflint")
        .contains("apply infrastructure of app: circleci/terraform/apply")
        .contains("check lint of chart: helm lint chart");
  }

  @Test
  void equalWorkHasEqualFingerprintsWhateverTheNames() {
    String a =
        "on: push\nname: a\njobs:\n  x:\n    steps:\n      - run: terraform fmt -check\n      - run: terraform plan\n";
    String b =
        "on: push\nname: b\njobs:\n  y:\n    steps:\n      - name: other\n        run: terraform fmt -check\n      - run: terraform plan -input=false\n";
    String c =
        "on: push\njobs:\n  y:\n    steps:\n      - run: terraform plan\n      - run: terraform fmt -check\n";
    String[] prints =
        tree("-- .github/workflows/a.yml --\n"
                + a
                + "-- .github/workflows/b.yml --\n"
                + b
                + "-- .github/workflows/c.yml --\n"
                + c)
            .lines()
            .filter(line -> line.contains("fingerprint"))
            .toArray(String[]::new);
    assertThat(prints[0]).isEqualTo(prints[1]).isNotEqualTo(prints[2]);
  }

  /** Asked along each way up, what one job says would be asked twenty times twenty, ten times over. */
  @Test
  void aJobThatExtendsAnotherInManyWaysIsAskedOnce() {
    StringBuilder pipeline =
        new StringBuilder("-- .gitlab-ci.yml --\n.a0:\n  script: [terraform plan]\n");
    for (int i = 1; i <= 9; i++) {
      String below = ".a" + (i - 1);
      pipeline.append(".a").append(i).append(":\n  extends: [");
      pipeline.append((below + ", ").repeat(20)).append(below).append("]\n");
    }
    pipeline.append("check: {extends: .a9}\nself: {extends: [self, self, self, self, self]}\n");
    assertThat(tree(pipeline.toString())).contains("job check", "terraform plan");
  }

  @Test
  void aJobWaitsForThoseOfTheStageBeforeAndForNoOthers() {
    String tree =
        tree(
            """
            -- .gitlab-ci.yml --
            stages: [a, b, c]
            one: {stage: a, script: [ls]}
            two: {stage: b, script: [ls]}
            .two: {stage: b, script: [ls]}
            three: {stage: c, script: [terraform apply]}
            lost: {stage: nowhere, script: [terraform apply]}
            """);
    assertThat(tree).contains("job two after one", "job three after two");
    assertThat(tree.lines().filter(line -> line.contains("job lost") || line.contains("job one")))
        .hasSize(2)
        .noneMatch(line -> line.contains("after"));
  }

  @Test
  void cyclesAndHugePipelinesEnd() {
    StringBuilder huge =
        new StringBuilder("-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n");
    for (int i = 0; i < 20_000; i++) {
      huge.append("      - run: make a\n");
    }
    huge.append(
        "-- Makefile --\na: b\n\tmake b\nb: a\n\t./x.sh\nX = $(X)$(X)\n-- x.sh --\nmake a\n./x.sh\n");
    huge.append(
        "-- .gitlab-ci.yml --\ninclude: .gitlab-ci.yml\na: {extends: b, script: [ls]}\nb: {extends: a}\n");
    huge.append("-- Jenkinsfile --\n").append("stage('a') { ".repeat(5_000));
    Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> tree(huge.toString()));
  }

  @Test
  void whatIsCalledOftenIsCountedAsItRunsAndOnceWhereItIsWritten() {
    String caller =
        """
        -- .github/workflows/%1$s.yml --
        on: push
        jobs:
          a:
            steps:
              - uses: ./.github/actions/own
              - run: ./ship.sh
          b:
            uses: ./.github/workflows/called.yml
        """;
    String tree =
        tree(
            caller.formatted("one")
                + caller.formatted("two")
                + """
                -- .github/workflows/called.yml --
                on: workflow_call
                jobs:
                  c:
                    steps:
                      - uses: acme/secret@v1
                      - run: echo done
                -- .github/actions/own/action.yml --
                runs:
                  using: composite
                  steps:
                    - name: own
                      run: |
                        frobnicate
                -- ship.sh --
                echo before
                brandish
                """);
    assertThat(tree)
        .contains("11 steps, 8 of them not read through (72.7 %): 5 unknown-command, 3 remote")
        .contains("counted once where it is written: 8 places, 3 of them not read through (37.5 %)")
        .containsSubsequence(
            "3 steps: acme/secret@v1 (remote)",
            "3 steps: frobnicate (unknown-command)",
            "2 steps: brandish (unknown-command)");
  }

  @Test
  void whatIsWrittenAsOftenAsItRunsIsCountedOnce() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs:
                  a:
                    steps:
                      - run: frobnicate
                      - run: echo x
                """))
        .contains("2 steps, 1 of them not read through (50.0 %): 1 unknown-command")
        .doesNotContain("where it is written", "1 steps:");
  }
}
