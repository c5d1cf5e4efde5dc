package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which applies only try something out and deliver nothing. */
class TrialAppliesTest {

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
  void aPlayOnTheRunnerOfAChangeRequestIsATest() {
    String files =
        """
        -- .github/workflows/play.yml --
        on: %s
        jobs:
          play:
            steps:
              - run: |
                  echo "%s ansible_user=runner" > ansible/hosts
                  cd ansible
                  ansible-playbook %s site.yml
        -- ansible/site.yml --
        - {hosts: all, roles: [web]}
        """;
    String request = "{pull_request: {branches: [main]}}";
    assertThat(tests(files.formatted(request, "localhost", "-i hosts"))).containsExactly(true);
    assertThat(tests(files.formatted(request, "x", "-i localhost,"))).containsExactly(true);
    assertThat(tests(files.formatted(request, "x", "--connection=local"))).containsExactly(true);
    assertThat(tests(files.formatted(request, "web.example.org", "-i hosts")))
        .containsExactly(false);
    assertThat(tests(files.formatted(request, "localhost", "-i live"))).containsExactly(false);
    String push = "{push: {branches: [main]}}";
    assertThat(tests(files.formatted(push, "localhost", "-i hosts"))).containsExactly(false);
    assertThat(tests(files.formatted(push, "x", "-c local"))).containsExactly(false);
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
  void aDatabaseThatAJobFillsForItsTestsEndsWithTheJob() {
    String files =
        """
        -- .github/workflows/ci.yml --
        on: %s
        jobs:
          test:
            services: {db: {image: postgres}}
            steps: [{run: bin/rails db:prepare}, {run: %s}]
        """;
    assertThat(tests(files.formatted("push", "bundle exec rspec"))).containsExactly(true);
    assertThat(tests(files.formatted("pull_request", "make"))).containsExactly(true);
    assertThat(tests(files.formatted("push", "make"))).containsExactly(false);
    String live = files.replace("  test:", "  live:\n    environment: production");
    assertThat(tests(live.formatted("push", "bundle exec rspec"))).containsExactly(false);
    assertThat(tests(files.formatted("[", "rspec"))).isEmpty();
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
}
