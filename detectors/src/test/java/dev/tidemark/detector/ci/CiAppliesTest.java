package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class CiAppliesTest {

  @Test
  void seesAppliesOfACalledWorkflowInTheirOrder() {
    DetectorTester.of(new CiApplies())
        .given(
            """
            -- .github/workflows/deploy.yml --
            name: deploy
            on: {push: {branches: [main]}}
            jobs:
              staging:
                uses: ./.github/workflows/apply.yml
                with: {dir: app, environment: staging}
              production:
                needs: staging
                uses: ./.github/workflows/apply.yml
                with: {dir: app, environment: production}
            -- .github/workflows/apply.yml --
            on:
              workflow_call:
                inputs: {dir: {type: string}, environment: {type: string}}
            jobs:
              apply:
                environment: ${{ inputs.environment }}
                steps:
                  - if: github.ref == 'refs/heads/main'
                    working-directory: ${{ inputs.dir }}
                    run: terraform apply -auto-approve
                  - if: github.event_name == 'pull_request'
                    run: terraform apply
            -- app/main.tf --
            """)
        .sees(
            """
            ci.apply .github/workflows/deploy.yml:4 approval=false chooses-version=false environment=staging pipeline=deploy production=false system=github-actions targets=[app] test=false tool=terraform trigger=commit triggers=[push] via=[.github/workflows/apply.yml:10] what=infrastructure
            ci.apply .github/workflows/deploy.yml:7 after=[staging] approval=false chooses-version=false environment=production pipeline=deploy production=true system=github-actions targets=[app] test=false tool=terraform trigger=commit triggers=[push] via=[.github/workflows/apply.yml:10] what=infrastructure
            """);
  }

  @Test
  void whoMayOnlyStartOneBranchChoosesNoVersion() {
    assertThat(
            DetectorTester.of(new CiApplies())
                .given(
                    """
                    -- .github/workflows/a.yml --
                    on: {push: {branches: [main]}, workflow_dispatch: }
                    jobs:
                      newest:
                        steps:
                          - if: github.ref == 'refs/heads/main' && (github.event_name == 'push' || github.event_name == 'workflow_dispatch')
                            run: terraform apply -auto-approve a
                      any:
                        steps:
                          - if: github.ref == 'refs/heads/main' || github.event_name == 'workflow_dispatch'
                            run: terraform apply -auto-approve b
                      free:
                        steps:
                          - run: terraform apply -auto-approve c
                      whole:
                        if: github.ref_name == 'main'
                        steps:
                          - run: terraform apply -auto-approve d
                    """)
                .evidence()
                .stream()
                .map(fact -> fact.location().startLine() + " " + fact.is("chooses-version")))
        .containsExactlyInAnyOrder("6 false", "10 true", "13 true", "17 false");
  }

  @Test
  void theFileOfValuesSaysWhichEnvironmentIsApplied() {
    assertThat(
            DetectorTester.of(new CiApplies())
                .given(
                    """
                    -- .github/workflows/a.yml --
                    on: {push: {branches: [main]}}
                    jobs:
                      a:
                        defaults: {run: {working-directory: alerts-prod/cluster}}
                        steps:
                          - run: terraform apply -var-file=../env/dev-cluster.tfvars -auto-approve
                          - run: terraform apply -var-file ../env/base.tfvars -auto-approve
                          - run: terraform apply -var-file=../dev.tfvars -var-file=../qa.tfvars -auto-approve
                    -- alerts-prod/cluster/main.tf --
                    terraform { backend "gcs" {} }
                    """)
                .evidence()
                .stream()
                .map(f -> f.location().startLine() + " " + f.text("environment").orElse("")))
        .containsExactlyInAnyOrder("6 dev", "7 prod", "8 prod");
  }

  @Test
  void environmentsOfAComputedMatrixAreChosenAtRun() {
    DetectorTester.of(new CiApplies())
        .given(
            """
            -- .github/workflows/deploy.yml --
            name: deploy
            on: {push: {branches: [main]}}
            jobs:
              plan:
                outputs: {matrix: "${{ steps.make.outputs.matrix }}"}
                steps: [{id: make, run: ./scripts/environments.sh}]
              apply:
                needs: plan
                strategy: {matrix: "${{ fromJson(needs.plan.outputs.matrix) }}"}
                environment: ${{ matrix.target }}
                steps: [{run: terraform apply -auto-approve}]
              listed:
                strategy: {matrix: {target: [staging]}}
                environment: ${{ matrix.target }}
                steps: [{run: terraform apply -auto-approve}]
              unnamed:
                steps: [{run: terraform apply -auto-approve}]
            """)
        .sees(
            """
            ci.apply .github/workflows/deploy.yml:11 approval=false chooses-version=false chosen-at-run=true pipeline=deploy production=false system=github-actions targets=[.] test=false tool=terraform trigger=commit triggers=[push] what=infrastructure
            ci.apply .github/workflows/deploy.yml:15 approval=false chooses-version=false environment=staging pipeline=deploy production=false system=github-actions targets=[.] test=false tool=terraform trigger=commit triggers=[push] what=infrastructure
            ci.apply .github/workflows/deploy.yml:17 approval=false chooses-version=false pipeline=deploy production=false system=github-actions targets=[.] test=false tool=terraform trigger=commit triggers=[push] what=infrastructure
            """);
  }

  private static List<String> environments(String matrix, String script) {
    String files =
        """
        -- .github/workflows/deploy.yml --
        on: {push: {branches: [main]}}
        jobs:
          plan:
            outputs: {matrix: "${{ steps.make.outputs.matrix }}"}
            steps:
              - id: make
                run: |
                  %s
          apply:
            needs: plan
            strategy: {max-parallel: 1, matrix: %s}
            environment: ${{ matrix.target }}
            steps: [{run: terraform apply -auto-approve}]
        """;
    return DetectorTester.of(new CiApplies())
        .given(files.formatted(script, matrix))
        .evidence()
        .stream()
        .map(a -> a.text("environment").orElse(a.is("in-turn") ? "in turn" : "none"))
        .toList();
  }

  @Test
  void aMatrixOfWrittenJsonIsKnown() {
    String literal = "{target: \"${{ fromJSON('[\\\"staging\\\", \\\"production\\\"]') }}\"}";
    assertThat(environments(literal, "make")).containsExactlyInAnyOrder("staging", "production");
    String computed = "\"${{ fromJson(needs.plan.outputs.matrix) }}\"";
    String printed =
        "echo 'matrix={\"target\": [\"staging\", \"production\"]}' >> \"$GITHUB_OUTPUT\"";
    assertThat(environments(computed, printed)).containsExactlyInAnyOrder("staging", "production");
    String doubled =
        "echo \"matrix={\\\"include\\\": [{\\\"target\\\": \\\"staging\\\"}]}\" >> $GITHUB_OUTPUT";
    assertThat(environments(computed, doubled)).containsExactly("staging");
  }

  @Test
  void aMatrixThatAProgramMakesIsChosenAtRun() {
    String computed = "\"${{ fromJson(needs.plan.outputs.matrix) }}\"";
    for (String script :
        List.of(
            "echo \"matrix=$(./list.sh)\" >> $GITHUB_OUTPUT",
            "./list.sh >> $GITHUB_OUTPUT",
            "echo 'matrix={\"target\": [' >> $GITHUB_OUTPUT",
            "echo 'matrix={\"target\":[\"a\"]}' >> $GITHUB_OUTPUT; # matrix=",
            "echo 'matrix={}' ")) {
      assertThat(environments(computed, script)).as(script).containsExactly("in turn");
    }
  }

  @Test
  void aPipelineElsewhereMayBeToldItsEnvironmentAtRun() {
    DetectorTester.of(new CiApplies())
        .given(
            """
            -- .github/workflows/apply.yml --
            name: apply
            on: {workflow_dispatch: {inputs: {environment: {type: string}}}}
            jobs:
              apply:
                uses: corp/actions/.github/workflows/terraform_apply.yml@v1
                with: {environment: "${{ inputs.environment }}"}
            -- main.tf --
            """)
        .sees(
            """
            ci.apply .github/workflows/apply.yml:5 approval=false chooses-version=true chosen-at-run=true external=true pipeline=apply production=false system=github-actions targets=[.] test=false trigger=dispatch triggers=[dispatch] what=infrastructure
            """);
  }

  @Test
  void aJenkinsfileThatDoesTheSameOnEveryBranchMayBeStartedByPeople() {
    String file =
        """
        -- Jenkinsfile --
        pipeline {
          agent any
          %s
          stages {
            stage('Deploy') {
              %s
              steps { sh 'terraform apply -auto-approve' }
            }
          }
        }
        -- main.tf --
        """;
    assertThat(triggers(file.formatted("parameters { string(name: 'VERSION') }", "")))
        .containsExactly("unknown");
    assertThat(triggers(file.formatted("", "when { branch 'main' }"))).containsExactly("commit");
    assertThat(triggers(file.formatted("", "when { expression { env.BRANCH_NAME == 'main' } }")))
        .containsExactly("commit");
    assertThat(triggers(file.formatted("triggers { cron('@daily') }", "")))
        .containsExactly("schedule");
    assertThat(triggers(file.formatted("triggers { githubPush() }", ""))).containsExactly("commit");
    assertThat(triggers("-- Jenkinsfile --\npipeline { stages { stage('x') { steps {")).isEmpty();
  }

  private static List<String> triggers(String files) {
    return DetectorTester.of(new CiApplies()).given(files).evidence().stream()
        .flatMap(apply -> apply.text("trigger").stream())
        .toList();
  }

  @Test
  void anEnvironmentThatIsTypedMayBeAnyAndOneThatIsChosenIsOneOfThose() {
    String files =
        """
        -- .github/workflows/apply.yml --
        name: apply
        on:
          workflow_dispatch:
            inputs:
              environment: {%s, default: staging}
        jobs:
          apply:
            environment: ${{ inputs.environment }}
            steps: [{run: terraform apply}]
        -- main.tf --
        """;
    assertThat(environments(files.formatted("type: string"))).containsExactly("");
    assertThat(environments(files.formatted("type: choice, options: [staging, prod]")))
        .containsExactly("prod", "staging");
    assertThat(environments(files.formatted("type: choice, options: []"))).containsExactly("");
  }

  @Test
  void aCommandThatChangesSomethingByItselfAppliesNothingThatIsDeclaredAroundIt() {
    DetectorTester.of(new CiApplies())
        .given(
            """
            -- .github/workflows/night.yml --
            name: night
            on: {schedule: [{cron: "0 5 * * *"}]}
            jobs:
              start: {steps: [{run: az aks start --name dev}, {run: az aks list}, {run: az}]}
            -- main.tf --
            resource "x" "y" {}
            """)
        .sees(
            """
            ci.apply .github/workflows/night.yml:4 approval=false chooses-version=false environment=dev imperative=true pipeline=night production=false system=github-actions targets=[.github/workflows/night.yml] test=false tool=az trigger=schedule triggers=[schedule] what=infrastructure
            """);
  }

  private static List<String> environments(String files) {
    return DetectorTester.of(new CiApplies()).given(files).evidence().stream()
        .map(apply -> apply.text("environment").orElse(""))
        .toList();
  }

  @Test
  void whatWasRenderedToAFileIsWhatIsApplied() {
    List<Evidence> found =
        DetectorTester.of(new CiApplies())
            .given(
                """
                -- Jenkinsfile --
                node {
                  sh 'kustomize build overlays/prod > all.yaml'
                  sh 'kubectl apply -f all.yaml'
                  sh 'kubectl apply -f "$FILE"'
                }
                -- overlays/prod/kustomization.yaml --
                resources: []
                """)
            .evidence();
    assertThat(found)
        .extracting(apply -> apply.texts("targets") + " " + apply.text("reaches").orElse("any"))
        .containsExactly("[overlays/prod] any", "[.] release");
  }

  @Test
  void brokenScriptsAreSurvived() {
    DetectorTester.of(new CiApplies())
        .given(
            """
            -- .github/workflows/a.yml --
            on: push
            jobs: {a: {steps: [{run: "terraform apply $( ( `"}, {run: ./a.sh}, {uses: ./x/../../y}]}}
            -- a.sh --
            ./a.sh
            """)
        .sees(
            """
            ci.apply .github/workflows/a.yml:2 approval=false chooses-version=false pipeline=a.yml production=false system=github-actions targets=[.] test=false tool=terraform trigger=commit triggers=[push] what=infrastructure
            """);
  }

  @Test
  void whoLogsInToAMasterToConfigureItsMachinesAppliesWhatIsDeclared() {
    assertThat(
            DetectorTester.of(new CiApplies())
                .given(
                    """
                    -- .gitlab-ci.yml --
                    deploy:
                      script:
                        - timeout 90m ssh -o BatchMode=yes $TARGET "set -e; salt -t 3600 \\* state.highstate | tee log"
                    look: {script: ["ssh master 'salt \\* test.ping'"]}
                    other: {script: ["ssh web 'systemctl restart nginx'"]}
                    only: {script: ["ssh master"]}
                    -- top.sls --
                    base: {'*': [web]}
                    """)
                .evidence())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.text("tool")).contains("salt");
              assertThat(fact.is("test")).isFalse();
              assertThat(fact.location().startLine()).isEqualTo(3);
            });
  }

  private static List<Boolean> recreated(String on, String first, String last) {
    String workflow =
        """
        -- live/main.tf --
        resource "aws_sqs_queue" "q" {}
        -- .github/workflows/night.yml --
        on: %s
        jobs:
          first: {environment: dev, runs-on: x, steps: [{run: "%s"}]}
          last: {needs: first, environment: dev, runs-on: x, steps: [{run: "%s"}]}
        """;
    return DetectorTester.of(new CiApplies())
        .given(workflow.formatted(on, first, last))
        .evidence()
        .stream()
        .map(apply -> apply.is("recreates"))
        .toList();
  }

  @Test
  void whatAScheduleTakesAwayAndMakesAnewSaysSo() {
    String night = "{schedule: [{cron: '0 6 * * *'}]}";
    String up = "terraform -chdir=live apply -auto-approve";
    String down = "terraform -chdir=live destroy -auto-approve";
    assertThat(recreated(night, down, up)).containsExactly(true);
    assertThat(recreated(night, "terraform -chdir=live plan", up)).containsExactly(false);
    assertThat(recreated("{push: {}}", down, up)).containsExactly(false);
    assertThat(recreated(night, "terraform -chdir=live destroy [", up)).hasSize(1);
  }
}
