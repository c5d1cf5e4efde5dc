package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that take in more of the repository, that a build puts together, or that ask clouds themselves. */
class ProgramsOfSeveralFilesTest {
  private static final String FILES =
      """
      -- pyproject.toml --
      [project.scripts]
      tool = "tool.main:cli"
      mixed = "mixed.main:cli"
      -- src/tool/main.py --
      from tool.commands.tell import tell
      from tool.commands import ship as ship_command
      -- src/tool/commands/tell.py --
      from ..chat import (
          send,  # to people
          other,
      )
      -- src/tool/commands/ship.py --
      import subprocess
      subprocess.run(["terraform", "apply", "-auto-approve"], check=True)
      -- src/tool/chat.py --
      import requests
      -- src/tool/__init__.py --
      -- ci/check.py --
      from helpers import run
      COMMAND = "terraform -chdir=app validate"
      run.execute(COMMAND)
      -- ci/helpers/run.py --
      import subprocess
      def execute(line): subprocess.run(line, shell=True)
      -- ci/deep.py --
      from helpers.cloud import connect
      connect("ecs").update_service()
      -- ci/helpers/cloud.py --
      import boto3
      def connect(name): return boto3.client("ecs")
      -- ci/direct.py --
      import boto3
      boto3.client("ec2").run_instances(MaxCount=1)
      -- ci/kept.py --
      import boto3
      ec2 = boto3.client("ec2")
      use(ec2)
      -- ci/format.py --
      import os
      folder = "app"
      os.system(f"tflint --chdir={folder}")
      -- web/package.json --
      {"scripts": {"build": "tsc -p .", "check:a": "tflint", "check:b:c": "checkov -d app"}}
      -- web/src/check.ts --
      import { execSync } from 'node:child_process';
      const line = 'tflint --chdir=app';
      execSync(line);
      -- ci/up.mjs --
      import { EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
      await new EC2Client({}).send(new RunInstancesCommand({ MaxCount: 1 }));
      -- ci/old.js --
      const AWS = require('aws-sdk');
      const ec2 = new AWS.EC2({ region: 'x' });
      await ec2.describeInstances({}).promise();
      -- ci/hidden.js --
      const { S3Client } = require('@aws-sdk/client-s3');
      module.exports = new S3Client({});
      -- ci/page.js --
      const cheerio = require('cheerio');
      $('td:contains("terraform apply")').remove();
      -- .github/actions/plan/action.yml --
      name: plan
      runs: {using: node20, main: dist/index.js, post: dist/tidy.js}
      -- .github/actions/plan/package.json --
      {"scripts": {"package": "ncc build src/plan.ts -o dist"}}
      -- .github/actions/plan/dist/index.js --
      __webpack_require__(1); exec('terraform apply')
      -- .github/actions/plan/src/plan.ts --
      import * as exec from '@actions/exec';
      await exec.exec('terraform', ['-chdir=app', 'plan']);
      -- .github/actions/plan/src/tidy.ts --
      console.log('done');
      -- .github/actions/bundle/action.yml --
      runs: {using: node20, main: dist/index.js}
      -- .github/actions/bundle/dist/index.js --
      __webpack_require__(1)
      -- app/main.tf --
      """;

  private static String running(String step) {
    String all =
        tree(
            FILES
                + "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - "
                + step
                + "\n");
    String own = all.substring(all.indexOf(".github/workflows/a.yml"));
    String shown = own.substring(0, own.indexOf("  fingerprint"));
    return shown.indexOf('?') < 0 ? shown + "all is read" : shown;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run: tool --version                        | all is read",
        "run: tool tell all                         | all is read",
        "run: tool ship now                         | ? tool ship now (opaque",
        "run: tool other                            | ? tool other (opaque",
        "run: python ci/check.py                    | check validate of app: terraform",
        "run: python ci/deep.py                     | ? acts through boto3 (opaque)",
        "run: python ci/direct.py                   | apply infrastructure of .: aws ec2"
            + " run-instances",
        "run: python ci/kept.py                     | ? acts through boto3 (opaque)",
        "run: python ci/format.py                   | check lint",
        "run: node web/dist/check.js                | check lint of app: tflint",
        "run: node web/dist/other.js                | ? node web/dist/other.js (missing",
        "run: cd web && npx run-p check:*            | check lint of web: tflint",
        "run: cd web && run-s 'check:**' -l          | checkov -d app",
        "run: cd web && run-s gone                   | ? npm run gone (missing",
        "run: npx ts-node -P x.json web/src/check.ts | check lint of app: tflint",
        "run: node ci/up.mjs                        | apply infrastructure of .: aws ec2"
            + " run-instances",
        "run: node ci/old.js                        | report: aws ec2 describe-instances",
        "run: node ci/hidden.js                     | ? acts through aws-sdk (opaque)",
        "run: node ci/page.js                       | all is read",
        "run: node ./node_modules/.bin/jest --ci    | check unit",
        "run: node ./node_modules/@a/own/x.js       | ? node ./node_modules/@a/own/x.js (missing",
        "uses: ./.github/actions/plan               | check plan of app: terraform -chdir=app plan",
        "uses: ./.github/actions/bundle             | (opaque",
      })
  void reads(String step, String shows) {
    assertThat(running(step)).contains(shows);
  }

  @Test
  void aProgramOfMoreFilesThanAreReadIsNotRead() {
    String files =
        IntStream.range(0, 130)
            .mapToObj(i -> "-- ci/m" + i + ".py --\nimport m" + (i + 1) + "\n")
            .collect(Collectors.joining());
    assertThat(
            tree(
                files
                    + "-- .github/workflows/a.yml --\n"
                    + "on: push\njobs: {a: {steps: [{run: python ci/m0.py}]}}\n"))
        .contains("? python ci/m0.py (opaque");
  }

  @Test
  void filesThatTakeInOneAnotherEnd() {
    assertThat(
            tree(
                """
                -- ci/a.js --
                require('./b'); require('./a');
                -- ci/b.js --
                import './a.js'; require('child_process').execSync('tflint
                -- .github/workflows/a.yml --
                on: push
                jobs: {a: {steps: [{run: node ci/a.js}]}}
                """))
        .contains("check lint of .: tflint");
  }
}
