package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcourseTest {
  @Test
  void whatConcoursePutsInIsNoCalculation() {
    String pipeline =
        """
        -- ci/pipeline.yml --
        jobs:
          - name: sync
            plan:
              - task: sync
                config:
                  platform: linux
                  run:
                    path: sh
                    args:
                      - -c
                      - |
                        n=$((1 + 2))
                        aws s3 sync s3://((source-bucket))/ s3://((vars:target.bucket))/site
                        make ((environment))
        -- Makefile --
        dev:
        	true
        """;
    assertThat(tree(pipeline))
        .contains("aws s3 sync s3://${source_bucket}/ s3://${vars_target_bucket}/site")
        .contains("? make ${environment} (dynamic)");
  }

  @Test
  void tasksOfAnotherRepositoryAreKnownByItsName() {
    String pipeline =
        """
        -- ci/pipeline.yml --
        resources:
          - {name: tasks, type: git, source: {uri: "https://github.com/%s.git"}}
        jobs:
          - name: apply
            plan:
              - task: plan
                file: tasks/terraform-apply.yml
                params: {TERRAFORM_ACTION: plan}
              - task: apply
                file: tasks/terraform-apply.yml
                params: {TERRAFORM_ACTION: apply}
        """;
    assertThat(tree(pipeline.formatted("cloud-gov/cg-pipeline-tasks")))
        .contains("check plan", "apply infrastructure", "2 steps, all read through");
    assertThat(tree(pipeline.formatted("acme/tasks")))
        .contains("? acme/tasks/terraform-apply.yml (remote")
        .doesNotContain("check plan");
  }

  @Test
  void chainsJobsByWhatTheyPassed() {
    assertThat(
            tree(
                """
                -- ci/pipeline.yml --
                resources:
                  - {name: code, type: git, source: {branch: main, paths: [app]}}
                  - {name: nightly, type: time}
                  - {name: image, type: registry-image}
                jobs:
                  - name: check
                    plan:
                      - {get: code, trigger: true}
                      - {get: nightly, trigger: true}
                      - {task: lint, file: code/ci/lint.yml}
                      - {put: image}
                  - name: prod
                    plan:
                      - {get: code, passed: [check]}
                      - task: apply
                        config: {platform: linux, inputs: [{name: code}], run: {path: terraform, dir: code/app, args: [apply]}}
                -- ci/lint.yml --
                platform: linux
                inputs: [{name: code}]
                run: {path: bash, args: [-ec, "cd code/app\\ntflint\\n"]}
                -- app/main.tf --
                """))
        .contains("on push to main of app, schedule, dispatch")
        .contains("check lint of app: tflint")
        .contains("publish image: concourse/registry-image")
        .contains("job prod after check on dispatch")
        .contains("apply infrastructure of app: terraform apply")
        .contains("concourse template · lint.yml");
  }

  @Test
  void theImageThatBuildsImagesIsTold() {
    String files =
        """
        -- ci/pipeline.yml --
        resources:
          - {name: code, type: git, source: {branch: main}}
          - {name: builder, type: registry-image, source: {repository: concourse/oci-build-task}}
          - {name: own, type: registry-image, source: {repository: acme/tools}}
        jobs:
          - name: image
            plan:
              - {get: code, trigger: true}
              - task: build
                image: %s
                config: {platform: linux, inputs: [{name: code}], run: {path: build}}
        """;
    assertThat(tree(files.formatted("builder"))).contains("build: concourse/oci-build-task");
    assertThat(tree(files.formatted("own"))).contains("? build (unknown command)");
  }

  @Test
  void aTaskOfItsOwnThatBuildsImagesIsToldWhereItIsUsed() {
    String files =
        """
        -- ci/build.yml --
        platform: linux
        image_resource: {type: registry-image, source: {repository: %s}}
        inputs: [{name: code}]
        run: {path: build}
        -- ci/pipeline.yml --
        resources:
          - {name: code, type: git, source: {branch: main}}
        jobs:
          - name: image
            plan:
              - {get: code, trigger: true}
              - {task: build, file: code/ci/build.yml}
        """;
    assertThat(tree(files.formatted("concourse/oci-build-task")))
        .contains("build: concourse/oci-build-task")
        .doesNotContain("unknown command");
    assertThat(tree(files.formatted("acme/tools"))).contains("? build (unknown command)");
  }

  @Test
  void theImageOfTheJobBuildsWhereTheTaskFileLeavesItOpen() {
    String files =
        """
        -- ci/pipeline.yml --
        resources:
        - {name: src, type: git, source: {uri: x}}
        - {name: builder, type: registry-image, source: {repository: concourse/oci-build-task}}
        jobs:
        - name: image
          plan:
          - get: src
          - {task: build, image: %s, file: src/ci/build.yml}
        -- ci/build.yml --
        platform: linux
        inputs: [{name: src}]
        run: {path: build}
        """;
    assertThat(tree(files.formatted("builder"))).contains("build: concourse/oci-build-task");
    assertThat(tree(files.formatted("src"))).doesNotContain("concourse/oci-build-task");
  }
}
