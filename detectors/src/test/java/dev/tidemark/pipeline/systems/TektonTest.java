package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TektonTest {
  @Test
  void followsTasksHereAndKnowsThoseOfTheCatalogue() {
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
}
