package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

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
  void aRemoteTemplateOfAnotherKindDeliversNothing() {
    DetectorTester.of(new CiEnvironments())
        .given(STAGES.formatted("steps/checkout.yaml@shared").replace(", action: apply", ""))
        .seesNothing();
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
        .contains("0 of them not read through");
  }
}
