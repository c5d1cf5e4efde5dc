package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.pipeline.PipelineTrees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands behind packages, variables, services and functions of other files: seen, or said to be unread. */
class WrappedCommandsTest {
  private static final String FILES =
      """
      -- ci/task --
      #!/bin/sh
      terraform validate
      -- justfile --
      deep:
        terraform validate
      -- app/main.tf --
      -- tools/Test-Stack.ps1 --
      function Test-Stack { param($Name)
        terraform validate
      }
      -- run --
      #!/bin/sh
      "$@"
      """;

  private static String tree(String step) {
    String workflow =
        "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n" + step.indent(4);
    return PipelineTrees.tree(FILES + workflow);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          npx --yes prettier@3 --check . | check lint of .: prettier
          uvx checkov@3.2 -d app | check security of app/**: checkov
          go run github.com/terraform-linters/tflint@v0.50.0 --chdir=app | check lint of app: tflint
          go tool golangci-lint run | check lint of .: golangci-lint
          nix develop .#ci -c terraform validate | check validate of .: terraform
          nix run nixpkgs#tflint -- --chdir=app | check lint of app: tflint
          nix-shell --run 'terraform validate' | check validate of .: terraform
          docker compose run --rm tools terraform validate | check validate of .: terraform
          $TERRAFORM -chdir=app plan | check plan of app: terraform
          ${HELM_BIN} lint app | check lint of app: helm
          ./ci/task | check validate of .: terraform
          tfcmt -var target:app plan -patch -- terraform -chdir=app plan | check plan of app: terraform
          github-comment exec -- tflint --chdir=app | check lint of app: tflint
          ./run terraform -chdir=app validate | check validate of app: terraform
          retry() { "$@"; }; retry terraform validate | check validate of .: terraform
          TF="terraform -chdir=app"; $TF plan | check plan of app: terraform
          FLAGS="-input=false -destroy"; terraform apply $FLAGS | destroy: terraform apply
          $(which tflint 2> /dev/null) --chdir=app | check lint of app: tflint
          /usr/bin/time -q -f '%e' -o .time retry --retries=2 -- timeout -v 90m terraform validate | check validate of .: terraform
          just --justfile justfile -d app deep | check validate of app: terraform
          docker run --rm acme/scan test terraform | sandbox: docker run --rm acme/scan test terraform
          docker run --rm mysql --performance-schema=off | sandbox
          go run ./cmd/deploy | ? go run ./cmd/deploy (opaque)
          $CMD apply | ? $CMD apply (dynamic
          npx --yes @stoplight/spectral-cli@6 lint x.yml | check lint of .: spectral
          npx @acme/tflint --chdir=app | check lint of app: tflint
          uv tool run yamllint@1.37 app | check lint of app
          uv tool install yamllint | setup: uv tool install yamllint
          cargo +nightly fmt -- --check | check format of .: cargo fmt
          npx @acme/cli plan | ? cli plan (unknown command
          npm exec -- markdownlint-cli2 docs | markdownlint-cli2 docs
          flock /tmp/lock -c 'terraform validate' | check validate of .: terraform
          flock -n /tmp/lock terraform validate | check validate of .: terraform
          run_a() { tflint --chdir=app; }; for n in a b; do "run_$n"; done | check lint of app: tflint
          T=$(which tflint tfsec); N=${T##*/}; $N --chdir=app | check lint of app: tflint
          N=${T##*/}; $N --chdir=app | (dynamic
          TF_${{ inputs.a }}_TAG=1 terraform validate | check validate of .: terraform
          TF_${{ inputs.a }} terraform | ? TF_${{ inputs.a }} terraform
          seen[$(tflint)]=1 | check lint of . (does not block: inside another command): tflint
          """)
  void isReadThrough(String command, String expected) {
    assertThat(tree("- run: |\n    " + command)).contains(expected);
  }

  @Test
  void followsAFunctionOfPowerShellIntoTheFileCalledLikeIt() {
    assertThat(tree("- shell: pwsh\n  run: |\n    Test-Stack -Name x"))
        .contains("[tools/Test-Stack.ps1]")
        .contains("check validate of .: terraform validate");
    assertThat(tree("- shell: pwsh\n  run: |\n    Test-Other -Name x")).doesNotContain("[tools/");
  }

  @Test
  void tellsValuesAndBlocksOfPowerShellFromCommands() {
    String matrix = "- shell: pwsh\n  run: |\n    ./x.ps1 -Environment {test,prod} -Force";
    assertThat(tree(matrix)).contains("? ./x.ps1").doesNotContain("test prod");
    String block = "- shell: pwsh\n  run: |\n    $join = { param($a) Write-Host $a }\n    &$join 1";
    assertThat(tree(block)).contains("all read through");
    assertThat(tree(block.replace("&$join", "&$other"))).contains("$other 1 (dynamic");
    assertThat(tree("- shell: pwsh\n  run: |\n    if ($x) {terraform validate}"))
        .contains("check validate of .: terraform validate");
  }

  @Test
  void readsEachCommandThatAMatrixNames() {
    String workflow =
        """
        -- .github/workflows/a.yml --
        on: push
        jobs:
          a:
            strategy: {matrix: {command: [terraform fmt -check, terraform validate]}}
            steps: [{run: "${{ matrix.command }}"}]
        """;
    String tree = PipelineTrees.tree(workflow);
    assertThat(tree).contains("check format of .").contains("check validate of .");
  }

  @Test
  void whatOnlyPassesOnIsRead() {
    String tree =
        PipelineTrees.tree(
            """
            -- .github/workflows/a.yml --
            on: push
            jobs:
              a:
                steps:
                  - run: |
                      echo a b | xargs -n 1 > list
                      for group in $groups; do $(az group delete -n $group --yes || true); done
                      if $(env HOME=/tmp az group exists --name x); then echo yes; fi
                  - run: with-secrets bash -c 'terraform plan'
                  - run: $(az deployment group create -f a.bicep)
                  - run: with-secrets deploy now
            -- main.tf --
            """);
    assertThat(tree)
        .contains("destroy: az group delete", "check plan of .: terraform plan")
        .contains("? with-secrets deploy now (unknown command)")
        .contains("4 steps, 2 of them not read through (50.0 %): 1 dynamic, 1 unknown-command");
  }
}
