package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What actions of a repository and of GitHub run. */
class ActionsTest {
  @Test
  void readsWhatAScriptAsksOfGithub() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs:
                  a:
                    steps:
                      - uses: actions/github-script@v7
                        with:
                          script: |
                            const tell = require('./ci/tell.js');
                            await exec.exec('terraform', ['fmt', '-check']);
                            await github.rest.repos.createRelease({ tag_name: 'v1' });
                -- ci/tell.js --
                module.exports = async ({ github }) => github.rest.issues.createComment({});
                """))
        .contains("check format", "publish release: gh release create", "gh issue comment");
  }

  @Test
  void anActionThatIsAContainerStartsWhatItSays() {
    assertThat(
            tree(
                """
                -- .github/workflows/ci.yml --
                on: pull_request
                jobs:
                  verify:
                    steps:
                      - uses: ./.github/actions/verify
                      - uses: ./.github/actions/own
                -- .github/actions/verify/action.yml --
                inputs:
                  folder: {default: rules}
                runs:
                  using: docker
                  image: docker://openpolicyagent/conftest:v0.56.0
                  args: [verify, --policy, "${{ inputs.folder }}"]
                -- .github/actions/own/action.yml --
                runs:
                  using: docker
                  image: docker://example.org/own:1
                  args: verify
                -- rules/a.rego --
                package main
                """))
        .contains("check unit of rules/**: conftest verify --policy rules", "(opaque)");
  }

  @Test
  void knowsWhereAnActionLiesAndWhatItsContainerStarts() {
    assertThat(
            tree(
                """
                -- .github/actions/plan/action.yml --
                runs:
                  using: composite
                  steps:
                    - run: ${{ github.action_path }}/plan.sh app
                    - uses: docker://hashicorp/terraform:1.9
                      with: {args: fmt -check}
                    - uses: docker://gcr.io/gcp-runtimes/container-structure-test@sha256:0123abcd
                      with: {args: "test --image app --config test.yaml"}
                    - uses: docker://example.org/own:1
                    - uses: docker://example.org/own:1
                      with: {entrypoint: tflint, args: --recursive}
                -- .github/actions/plan/plan.sh --
                terraform -chdir=$1 plan
                -- app/main.tf --
                terraform {}
                """))
        .contains(
            "check plan of app: terraform",
            "check format of .: terraform fmt",
            ": container-structure-test test",
            "? docker://example.org/own:1 (opaque)",
            ": tflint --recursive",
            "1 of them not read through");
  }

  @Test
  void anActionThatIsNamedAfterSettingUpAToolDoes() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs:
                  a:
                    steps:
                      - uses: acme/ci/setup-sops@v1
                      - uses: acme/actions-setup-yq@v1
                      - uses: acme/gh-action-setup-poetry-environment@v1
                      - uses: acme/actions-setup-github-comment@v1
                      - uses: acme/setup-environment@v1
                      - uses: acme/setup-env@v1
                      - uses: acme/setup-platform@v1
                      - uses: acme/sops@v1
                      - uses: acme/setup@v1
                      - uses: setup-
                """))
        .contains("setup: acme/ci/setup-sops", "setup: acme/actions-setup-yq")
        .contains("setup: acme/gh-action-setup-poetry-environment")
        .contains("setup: acme/actions-setup-github-comment")
        .contains("? acme/setup-environment@v1 (remote")
        .contains("? acme/setup-env@v1 (remote", "? acme/setup-platform@v1 (remote")
        .contains("? acme/sops@v1 (remote", "? acme/setup@v1 (remote", "6 of them not read");
  }

  @Test
  void anActionThatIsPublishedAgainDoesWhatTheOriginalDoes() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs:
                  a:
                    steps:
                      - uses: step-security/docker-login-action@v1
                      - uses: step-security/create-pull-request@v1
                      - uses: step-security/dflook-terraform-apply@v1
                        with: {path: app}
                      - uses: step-security/own-thing@v1
                      - uses: acme/docker-login-action@v1
                -- app/main.tf --
                """))
        .contains(
            "setup: step-security/docker-login-action",
            "update: step-security/create-pull-request",
            "apply infrastructure of app: step-security/dflook-terraform-apply",
            "? step-security/own-thing@v1 (remote",
            "? acme/docker-login-action@v1 (remote");
  }
}
