package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Services that run stacks by a file in the repository: Atlantis, Spacelift and env0. */
class StackServicesTest {
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
  void atlantisKnowsDirectoriesAndItsOwnCheckout() {
    assertThat(
            tree(
                """
                -- atlantis.yaml --
                version: 3
                projects:
                  - dir: ./app/
                    workflow: own
                    autoplan: {when_modified: ["*.tf"]}
                workflows:
                  own:
                    plan:
                      steps:
                        - run: /home/atlantis/.atlantis/repos/$OWNER/$WORKSPACE/ci/plan.sh
                        - run: /home/atlantis/ci/plan.sh
                -- app/main.tf --
                terraform {}
                -- ci/plan.sh --
                terraform -chdir=app plan
                """))
        .contains("change-request of app/*.tf", "check plan of app")
        .doesNotContain("app//")
        .contains("1 of them not read");
  }
}
