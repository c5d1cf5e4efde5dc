package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Pipelines;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form in which a pipeline's step can hide its work, and what is said where it cannot be followed. */
class LinkingFormsTest {
  private static final String FILES =
      """
      -- Makefile --
      DIR = app
      plan: lint ; terraform -chdir=$(DIR) plan
      lint: ; cd $(DIR) && tflint
      sub: ; $(MAKE) -C tools deep
      ring: ring2
      ring2: ring ; tflint
      X = $(X)$(X)
      swell: ; $(X) terraform validate
      -- tools/Makefile --
      deep: ; helm lint ../chart
      -- package.json --
      {"scripts": {"check": "tflint", "all": "npm run check && yarn check2", "check2": "terraform validate"}}
      -- devbox.json --
      {"shell": {"scripts": {"check": ["just lint", "terraform validate"]}}}
      -- Taskfile.yml --
      tasks:
        check: {deps: [lint], dir: app, cmds: [terraform validate, {task: more}]}
        lint: tflint
        more: {cmd: terraform fmt -check}
        ring: {cmds: [task ring]}
      -- justfile --
      check: lint
        terraform -chdir=app validate
      lint:
        tflint
      -- run.sh --
      set -e
      check() { terraform -chdir="$1" validate; }
      for dir in app chart; do check "$dir"; done
      -- app/inner.sh --
      terraform plan
      -- loop.sh --
      ./loop.sh
      -- ci.py --
      import subprocess
      subprocess.run(["terraform", "-chdir=app", "plan"], check=True)
      -- tool.js --
      run()
      -- .pre-commit-config.yaml --
      repos:
        - repo: https://github.com/antonbabenko/pre-commit-terraform
          hooks: [{id: terraform_fmt}]
        - repo: local
          hooks: [{id: own, entry: ./app/inner.sh, language: script}]
      -- ship_tool.cue --
      command: ship: {}
      -- compose.yml --
      services:
        plan: {image: "hashicorp/terraform:1.9", command: [-chdir=app, plan]}
        lint: {build: ., entrypoint: [tflint], command: --chdir=app}
        web: {image: acme/web}
      -- app/main.tf --
      -- chart/Chart.yaml --
      name: a
      """;

  private static Landscape landscape(String files) {
    return DetectorTester.landscape(files);
  }

  private static String running(String script) {
    return tree(
        FILES
            + "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - run: |\n"
            + script.indent(10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make plan                                   | check lint of app: tflint",
        "make plan                                   | check plan of app: terraform",
        "make plan DIR=chart                         | check plan of chart: terraform",
        "make sub                                    | check lint of chart: helm lint",
        "make -C tools deep                          | check lint of chart: helm lint",
        "npm run all                                 | check validate of .: terraform validate",
        "pnpm run check                              | check lint of .: tflint",
        "yarn check                                  | check lint of .: tflint",
        "task check                                  | check validate of app: terraform validate",
        "task check                                  | check lint of .: tflint",
        "task check                                  | check format of .: terraform fmt",
        "just check                                  | check validate of app: terraform",
        "just check                                  | check lint of .: tflint",
        "devbox run check                            | check validate of .: terraform validate",
        "devbox run -q check                         | check lint of .: tflint",
        "devbox run terraform validate               | check validate of .: terraform validate",
        "./run.sh                                    | check validate of app chart: terraform",
        "cd app && ./inner.sh                        | check plan of app: terraform plan",
        "bash app/inner.sh                           | check plan of .: terraform plan",
        "python3 ci.py                               | check plan of app: terraform",
        "pre-commit run --all-files                  | check format of .: hook:terraform_fmt",
        "pre-commit run own                          | check plan of .: terraform plan",
        "docker run --rm -v $PWD:/x hashicorp/terraform:1.9 validate | check validate of .: terraform validate",
        "aws-vault exec prod -- terraform -chdir=app apply | apply infrastructure of app: terraform",
        "env A=b terraform -chdir=app plan           | check plan of app: terraform",
        "A=b sudo -E terraform -chdir=app plan       | check plan of app: terraform",
        "bash -c 'cd app && terraform plan'          | check plan of app: terraform plan",
        "'ls; echo x && terraform -chdir=app plan || exit 1' | check plan of app: terraform",
        "$(which terraform) -chdir=app plan          | check plan of app: terraform",
        "ourtool terraform -chdir=app plan           | check plan of app: terraform",
        "for d in */; do (cd $d; terraform validate); done | check validate of *: terraform validate",
        "docker compose run --rm plan                | check plan of app: terraform",
        "docker-compose -f compose.yml run lint      | check lint of app: tflint",
        "docker compose up --exit-code-from lint     | check lint of app: tflint",
        "docker compose run --rm web tflint          | check lint of .: tflint",
        "docker compose run web                      | sandbox: docker compose run web",
        "docker compose run gone                     | sandbox: docker compose run gone",
        "docker compose -f gone.yml run plan         | sandbox: docker compose",
        "cue cmd ship                                | ? cue cmd ship (opaque",
        "cue ship                                    | ? cue ship (opaque",
        "cd app && cue cmd ship                      | ? cue cmd ship (missing",
        "cue vet ./...                               | check validate of .: cue vet",
        "find . -name x -exec terraform fmt -check {} +  | check format",
        "xargs -n1 tflint                            | check lint of .: tflint",
      })
  void follows(String script, String shows) {
    assertThat(running(script)).contains(shows);
  }

  @Test
  void followsHeredocs() {
    assertThat(running("bash <<'EOF'\ncd app\nterraform plan\nEOF\n"))
        .contains("check plan of app: terraform plan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make gone       | missing",
        "make $TARGET    | dynamic",
        "npm run gone    | missing",
        "task gone       | missing",
        "task ring       | cycle",
        "just gone       | missing",
        "./gone.sh       | missing",
        "./$X.sh         | dynamic",
        "./loop.sh       | cycle",
        "mage build      | missing",
        "invoke build    | missing",
        "python gone.py  | missing",
        "perl tool.js    | opaque",
        "frobnicate x    | unknown-command",
        "$TOOL x         | dynamic",
      })
  void saysWhyItCannotFollow(String script, String why) {
    String tree = running(script);
    assertThat(tree).contains("? ").contains(": 1 " + why);
  }

  @Test
  void badInputEndsAndLosesNoPipeline() {
    StringBuilder huge = new StringBuilder("on: push\njobs:\n  a:\n    steps:\n");
    for (int i = 0; i < 100_000; i++) {
      huge.append("      - run: terraform validate\n");
    }
    String files =
        FILES
            + "-- .github/workflows/huge.yml --\n"
            + huge
            + """
              -- .github/workflows/odd.yml --
              on: push
              jobs:
                up: {uses: ./../../x.yml}
                ring: {uses: ./.github/workflows/odd.yml}
                a:
                  steps:
                    - uses: ./../../x
                    - run: make ring swell
                    - run: ./big.sh
                    - run: terraform validate
              -- .github/workflows/cut.yml --
              on: push
              jobs:
                a:
                  steps:
                    - run: terraform validate
                    - run: "terraform
              -- .gitlab-ci.yml --
              include: [/etc/passwd, ../../x.yml, .gitlab-ci.yml, {project: a/b, file: x.yml}]
              a: {script: [terraform validate]}
              -- Jenkinsfile --
              ))) def ''' stage( { ] sh "terraform validate" %%% '''
              -- big.sh --
              """
            + "terraform validate # filler filler filler filler\n".repeat(200_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          List<String> seen =
              landscape(files).facet(Pipelines.FACET).running().stream()
                  .map(LinkedPipeline::pipeline)
                  .map(p -> p.location().path().value())
                  .toList();
          assertThat(seen)
              .contains(
                  ".github/workflows/huge.yml",
                  ".github/workflows/odd.yml",
                  ".gitlab-ci.yml",
                  "Jenkinsfile");
          String tree = tree(files);
          assertThat(tree)
              .contains("? ./../../x (missing)")
              .contains("? ./../../x.yml (missing)")
              .contains("? /etc/passwd: missing")
              .contains("a/b/x.yml (remote)")
              .contains("… more than can be followed")
              .contains(" length")
              .contains("length: its pipeline runs more commands than are followed");
        });
  }

