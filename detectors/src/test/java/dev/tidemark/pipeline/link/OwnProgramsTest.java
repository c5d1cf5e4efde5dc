package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of the repository, followed as far as they start commands. */
class OwnProgramsTest {
  private static final String FILES =
      """
      -- tools/plan.mjs --
      #!/usr/bin/env node
      import { execSync } from 'node:child_process';
      import { lint } from './lint.js';
      const dir = process.argv[2]; // execSync('terraform destroy')
      const quoted = /['"`]/g;
      execSync(`terraform -chdir=${dir} plan`, { stdio: 'inherit' });
      -- tools/lint.js --
      const cp = require("child_process");
      /* cp.execSync("terraform apply") */
      cp.spawnSync("tflint", ["--recursive"], { cwd: "app" });
      -- tools/cloud.js --
      const { EC2Client } = require('@aws-sdk/client-ec2');
      -- tools/any.js --
      require('child_process').execSync(process.argv[2]);
      -- tools/plain.js --
      const found = /x/.exec("terraform apply");
      console.log('done');
      -- tools/broken.js --
      execSync(`terraform pl
      -- tools/check.rb --
      #!/usr/bin/env ruby
      # system("terraform apply")
      abort unless system("terraform", "-chdir=app", "validate")
      out = `tflint --chdir=app`
      -- tools/keys.rb --
      require 'aws-sdk-iam'
      Aws::IAM::Client.new
      -- tools/extensionless --
      #!/usr/bin/env ruby
      sh "helm lint chart"
      -- bin/up --
      #!/usr/bin/env bash
      terraform -chdir=app plan
      -- odd/place/up --
      #!/bin/sh
      terraform -chdir=app plan
      -- lib/common --
      check_all() { terraform -chdir=app validate; }
      -- go.mod --
      module example.org/tools
      -- cmd/plan/main.go --
      package main

      import (
      	"example.org/tools/internal/run"
      	"os/exec"
      )

      func main() {
      	// exec.Command("terraform", "apply")
      	exec.Command("tflint", "--chdir=app").Run()
      	run.Plan()
      }
      -- internal/run/run.go --
      package run

      import "os/exec"

      func Plan() { exec.CommandContext(ctx, "terraform", "-chdir=app", "plan").Run() }
      -- internal/run/run_test.go --
      package run

      func TestPlan() { exec.Command("terraform", "destroy") }
      -- cmd/up/main.go --
      package main

      import "k8s.io/client-go/kubernetes"
      -- cmd/up/more.go --
      package main

      import "k8s.io/client-go/rest"
      -- cmd/ask/main.go --
      package main

      import "github.com/aws/aws-sdk-go-v2/service/ec2"

      func main() {
      	client.DescribeInstances(ctx, &ec2.DescribeInstancesInput{})
      	client.RunInstances(ctx, &ec2.RunInstancesInput{MaxCount: 1})
      	other(&local.DeleteVpcInput{})
      }
      -- app/main.tf --
      terraform {}
      -- chart/Chart.yaml --
      apiVersion: v2
      name: chart
      """;

