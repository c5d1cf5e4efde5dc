package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgoWorkflowsTest {
  private static final String TEMPLATE =
      """
      -- templates/delivery.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: WorkflowTemplate
      metadata: {name: delivery}
      spec:
        entrypoint: all
        arguments: {parameters: [{name: dir, value: app}]}
        templates:
          - name: all
            dag:
              tasks:
                - {name: plan, template: plan}
                - {name: ask, template: ask, depends: plan}
                - {name: apply, template: apply, depends: ask && plan}
                - {name: tidy, template: tidy, depends: (apply.Failed || apply.Errored)}
          - name: plan
            script: {image: x, command: [sh, -e], source: terraform -chdir={{workflow.parameters.dir}} plan}
          - {name: ask, suspend: {}}
          - name: apply
            container: {image: hashicorp/terraform:1.9, args: [apply, -auto-approve]}
          - name: tidy
            resource: {action: delete, manifest: "kind: Deployment"}
      -- app/main.tf --
      -- net/main.tf --
      """;

  @Test
  void aWorkflowOfATemplateRunsItsEntrypointInOrderWithItsOwnParameters() {
    assertThat(
            tree(
                TEMPLATE
                    + """
                    -- run.yaml --
                    apiVersion: argoproj.io/v1alpha1
                    kind: Workflow
                    metadata: {generateName: net-}
                    spec:
                      workflowTemplateRef: {name: delivery}
                      arguments: {parameters: [{name: dir, value: net}]}
                    """))
        .contains("run.yaml · argo-workflows · net-\n  on dispatch\n  job plan\n")
        .contains("check plan of net: terraform -chdir=net plan")
        .contains("job ask after plan")
        .contains("job apply after ask, plan");
  }

  @Test
  void whatOnlyAFailureStartsIsLeftOut() {
    String run =
        tree(TEMPLATE
                + "-- run.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: r}\nspec: {workflowTemplateRef: {name: delivery}}\n")
            .split("templates/delivery.yaml · ")[0];
    assertThat(run).contains("job apply").doesNotContain("tidy").doesNotContain("kubectl delete");
  }

  @Test
  void aTemplateOfElsewhereIsNotKnown() {
    assertThat(
            tree(
                """
                -- run.yaml --
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata: {name: r}
                spec: {workflowTemplateRef: {name: delivery}}
                """))
        .contains("? argo/delivery (remote)");
  }

  @Test
  void aSensorStartsTheFileThatItFetches() {
    String workflow =
        """
        -- .argo/ci.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: {generateName: ci-}
        spec:
          entrypoint: test
          templates: [{name: test, container: {image: golang, command: [go, test, ./...]}}]
        """;
    String sensor =
        """
        -- events.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: github}
        spec: {github: {code: {events: [push]}}}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: s}
        spec:
          dependencies: [{name: d, gatewayName: g, eventName: code}]
          triggers:
            - template:
                name: t
                k8s: {operation: create, source: {git: {url: x, filePath: FILE}}}
        """;
    assertThat(tree(workflow + sensor.replace("FILE", ".argo/ci.yaml"))).contains("on push");
    assertThat(tree(workflow + sensor.replace("FILE", "other.yaml"))).contains("on dispatch");
  }

  @Test
  void eachItemIsAnAlternativeAndAnInlineTemplateIsRead() {
    assertThat(
            tree(
                """
                -- w.yaml --
                apiVersion: argoproj.io/v1alpha1
                kind: CronWorkflow
                metadata: {name: w}
                spec:
                  workflowSpec:
                    entrypoint: main
                    templates:
                      - name: main
                        steps:
                          - - name: each
                              template: plan
                              withItems: [app, net]
                              arguments: {parameters: [{name: dir, value: "{{item}}"}]}
                          - - name: last
                              inline: {container: {image: x, command: [tflint, --chdir=app]}}
                      - name: plan
                        inputs: {parameters: [{name: dir}]}
                        script: {image: x, source: "terraform -chdir={{inputs.parameters.dir}} validate"}
                -- app/main.tf --
                -- net/main.tf --
                """))
        .contains("check validate of app net: terraform")
        .contains("job last after each")
        .contains("check lint of app: tflint");
  }

  @Test
  void startingAJobIsNoRelease() {
    String resource =
        """
        -- w.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: {name: w}
        spec:
          entrypoint: main
          templates:
            - name: main
              resource:
                action: create
                manifest: |
                  apiVersion: v1
                  kind: KIND
        """;
    assertThat(tree(resource.replace("KIND", "SparkApplication"))).doesNotContain("apply release");
    assertThat(tree(resource.replace("KIND", "Workflow"))).contains("kubectl create workflow");
    assertThat(tree(resource.replace("KIND", "Deployment"))).contains("apply release");
  }

  @Test
  void aCallOfAnAddressIsRead() {
    assertThat(
            tree(
                """
                -- w.yaml --
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata: {name: w}
                spec: {entrypoint: a, templates: [{name: a, http: {url: "https://x.test/hook", method: POST}}]}
                """))
        .contains("all read through");
  }

  @Test
  void workflowsAreStartedBySchedulesAndUseTemplates() {
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
}
