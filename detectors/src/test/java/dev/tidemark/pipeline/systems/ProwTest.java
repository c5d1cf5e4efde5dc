package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProwTest {
  @Test
  void tellsWhatRunsHereFromWhatRunsElsewhere() {
    assertThat(
            tree(
                """
                -- .prow.yaml --
                presubmits:
                  - name: lint
                    run_if_changed: "^app/"
                    decoration_config: {timeout: 30m}
                    spec: {containers: [{image: example/tools, command: [runner.sh], args: [tflint, --chdir=app]}]}
                  - name: asked
                    optional: true
                    spec: {containers: [{image: example/tools, command: [tfsec], args: [app]}]}
                -- config/jobs/other.yaml --
                postsubmits:
                  example/other:
                    - name: ship
                      spec: {containers: [{image: x, command: [terraform], args: [apply]}]}
                -- app/main.tf --
                """))
        .contains("on change-request of app/**")
        .contains("within 30 min")
        .contains("check lint of app: tflint --chdir=app")
        .contains("on comment")
        .contains("(does not block: the job may fail)")
        .contains("prow template · postsubmits of example/other");
  }

  @Test
  void runsTheListedJobsOfTheRepositoryWhoseScriptsLieHere() {
    assertThat(
            tree(
                """
                -- config/jobs/own-presubmits.yaml --
                presubmits:
                  example/own:
                    - name: lint
                      always_run: true
                      spec: {containers: [{image: example/tools, command: [tflint], args: [--chdir=app]}]}
                -- config/jobs/own-postsubmits.yaml --
                postsubmits:
                  example/own:
                    - name: ship
                      branches: ["^main$"]
                      spec: {containers: [{image: x, command: [./hack/deploy.sh]}]}
                  example/other:
                    - name: ship
                      spec: {containers: [{image: x, command: [hack/ship.sh]}]}
                -- hack/deploy.sh --
                kubectl apply -f app/
                -- app/main.tf --
                """))
        .contains("on push to main")
        .contains("check lint of app: tflint --chdir=app")
        .contains("kubectl apply -f app/")
        .contains("prow template · postsubmits of example/other")
        .doesNotContain("of example/own");
  }

  @Test
  void scriptsOfJobsOfAnotherRepositoryAreThere() {
    assertThat(
            tree(
                """
                -- jobs.yaml --
                presubmits:
                  example/other:
                    - name: build
                      spec: {containers: [{image: x, command: [hack/build.sh]}]}
                """))
        .contains("? hack/build.sh (remote)");
  }

  @Test
  void whatAnEntryPointIsGivenIsTheCommand() {
    assertThat(
            tree(
                """
                -- .prow.yaml --
                presubmits:
                  - name: plan
                    always_run: true
                    spec:
                      containers:
                        - image: example.org/tests
                          command: [prow_entrypoint.sh]
                          args: [ci/plan.sh]
                  - name: other
                    always_run: true
                    spec:
                      containers:
                        - image: example.org/tests
                          command: [prow_pointer.sh]
                          args: [ci/plan.sh]
                -- ci/plan.sh --
                terraform plan
                """))
        .contains("check plan of .: terraform plan", "? prow_pointer.sh", "1 of them not read");
  }
}