  private static String running(String script) {
    String step = script.lines().map(line -> "          " + line).collect(Collectors.joining("\n"));
    String files =
        FILES
            + """
              -- .github/workflows/a.yml --
              on: push
              jobs:
                a:
                  steps:
                    - run: |
              """
            + step
            + "\n";
    return tree(files);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node tools/plan.mjs app               | check plan of .: terraform",
        "./tools/plan.mjs app                  | check lint of .",
        "node tools/lint.js                    | (does not block: || true): tflint --recursive",
        "npx tsx tools/plan.mjs                | check plan",
        "node tools/cloud.js                   | ? acts through aws-sdk (opaque)",
        "node tools/any.js                     | ? commands that only it knows (dynamic)",
        "node -e 'execSync(\"tflint\")'        | check lint of .: tflint",
        "ruby tools/check.rb                   | check validate of app: terraform",
        "bundle exec ruby tools/check.rb       | check lint of app: tflint",
        "ruby tools/keys.rb                    | ? acts through aws-sdk (opaque)",
        "./tools/extensionless                 | check lint of chart: helm lint",
        "bin/up                                | check plan of app: terraform",
        "odd/place/up                          | check plan of app: terraform",
        "source lib/common && check_all        | check validate of app: terraform",
        "go run ./cmd/plan                     | check plan of app: terraform",
        "go run -mod=mod ./cmd/plan            | check lint of app: tflint",
        "go run ./cmd/plan complete            | check lint of app: tflint",
        "go run cmd/plan/main.go               | check plan of app: terraform",
        "go run ./cmd/up                       | ? acts through k8s.io/client-go (opaque)",
        "go run ./cmd/ask                      | report: aws ec2 describe-instances",
        "go run ./cmd/ask                      | apply infrastructure of .: aws ec2 run-instances",
        "go run ./cmd/gone                     | (opaque)",
        "go build -o x ./cmd/plan && ./x now   | check plan of app: terraform",
        "cd cmd/plan && go build && ./plan     | check lint of cmd/plan/app: tflint",
        "node --test tools/plan.mjs            | check unit",
      })
  void follows(String script, String shows) {
    assertThat(running(script)).contains(shows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node tools/plan.mjs app | destroy",
        "node tools/lint.js      | terraform apply",
        "node tools/plain.js     | terraform",
        "ruby tools/check.rb     | terraform apply",
        "go run ./cmd/plan       | destroy",
        "go run ./cmd/plan completion bash | terraform",
        "go run ./cmd/plan --help | terraform",
      })
  void takesNoCommentTestOrPatternForACommand(String script, String not) {
    assertThat(running(script)).contains("all read through").doesNotContain(not);
  }

  @Test
  void whatAProgramIsGivenByAVariableOfItsEnvironmentIsKnown() {
    String files =
        """
        -- .github/workflows/a.yml --
        on: push
        jobs:
          test:
            strategy: {matrix: {role: [web, db]}}
            steps: [{run: "ROLE=${{ matrix.role }} python try.py"}]
        -- try.py --
        import os
        def try_out(role):
            if os.system('cd roles/' + %s + ' && molecule test') != 0:
                raise Exception('no')
        try_out(os.environ["ROLE"])
        -- roles/web/tasks/main.yml --
        - ping:
        -- roles/db/tasks/main.yml --
        - ping:
        -- roles/cache/tasks/main.yml --
        - ping:
        """;
    assertThat(tree(files.formatted("role"))).contains("of roles/web roles/db (");
    assertThat(tree(files.formatted("other"))).contains("of roles/* (");
    assertThat(tree(files.formatted("role").replace("[\"ROLE\"]", "[ROLE")))
        .contains("of roles/* (");
  }

  @Test
  void aProgramThatIsCutIsReadAsFarAsItGoes() {
    assertThat(running("node tools/broken.js")).contains("↳ node tools/broken.js");
  }

  @Test
  void startsProgramsOfPackagesByTheirNames() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs:
                  a:
                    steps:
                      - run: yarn jest --ci
                      - run: yarn run stylelint src
                      - run: pnpm --filter web lint
                      - run: yarn workspace web lint
                      - run: yarn frobnicate
                      - run: yarn install --immutable
                -- package.json --
                {"name": "top", "scripts": {}}
                -- packages/web/package.json --
                {"name": "web", "scripts": {"lint": "eslint ."}}
                """))
        .contains(
            "check unit of .: jest",
            "check lint of .: stylelint",
            "check lint of packages/web/**: eslint",
            "? yarn frobnicate (missing)",
            "setup: yarn install",
            "1 of them not read through");
  }

  @Test
  void tellsPowerShellAndComparisonsByThemselves() {
    assertThat(
            tree(
                """
                -- .gitlab-ci.yml --
                windows:
                  script:
                    - $ErrorActionPreference = "Stop"
                    - $env:Path += ";C:/tools"
                    - Write-Output (Get-Date).Year
                    - terraform validate
                -- .github/workflows/a.yml --
                on: push
                jobs:
                  gate:
                    steps:
                      - run: if ${{ needs.a.result != 'success' }}; then exit 1; fi
                      - run: ${{ inputs.command }}
                """))
        .contains("check validate of .: terraform validate", "1 of them not read through")
        .contains(": 1 dynamic");
  }

  @Test
  void aFunctionDropsItsOptionsBeforeItRunsTheRest() {
    assertThat(running("retry() { max=$1; shift; \"$@\"; }\nretry 3 terraform -chdir=app plan"))
        .contains("check plan of app: terraform -chdir=app plan", "all read through");
  }

  @Test
  void whatStandsBehindTwoDashesBelongsToTheProgram() {
    assertThat(running("bundle exec rspec --format doc -- ${FILES}"))
        .contains("check unit", "all read through");
  }

  @Test
  void aCompilerWritesBesideWhatItReads() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs: {a: {steps: [{run: tsc && node ci/plan.js}, {run: node ci/gone.js}, {run: node ci/both.js}]}}
                -- ci/plan.ts --
                import { execSync } from 'child_process';
                execSync('terraform -chdir=app plan');
                -- ci/both.ts --
                execSync('terraform apply');
                -- ci/both.js --
                console.log('done');
                -- app/main.tf --
                """))
        .contains("check plan of app: terraform", "? node ci/gone.js (missing")
        .doesNotContain("terraform apply");
  }

  @Test
  void programsAreFoundByWhatTheirToolsSay() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs:
                  a:
                    steps:
                      - id: get
                        run: bash <(curl https://raw.githubusercontent.com/rhysd/actionlint/main/scripts/download-actionlint.bash)
                      - run: ${{ steps.get.outputs.executable }} -color
                      - run: just outer
                      - run: node tools/build/plan.js
                      - run: ./.sonar/coverage/dotnet-coverage collect dotnet test -f xml
                      - shell: pwsh
                        run: |
                          & "$PWD/ci/check.ps1"
                      - run: ${{ steps.other.outputs.executable }} -color
                      - run: node tools/build/out/plan.js
                -- package.json --
                {"name": "x"}
                -- justfile --
                outer:
                    {{ just_executable() }} inner
                inner:
                    tflint --chdir=app
                -- tools/plan.ts --
                import { execSync } from 'child_process';
                execSync('terraform -chdir=app plan');
                -- ci/check.ps1 --
                terraform -chdir=app validate
                -- app/main.tf --
                """))
        .contains("check lint of .: actionlint", "check lint of app: tflint")
        .contains("check plan of app: terraform", "check validate of app: terraform")
        .contains("check unit of .: dotnet test", "? node tools/build/out/plan.js (missing")
        .contains("8 steps, 2 of them not read through");
  }

  @Test
  void commandsOfFrameworksInPhpAreKnown() {
    String tree =
        tree(
            """
            -- .github/workflows/a.yml --
            on: push
            jobs:
              a:
                steps:
                  - run: php bin/console cache:clear --env=prod
                  - run: php bin/console doctrine:migrations:migrate --no-interaction
                  - run: php artisan migrate --force
                  - run: php bin/console app:ship
            -- bin/console --
            #!/usr/bin/env php
            -- artisan --
            #!/usr/bin/env php
            """);
    assertThat(tree)
        .contains("setup: php bin/console cache:clear", "apply application of .: php bin/console")
        .contains("apply application of .: php artisan migrate")
        .contains("? php bin/console app:ship (opaque", "4 steps, 1 of them not read through");
  }
}
