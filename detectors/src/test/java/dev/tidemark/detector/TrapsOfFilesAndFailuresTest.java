package dev.tidemark.detector;

import static dev.tidemark.detector.Trap.seen;
import static dev.tidemark.detector.Trap.unseen;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted files, copies by version, environments that hide in expressions, and the spellings of a failure that is none. */
class TrapsOfFilesAndFailuresTest {
  private static final String STACK = stack();

  private static String stack() {
    StringBuilder stack = new StringBuilder("terraform {\n  backend \"s3\" {}\n}\n");
    for (int i = 0; i < 20; i++) {
      stack.append("resource \"aws_subnet\" \"s").append(i).append("\" {\n");
      stack.append("  vpc_id     = aws_vpc.main.id\n  cidr_block = \"10.0.").append(i);
      stack.append(".0/24\"\n  tags = {\n    Name = \"subnet-").append(i).append("\"\n  }\n}\n");
    }
    return stack.toString();
  }

  static final List<Trap> TRAPS =
      List.of(
          seen(
              "environments in a lookup by workspace",
              "iac.root environments=[production, staging]",
              """
              -- app/main.tf --
              terraform { backend "s3" {} }
              locals {
                sizes = { production = 3, staging = 1 }
                size  = lookup(local.sizes, terraform.workspace)
              }
              """),
          seen(
              "environments in an index by workspace",
              "iac.root environments=[production, staging]",
              """
              -- app/main.tf --
              terraform { backend "s3" {} }
              locals { sizes = { production = 3, staging = 1 } }
              resource "aws_instance" "a" { count = local.sizes[terraform.workspace] }
              """),
          unseen(
              "a file that git-crypt hides",
              "iac.root dir=secret",
              "-- secret/main.tf --\n\0GITCRYPT\0terraform { backend \"s3\" {} }\n"),
          seen(
              "a file that SOPS hides in part",
              "governance.secret-management what=sops",
              """
              -- secret/values.yaml --
              password: ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]
              sops: {mac: "ENC[x]", lastmodified: "2024-01-01T00:00:00Z", version: 3.9.0}
              """),
          unseen(
              "tasks that Ansible's vault hides",
              "iac.imperative-step",
              "-- roles/web/tasks/main.yml --\n$ANSIBLE_VAULT;1.1;AES256\n- shell: 6162\n"),
          unseen(
              "a folder for each released version",
              "iac.copy-paste",
              "-- releases/v1.0.0/main.tf --\n"
                  + STACK
                  + "-- releases/v1.1.0/main.tf --\n"
                  + STACK),
          seen(
              "a folder for each environment",
              "iac.copy-paste environments=true",
              "-- production/main.tf --\n"
                  + STACK
                  + "-- staging/main.tf --\n"
                  + STACK.replace("subnet-3", "subnet-three")));

  @ParameterizedTest
  @FieldSource("TRAPS")
  void isSeenForWhatItIs(Trap trap) {
    trap.holds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tflint || :",
        "tflint || exit 0",
        "tflint || (echo no; exit 0)",
        "tflint || { echo no; exit 0; }",
        "tflint || { echo no; true; }",
        "check() { tflint || return 0; }\n          check",
        "if tflint; then echo yes; else exit 0; fi",
        "trap 'exit 0' ERR\n          tflint",
        "trap 'exit 0' EXIT\n          tflint",
        "end() { rm -f x; exit 0; }\n          trap end EXIT\n          tflint",
        "tflint || echo failed",
        "set +e\n          tflint\n          echo done",
        "tflint --force",
        "tflint | tee out.txt; exit 0",
        "if ! tflint; then echo failed; fi",
        "checkov -d . --soft-fail",
        "tfsec . --soft-fail",
        "trivy config --exit-code 0 .",
        "tflint &",
        "! tflint || true",
        "(tflint) || true",
        "tflint > out.txt || true",
        "timeout 60 tflint || true"
      })
  void aFailureThatCountsForNothingDoesNotBlock(String command) {
    seen(
            command,
            "ci.check blocking=false",
            "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - run: |\n          "
                + command
                + "\n-- main.tf --\nresource \"a\" \"b\" {}\n")
        .holds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tflint || exit 1",
        "trap 'rm -f x' EXIT\n          tflint",
        "trap 'exit 0' INT\n          tflint",
        "trap 'exit 0' ERR\n          trap - ERR\n          tflint",
        "tflint || (echo no; exit 1)",
        "set +e\n          tflint\n          exit $?",
        "set +e\n          tflint\n          code=$?\n          exit $code",
        "if ! tflint; then echo failed; exit 1; fi",
        "set -o pipefail; tflint | tee out.txt",
        "trivy config --exit-code 1 .",
        "true && tflint",
        "tflint; true"
      })
  void aFailureThatIsHandledAndPassedOnBlocks(String command) {
    seen(
            command,
            "ci.check blocking=true",
            "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - run: |\n          "
                + command
                + "\n-- main.tf --\nresource \"a\" \"b\" {}\n")
        .holds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- .buildkite/pipeline.yml --\nsteps:\n  - command: tflint\n    soft_fail: true\n",
        "-- .buildkite/pipeline.yml --\nsteps:\n  - command: tflint\n    soft_fail:\n      - exit_status: 1\n",
        "-- .gitlab-ci.yml --\na:\n  script: [tflint]\n  allow_failure: {exit_codes: [1, 2]}\n",
        "-- .gitlab-ci.yml --\na:\n  script: [tflint]\n  when: on_failure\n  allow_failure: true\n",
        "-- .travis.yml --\njobs:\n  include: [{script: tflint, env: A=1}]\n  allow_failures: [{env: A=1}]\n",
        "-- .drone.yml --\nkind: pipeline\nname: a\nsteps:\n- name: a\n  image: b\n  failure: ignore\n  commands: [tflint]\n",
        "-- Jenkinsfile --\nnode { warnError('x') { sh 'tflint' } }\n",
        "-- .circleci/config.yml --\nversion: 2.1\njobs:\n  a:\n    docker: [{image: b}]\n    steps: [{run: 'tflint || true'}]\nworkflows: {w: {jobs: [a]}}\n",
        "-- bitbucket-pipelines.yml --\npipelines: {default: [{step: {script: ['tflint || true']}}]}\n"
      })
  void noSystemsWayToSayThatAFailureCountsForNothingIsTakenForABlock(String files) {
    unseen(files, "ci.check blocking=true", files + "-- main.tf --\nresource \"a\" \"b\" {}\n")
        .holds();
  }
}
