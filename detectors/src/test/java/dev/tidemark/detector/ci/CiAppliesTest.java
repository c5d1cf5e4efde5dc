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
  void aPlaybookAgainstTheInventoryOfATestIsATest() {
    DetectorTester.of(new CiApplies())
        .given(
            """
            -- .github/workflows/play.yml --
            name: play
            on: {push: {branches: [main]}}
            jobs:
              try: {steps: [{run: ansible-playbook site.yml -i tests/basic.yml}]}
              live: {steps: [{run: ansible-playbook site.yml -i inventories/test/hosts.yml}]}
            -- site.yml --
            - {hosts: all, roles: [web]}
            """)
        .sees(
            """
            ci.apply .github/workflows/play.yml:4 approval=false chooses-version=false pipeline=play production=false system=github-actions targets=[.] test=true tool=ansible trigger=commit triggers=[push] what=configuration
            ci.apply .github/workflows/play.yml:5 approval=false chooses-version=false pipeline=play production=false system=github-actions targets=[.] test=false tool=ansible trigger=commit triggers=[push] what=configuration
            """);
  }

  @Test
  void aPipelineThatLiesWithTheTestsTestsUnlessItNamesAnEnvironment() {
    String pipeline =
        """
        -- %s/pipelines/all.yml --
        trigger: none
        pool: {vmImage: ubuntu-latest}
        jobs:
          - job: modules
            steps:
              - task: AzureCLI@2
                inputs:
                  inlineScript: az deployment group create --template-file %s/main.bicep
        -- %s/main.bicep --
        param name string
        """;
    assertThat(tests(pipeline.formatted("tests", "vnet", "vnet"))).containsExactly(true);
    assertThat(tests(pipeline.formatted("delivery", "vnet", "vnet"))).containsExactly(false);
    assertThat(tests(pipeline.formatted("tests", "live/prod", "live/prod"))).containsExactly(false);
  }

  @Test
  void whatAScriptAmongTheTestsRunsIsATestWhereverItLeads() {
    String files =
        """
        -- .github/workflows/ci.yml --
        name: ci
        on: push
        jobs:
          all:
            strategy: {matrix: {script: [roles]}}
            steps: [{run: "%s/${{ matrix.script }}.sh"}]
        -- %s/roles.sh --
        cd play
        ./web.sh
        -- play/web.sh --
        ansible-playbook -i localhost, site.yml
        -- play/site.yml --
        - {hosts: all, roles: [web]}
        """;
    assertThat(tests(files.formatted("tests", "tests"))).containsExactly(true);
    assertThat(tests(files.formatted("bin", "bin"))).containsExactly(false);
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

  private static List<Boolean> tests(String files) {
    return DetectorTester.of(new CiApplies()).given(files).evidence().stream()
        .map(apply -> apply.is("test"))
        .toList();
  }

  @Test
  void anApplyOnAClusterOfTheJobIsATestAndADryRunIsNone() {
    DetectorTester.of(new CiApplies())
        .given(
            """
            -- .github/workflows/e2e.yml --
            name: e2e
            on: pull_request
            jobs:
              kind:
                steps:
                  - uses: helm/kind-action@v1
                  - run: |
                      helm upgrade --install app ./chart
                      kubectl apply --dry-run=server -f chart
            -- chart/Chart.yaml --
            name: app
            """)
        .sees(
            "ci.apply .github/workflows/e2e.yml:8 approval=false chooses-version=false pipeline=e2e"
                + " production=false system=github-actions targets=[chart] test=true tool=helm"
                + " trigger=commit triggers=[change-request] what=release");
  }

  @Test
  void whatALaterJobTakesAwayByItselfIsATest() {
    String pipeline =
        """
        -- .github/workflows/stack.yml --
        on: push
        jobs:
          up:
            steps:
              - run: aws cloudformation create-stack --stack-name x --template-body file://network/stack.yml
          down:
            needs: [up]
            %s
            steps:
              - run: aws cloudformation delete-stack --stack-name x
        -- network/stack.yml --
        Resources: {Vpc: {Type: "AWS::EC2::VPC"}}
        """;
    assertThat(testsOf(pipeline.formatted(""))).containsExactly("[network] true");
    assertThat(testsOf(pipeline.formatted("environment: teardown")))
        .containsExactly("[network] false");
    assertThat(testsOf(pipeline.formatted("if: github.event_name == 'workflow_dispatch'")))
        .containsExactly("[network] false");
    assertThat(testsOf(pipeline.formatted("needs: [}"))).isEmpty();
  }

  private static List<String> testsOf(String files) {
    return DetectorTester.of(new CiApplies()).given(files).evidence().stream()
        .map(apply -> apply.texts("targets") + " " + apply.is("test"))
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
  void whatAToolSetsUpInTheContainerOfItsJobIsATest() {
    DetectorTester.of(new CiApplies())
        .given(
            """
            -- .gitlab-ci.yml --
            image: registry.example.org/salt
            variables: {call: "salt-call --local state.apply"}
            test: {script: [$call]}
            mock: {script: [$call mock=True]}
            fleet: {script: ["salt '*' state.apply"]}
            -- top.sls --
            base: {'*': [web]}
            -- .circleci/config.yml --
            version: 2.1
            jobs:
              own:
                machine: true
                steps: [run: salt-call --local state.apply]
            workflows: {all: {jobs: [own]}}
            """)
        .evidence()
        .forEach(
            fact ->
                assertThat(fact.is("test"))
                    .as(fact.toString())
                    .isEqualTo(fact.location().toString().contains(".gitlab-ci.yml:3")));
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
}
