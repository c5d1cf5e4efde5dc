package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.pipeline.PipelineTree;
import dev.tidemark.repository.History;
import dev.tidemark.repository.TextSnapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs and rules that a repository names in one place and calls in another: followed, or said to be unread. */
class NamedProgramsTest {
  private static final String FILES =
      """
      -- pyproject.toml --
      [project.scripts]
      checks = "tools.checks:main"
      rollout = "rollout.__main__:main"
      gone = "tools.gone:main"
      [tool.poetry.scripts]
      lints = "pkg.lints:run"
      -- named/plain_check.sh --
      tflint --chdir=app
      -- named/full_check.sh --
      terraform -chdir=net validate
      -- tools/checks.py --
      import subprocess
      command = ["terraform", "-chdir=app", "validate"]
      other = build()
      subprocess.run(command, check=True)
      subprocess.check_output(["tflint --chdir=app"], shell=True)
      -- src/pkg/lints.py --
      import subprocess
      words = [
          "helm",
          "lint", "chart"]
      words = more(words)
      subprocess.run(words)
      -- rollout/__main__.py --
      from .cli import app
      app()
      -- rollout/cli.py --
      import subprocess
      subprocess.run(["helm", "upgrade", "x", "chart"])
      -- app/main.tf --
      terraform {}
      -- chart/Chart.yaml --
      name: chart
      version: 1.0.0
      -- Makefile --
      STAGES := $(patsubst %,stage-%,dev prod)
      TOOL = $(BIN)/terraform
      $(STAGES): stage-%: check-%
      \tcd $(*) && terraform plan
      check-app check-net: check-%: lint
      \ttflint --chdir=$*
      lint:
      \tyamllint .
      %: lint $(shell find cmd/$* -name '*.go')
      \tgo build -o $@ ./cmd/$*
      asked:
      \tX="$(shell $(TOOL) version)" tfsec app
      modules:
      \tls -d */ | xargs -tI % terraform -chdir=app validate %
      odd: %:
      -- ci/go.sh --
      HERE="$( cd "$( dirname "${BASH_SOURCE[0]}" )"/lib && pwd )"
      source ${HERE}/own.sh
      ${HERE}/more.sh
      checkAll app
      -- ci/lib/own.sh --
      checkAll() { tflint --chdir=$1; }
      -- ci/lib/more.sh --
      terraform -chdir=app validate
      -- .pre-commit-config.yaml --
      repos:
        - repo: local
          hooks:
            - id: no-tabs
              language: pygrep
              entry: terraform apply
            - id: no-plans
              language: fail
              entry: plans are not kept
              files: tfplan$
            - id: formats
              language: system
              entry: terraform fmt -check
      -- ci/build.ps1 --
      $here = Split-Path -Parent $MyInvocation.MyCommand.Definition
      . $here/lib/more.ps1
      . $elsewhere/other.ps1
      -- ci/lib/more.ps1 --
      terraform -chdir=app validate
      -- cmd/checker/main.go --
      package main
      import "os/exec"
      func main() { exec.Command("tflint", "--chdir=app").Run() }
      """;

  private static String tree(String command) {
    String workflow =
        "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n    - run: |\n"
            + command.indent(8);
    return String.join(
        "\n",
        PipelineTree.of(
            DetectorTester.landscape(
                TextSnapshot.of(FILES.replace("\\t", "\t") + workflow),
                History.NONE,
                p -> Origin.OWN)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          checks | check validate of app: terraform -chdir=app validate
          checks | check lint of app: tflint --chdir=app
          python -m tools.checks | check lint of app: tflint --chdir=app
          lints | commands that only it knows (dynamic)
          rollout up | ? rollout up (opaque
          gone | ? gone (unknown command)
          make stage-app | check plan of app: terraform plan
          make stage-app | check lint of app: tflint --chdir=app
          make check-net | check lint of .: yamllint .
          make check-net | tflint --chdir=net
          make asked | check security of app/**: tfsec app
          make modules | check validate of app: terraform -chdir=app validate
          ./ci/go.sh | check lint of app: tflint
          ./ci/go.sh | terraform -chdir=app validate
          pre-commit run -a | check lint: no-tabs
          pre-commit run -a | check lint: no-plans
          pre-commit run -a | check format of .: terraform fmt -check
          pwsh -File ./ci/build.ps1 | check validate of app: terraform -chdir=app validate
          pwsh -File ./ci/build.ps1 | ? $elsewhere/other.ps1 (dynamic
          make program | check lint of .: yamllint .
          make program | build: go build -o program ./cmd/program
          eval "run_$(date +%s)() { tflint; }" | all read through
          eval "$DYNAMIC plan" | 1 of them not read
          exec {log}< <(date) | all read through
          bash -eo pipefail -c "terraform -chdir=app plan" | check plan of app: terraform
          bash --norc -ec "terraform -chdir=app plan" | check plan of app: terraform
          bash ./named/plain_check.sh -c cluster | check lint of app: tflint --chdir=app
          bash ./named/plain_check.sh -c cluster | all read through
          ./named/${KIND}_check.sh app | check lint of app: tflint --chdir=app
          bash ./named/${KIND}_check.sh app | check validate of net: terraform -chdir=net validate
          ./named/${KIND}_gone.sh | ? ./named/${KIND}_gone.sh (dynamic
          ./named/${KIND}.sh | ? ./named/${KIND}.sh (dynamic
          eval "$(grep '^NAME=' settings.env)" | all read through
          eval "$(grep 'NAME' settings.env)" | 1 of them not read
          go tool vet . | check lint of .: go vet .
          go build -o checker example.org/tool/cmd/checker && ./checker | check lint of app: tflint --chdir=app
          go build -o other example.org/tool/cmd/other && ./other | ? ./other (opaque
          """)
  void followsWhatIsNamed(String command, String shown) {
    assertThat(tree(command)).contains(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rollout up | apply
          lints | helm lint
          pre-commit run -a | apply
          make check-net | check-%
          """)
  void tellsNothingThatMayNotBeDone(String command, String unseen) {
    assertThat(tree(command)).doesNotContain(unseen);
  }
}
