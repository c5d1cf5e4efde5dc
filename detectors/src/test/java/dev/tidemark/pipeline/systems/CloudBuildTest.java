package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CloudBuildTest {
  @Test
  void isStartedByDeclaredTriggers() {
    assertThat(
            tree(
                """
                -- ci/apply.yaml --
                steps:
                  - {id: lint, name: gcr.io/x/tools, script: tflint --chdir=app}
                  - {name: hashicorp/terraform, dir: app, args: [apply, -auto-approve]}
                  - {name: gcr.io/cloud-builders/gcloud, args: [storage, ls]}
                timeout: 1200s
                -- triggers.tf --
                resource "google_cloudbuild_trigger" "apply" {
                  filename       = "ci/apply.yaml"
                  included_files = ["app/**"]
                  github {
                    push { branch = "^main$" }
                  }
                  approval_config { approval_required = true }
                }
                -- app/main.tf --
                """))
        .contains("on push to main of app/**")
        .contains("job build (a person confirms) within 20 min")
        .contains("check lint of app: tflint --chdir=app")
        .contains("apply infrastructure of app: terraform apply -auto-approve")
        .contains("gcloud storage ls");
  }

  @Test
  void anImageOfItsOwnThatIsToldAScriptIsAShell() {
    assertThat(
            tree(
                """
                -- app/cloudbuild.yaml --
                steps:
                  - name: gcr.io/acme/terraform-linter
                    args:
                      - -euo
                      - pipefail
                      - -c
                      - |-
                        cd app/
                        ./lint.sh
                  - {name: gcr.io/acme/python-tools, args: [-c, "import tflint"]}
                  - {name: gcr.io/acme/tools, args: [-c, tflint.hcl, --chdir=app]}
                -- app/lint.sh --
                tflint
                -- app/main.tf --
                """))
        .contains("check lint")
        .contains("python-tools -c")
        .contains("tools -c tflint.hcl");
  }

  @Test
  void isKnownByGooglesBuildersWhateverItIsCalled() {
    assertThat(
            tree(
                """
                -- deploy/stage.yaml --
                steps:
                  - {name: gcr.io/cloud-builders/gcloud, args: [deploy, releases, create, r1]}
                  - {name: gcr.io/acme/terraform, dir: app, args: [apply, -auto-approve]}
                -- app/main.tf --
                """))
        .contains("apply infrastructure of app: terraform apply -auto-approve");
    assertThat(tree("-- deploy/stage.yaml --\nsteps: [{name: build, args: [x]}]\n"))
        .doesNotContain("cloud-build");
  }
}