  @Test
  void filesThatIncludeOneAnotherAndMakefilesThatExpandThemselvesEnd() {
    String files =
        """
        -- .gitlab-ci.yml --
        include: [{local: ci/a.yml}]
        check: {script: [terraform validate, make -C tools loop]}
        -- ci/a.yml --
        include: [{local: ci/b.yml}]
        lint: {script: [tflint]}
        -- ci/b.yml --
        include: [{local: ci/a.yml}]
        scan: {script: [checkov -d .]}
        -- tools/Makefile --
        A = $(B) $(B)
        B = $(A) $(A)
        loop: other
        \t$(A) terraform fmt -check
        other: loop
        \t$(MAKE) loop
        -- main.tf --
        """
            .replace("\\t", "\t");
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () ->
            assertThat(tree(files))
                .contains("check validate of .: terraform validate")
                .contains("check lint of .: tflint")
                .contains("check security of .: checkov"));
  }

  @Test
  void copiesHaveOneFingerprintAndAnotherOrderHasAnother() {
    String one = "on: push\njobs:\n  a: {steps: [{run: make lint}, {run: make plan}]}\n";
    String copy =
        "on: push\nname: x\njobs:\n  b: {steps: [{name: n, run: make lint}, {run: 'make plan  '}]}\n";
    String other = "on: push\njobs:\n  a: {steps: [{run: make plan}, {run: make lint}]}\n";
    String called = "on: push\njobs:\n  a: {uses: ./.github/workflows/t.yml}\n";
    Pipelines pipelines =
        landscape(
                FILES
                    + "-- .github/workflows/a.yml --\n"
                    + one
                    + "-- .github/workflows/b.yml --\n"
                    + copy
                    + "-- .github/workflows/c.yml --\n"
                    + other
                    + "-- .github/workflows/d.yml --\n"
                    + called
                    + "-- .github/workflows/e.yml --\n"
                    + called.replace("a:", "z:")
                    + "-- .github/workflows/t.yml --\n"
                    + one.replace("push", "workflow_call"))
            .facet(Pipelines.FACET);
    List<String> prints = pipelines.running().stream().map(LinkedPipeline::fingerprint).toList();
    assertThat(prints.get(0)).isEqualTo(prints.get(1)).isNotEqualTo(prints.get(2));
    assertThat(prints.get(3)).isEqualTo(prints.get(4));
  }
}
