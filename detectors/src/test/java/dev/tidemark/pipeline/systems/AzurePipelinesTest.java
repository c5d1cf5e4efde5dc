package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.detector.ci.CiApplies;
import dev.tidemark.detector.ci.CiEnvironments;
import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzurePipelinesTest {
  private static final String STAGES =
      """
      -- azure-pipelines.yml --
      trigger: [main]
      parameters:
        - name: places
          type: object
          default:
            - {env: test}
            - {env: prod, after: test}
      stages:
        - ${{ each place in parameters.places }}:
            - stage: Apply_${{ place.env }}
              dependsOn:
                - ${{ if ne(place.env, 'test') }}:
                    - Apply_${{ place.after }}
              jobs:
                - job: apply
                  steps:
                    - template: %s
                      parameters: {environment: "${{ place.env }}", action: apply}
      """;

  @Test
  void conditionalAndRepeatedDependenciesArePutIn() {
    assertThat(tree(STAGES.formatted("steps/terraform.yaml@shared")))
        .contains("Apply_prod/apply after Apply_test → prod")
        .contains("job Apply_test/apply → test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps/terraform-apply.yaml@shared", "steps/terraform.yaml@shared"})
  void remoteTemplatesThatApplyByTheirNameDeliverInOrder(String template) {
    assertThat(DetectorTester.of(new CiEnvironments()).given(STAGES.formatted(template)).evidence())
        .anySatisfy(
            fact -> {
              assertThat(fact.text("environment")).contains("prod");
              assertThat(fact.texts("after")).containsExactly("test");
            });
  }

  @Test
  void aTemplateThatIsSaidToBeOfThisRepositoryIsMissingWhereItIsNot() {
    String use =
        """
        -- azure-pipelines.yml --
        trigger: [main]
        steps:
          - template: %s
        -- steps/lint.yml --
        steps:
          - script: tflint --recursive
        """;
    assertThat(tree(use.formatted("steps/lint.yml@self"))).contains("tflint --recursive");
    assertThat(tree(use.formatted("steps/gone.yml@self"))).contains("./steps/gone.yml (missing");
    assertThat(tree(use.formatted("steps/gone.yml@shared"))).contains("@shared (remote");
    assertThat(tree(use.formatted("\"@self\""))).contains("(missing");
  }

  @Test
  void aRemoteTemplateOfAnotherKindDeliversNothing() {
    DetectorTester.of(new CiEnvironments())
        .given(STAGES.formatted("steps/checkout.yaml@shared").replace(", action: apply", ""))
        .seesNothing();
  }

  private static final String HANDED =
      """
      -- azure-pipelines.yml --
      trigger: [main]
      resources:
        repositories:
          - {repository: shared, type: github, name: acme/templates, ref: refs/tags/v1}
      extends:
        template: stages/delivery.yml@shared
        parameters:
          environments:
            - name: Test
            - name: Prod
              dependsOn: [Test]
          checks:
            - script: tflint --recursive
          deliveryStages:
            - name: Plan
              work:
                - name: Plan
                  steps:
                    - template: steps/terraform_plan.yml@shared
            - name: Apply
              dependsOn: [Plan]
              work:
                - name: Apply
                  steps:
                    - template: steps/terraform_apply.yml@shared
      """;

  @Test
  void stepsThatAreHandedToARemoteTemplateRunOnceForEachEnvironment() {
    assertThat(tree(HANDED))
        .contains("tflint --recursive")
        .contains("/Prod/Apply/Apply/steps after")
        .contains("(remote, likely apply)");
    assertThat(DetectorTester.of(new CiEnvironments()).given(HANDED).evidence())
        .anySatisfy(
            fact -> {
              assertThat(fact.text("environment")).contains("Prod");
              assertThat(fact.texts("after")).containsExactly("Test");
            });
  }

  @Test
  void aRemoteTemplateGoesThroughTheEnvironmentsThatWaitForOneAnother() {
    String use =
        """
        -- azure-pipelines.yml --
        trigger: [main]
        extends:
          template: stages/infra-deploy.yml@shared
          parameters:
            environments:
              - name: tst1
              - name: prd1
                dependsOn: tst1
            deployments:
              - {name: network, path: infra/network}
        """;
    assertThat(DetectorTester.of(new CiEnvironments()).given(use).evidence())
        .anySatisfy(
            fact -> {
              assertThat(fact.text("environment")).contains("prd1");
              assertThat(fact.text("production")).contains("true");
              assertThat(fact.texts("after")).containsExactly("tst1");
            });
  }

  @Test
  void valuesThatAreHandedToARemoteTemplateAreNoSteps() {
    DetectorTester.of(new CiEnvironments())
        .given(
            """
            -- azure-pipelines.yml --
            trigger: [main]
            extends:
              template: stages/delivery.yml@shared
              parameters:
                environments: [Test, Prod]
                tags: [a, b]
                settings: {retries: 3, steps: []}
            """)
        .seesNothing();
  }

  @Test
  void whatIsHandedOverMayBeBroken() {
    assertThat(
            tree(
                """
                -- azure-pipelines.yml --
                trigger: [main]
                extends:
                  template: stages/delivery.yml@shared
                  parameters:
                    environments: {name: []}
                    steps: [{template: }, {script: [a]}, 3, {name: {a: b}}]
                """))
        .contains("delivery.yml");
  }

  @Test
  void theEndOfARunForABranchFollowsCommits() {
    String pipeline =
        """
        -- azure-pipelines.yml --
        trigger: none
        resources:
          pipelines:
            - pipeline: build
              source: build
              trigger: %s
        steps:
          - script: terraform apply -auto-approve
        """;
    DetectorTester commits =
        DetectorTester.of(new CiApplies())
            .given(pipeline.formatted("{branches: {include: [main]}}"));
    assertThat(commits.evidence()).allMatch(fact -> fact.text("trigger").get().equals("commit"));
    DetectorTester any = DetectorTester.of(new CiApplies()).given(pipeline.formatted("true"));
    assertThat(any.evidence()).allMatch(fact -> fact.text("trigger").get().equals("upstream"));
  }

  @Test
  void whatIsWorkedOutWhenItRunsIsNoScript() {
    assertThat(
            tree(
                """
                -- azure-pipelines.yml --
                parameters: [{name: key, type: string}]
                variables:
                  NAME: $[ format('$(TF_{0}_NAME)', coalesce(upper(variables['stage']), 'DEV')) ]
                steps:
                  - script: terraform -chdir=app plan -var name=$(NAME) -var key=$(${{parameters.key}})
                -- app/main.tf --
                """))
        .contains("check plan of app: terraform")
        .contains("all read through");
  }

  @Test
  void aTaskIsKnownByItsFullNameToo() {
    String file =
        """
        -- azure-pipelines.yml --
        resources: {repositories: [{repository: shared, type: github, name: acme/templates}]}
        steps:
          - task: %s
            inputs: {command: %s, customCommand: destroy, commandOptions: -auto-approve}
          - template: steps/gone.yml@shared
        """;
    String full = "ms-devlabs.custom-terraform-tasks.custom-terraform-release-task.TerraformTask@5";
    assertThat(tree(file.formatted(full, "apply")))
        .contains("apply infrastructure of .")
        .contains("? acme/templates/steps/gone.yml (remote");
    assertThat(tree(file.formatted("TerraformTaskV4@4", "custom")))
        .contains("destroy: terraform destroy -auto-approve");
    assertThat(tree(file.formatted("acme.tools.own.ApplyTask@1", "apply")))
        .contains("? acme.tools.own.ApplyTask@1 (remote");
  }
}
