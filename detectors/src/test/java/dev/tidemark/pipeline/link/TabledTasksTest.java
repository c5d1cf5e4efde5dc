package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that stand in tables of settings, and in Taskfiles that include others. */
class TabledTasksTest {
  private static final String FILES =
      """
      -- pyproject.toml --
      [tool.poe.tasks]
      lint = "tflint"
      docs = {shell = "helm lint chart"}
      both = ["lint", "docs"]
      after = {cmd = "terraform validate", deps = ["lint"]}
      code = {script = "own.tasks:main"}
      ring = ["ring2"]
      ring2 = ["ring"]
      [tool.pdm.scripts]
      lint = "tflint"
      words = {cmd = ["terraform", "-chdir=app", "validate"]}
      all = {composite = ["lint", "terraform fmt -check"]}
      called = {call = "own.tasks:main"}
      [tool.rye.scripts]
      lint = ["terraform", "-chdir=app", "validate"]
      all = {chain = ["lint"]}
      [tool.hatch.envs.default.scripts]
      lint = "tflint"
      [tool.hatch.envs.docs.scripts]
      check = ["own", "lint"]
      own = "helm lint chart"
      [tool.hatch.envs.alone]
      detached = true
      [tool.hatch.envs.alone.scripts]
      own = "tflint"
      -- pixi.toml --
      [tasks]
      lint = {cmd = ["terraform", "validate"], cwd = "app", depends-on = ["first"]}
      first = "tflint"
      -- Pipfile --
      [scripts]
      lint = "tflint"
      -- composer.json --
      {"scripts": {"check": ["@lint", "@composer validate", "terraform validate"], "lint": "tflint", "install": "terraform apply"}}
      -- deno.json --
      {"tasks": {"lint": "tflint", "all": {"command": "terraform validate", "dependencies": ["lint"]}}}
      -- mise.toml --
      [tasks.lint]
      run = "tflint"
      [tasks.all]
      depends = ["lint"]
      run = ["terraform validate", {task = "last"}]
      [tasks.last]
      run = "helm lint chart"
      [tasks.install]
      run = "terraform apply"
      -- Taskfile.yml --
      includes:
        docs: ./docs
        deep: {taskfile: ./deep/Tasks.yml, dir: app}
        gone: ./gone
        self: ./Taskfile.yml
      tasks:
        lint: tflint
        both: [tflint, terraform validate]
        top: {cmds: [{task: "docs:check"}]}
      -- docs/Taskfile.yml --
      tasks:
        default: helm lint chart
        check: {deps: [{task: own}], cmds: [{task: ":lint"}]}
        own: terraform fmt -check
      -- deep/Tasks.yml --
      tasks:
        plan: terraform plan
      -- app/main.tf --
      -- main.tf --
      -- chart/Chart.yaml --
      name: a
      """;

  private static String running(String script) {
    return tree(
        FILES
            + "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - run: "
            + script
            + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "poe lint                   | check lint of .: tflint",
        "poe docs                   | check lint of chart: helm lint",
        "poe both                   | check lint of chart: helm lint",
        "poe after                  | check lint of .: tflint",
        "poetry run poe after       | check validate of .: terraform",
        "cd app && poe lint         | check lint of .: tflint",
        "pdm run lint               | check lint of .: tflint",
        "pdm run words              | check validate of app: terraform",
        "pdm run all                | check format of .: terraform",
        "pdm run terraform validate | check validate of .: terraform",
        "rye run all                | check validate of app: terraform",
        "hatch run lint             | check lint of .: tflint",
        "hatch -v run docs:lint     | check lint of .: tflint",
        "hatch run docs:check       | check lint of chart: helm lint",
        "hatch run docs:check       | check lint of .: tflint",
        "hatch run alone:tflint -x  | check lint of .: tflint -x",
        "hatch run terraform plan   | check plan of .: terraform",
        "pixi run lint              | check lint of .: tflint",
        "pixi run -e dev first      | check lint of .: tflint",
        "pixi run terraform plan    | check plan of .: terraform",
        "pipenv run lint            | check lint of .: tflint",
        "composer check             | check lint of .: tflint",
        "composer run-script check  | check validate of .: terraform",
        "composer install           | setup: composer install",
        "deno task all              | check lint of .: tflint",
        "mise run all               | check lint of chart: helm lint",
        "mise all                   | check validate of .: terraform",
        "mise install               | setup: mise install",
        "task both                  | check validate of .: terraform",
        "task docs:own              | check format of .: terraform",
        "task docs                  | check lint of chart: helm lint",
        "task top                   | check lint of .: tflint",
        "task top                   | check format of .: terraform",
        "task deep:plan             | check plan of app: terraform",
        "task self:self:lint        | check lint of .: tflint",
        "task lint docs:own         | check format of .: terraform",
        "task -t deep/Tasks.yml plan | check plan of deep: terraform",
      })
  void follows(String script, String shows) {
    assertThat(running(script)).contains(shows).doesNotContain("? ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "poe code                   | ? poe code (opaque",
        "poe ring                   | (cycle",
        "poe gone                   | ? poe gone (unknown",
        "pdm run called             | ? pdm run called (opaque",
        "pdm run gone               | ? gone (unknown command",
        "hatch run alone:frob       | ? frob (unknown command",
        "hatch run none:lint        | ? none:lint (unknown command",
        "composer run gone          | ? composer run gone (missing",
        "deno task gone             | ? deno task gone (missing",
        "mise run gone              | ? mise run gone (missing",
        "task gone:x                | ? task gone:x (missing",
        "task docs:gone             | ? task docs:gone (missing",
        "task self:self:self:self:self:self:self:self:self:self:lint | (missing",
      })
  void saysWhyItCannotFollow(String script, String shows) {
    assertThat(running(script)).contains(shows);
  }
}
