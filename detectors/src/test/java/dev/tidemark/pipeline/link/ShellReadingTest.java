package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.pipeline.PipelineTrees;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shell makes of a script before a command runs: arrays, choices, what was fetched, what is printed. */
class ShellReadingTest {
  private static final String FILES =
      """
      -- Makefile --
      lint: ; tflint
      test: ; terraform test
      -- scripts/lint.sh --
      tflint
      -- scripts/test.sh --
      terraform test
      -- scripts/X.ps1 --
      $path = "x"
      terraform fmt -check $path
      -- app/main.tf --
      """;

  private static String running(String shell, String script) {
    String files =
        FILES
            + "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - shell: "
            + shell
            + "\n        run: |\n"
            + script.replace("\\n", "\n").indent(10);
    return PipelineTrees.tree(files);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=(-chdir=app plan)\\nterraform \"${a[@]}\"                | check plan of app: terraform",
        "a=(plan)\\na+=(-destroy)\\nterraform ${a[@]}               | terraform plan -destroy",
        "declare -a a=(terraform -chdir=app plan)\\n\"${a[@]}\"     | check plan of app: terraform",
        "f() { local -a a=(tflint); ${a[0]}; }\\nf                  | check lint of .: tflint",
        "a=(x lint)\\nmake ${a[1]}                                  | check lint of .: tflint",
        "a=(x lint)\\nscripts/${a[1]}.sh                            | check lint of .: tflint",
        "a=(x y tflint)\\n\"${a[@]:2}\"                             | check lint of .: tflint",
        "for d in \"${dirs[@]}\"; do terraform -chdir=$d plan; done | check plan of .: terraform",
        "d=(app)\\nfor x in \"${d[@]}\"; do terraform -chdir=$x plan; done | check plan of app",
        "c=terraform\\nc+=\" -chdir=app plan\"\\n$c                 | check plan of app: terraform",
        "for t in lint test; do make $t; done                       | check unit of .: terraform test",
        "for t in lint test; do ./scripts/$t.sh; done               | check unit of .: terraform test",
        "for t in lint test; do bash scripts/lint.sh $t; done       | ↳ bash scripts/lint.sh {lint,test} [scripts/lint.sh]",
        "curl -fsSL https://get.helm.sh/get -o h.sh && ./h.sh       | setup: ./h.sh",
        "wget https://x.org/install-y.sh\\nbash install-y.sh        | setup: bash install-y.sh",
        "curl https://x.org/install.sh ~ sh -s -- -b bin            | setup: sh -s",
        "curl https://x.org/install.sh > i.sh; sh i.sh              | setup: sh i.sh",
        "sh -c \"$(curl -fsSL https://x.org/install.sh)\"           | setup: sh -c",
        "bash <(curl -s https://codecov.io/bash)                    | report: bash",
        "curl https://x.org/ours.sh ~ bash -s prod                  | ? bash -s prod (remote",
        "curl -LO https://x.org/ours.sh; ./ours.sh prod             | ? ./ours.sh prod (remote",
        "git clone https://x.org/a/b.git; ./b/run.sh                | ? ./b/run.sh (remote",
        "./h.sh                                                     | ? ./h.sh (missing)",
        "cd app; go test -c . ; ./app.test -v                       | ↳ ./app.test -v [tests that were built]",
        "go build -o tool ./cmd; ./tool                             | ? ./tool (opaque)",
        "terraform$TF_VERSION -chdir=app plan                       | check plan of app: terraform",
        "x=\"$(jq $'a(\\'\"+.+\"\\')' <<< \"$Y\")\"; tflint            | check lint of .: tflint",
        "terraform$OTHER plan                                       | ? terraform$OTHER plan (dynamic",
        "kubectl apply -f <(helm template charts/a)                 | apply release: kubectl apply -f",
        "$(pwd)/bin/controller-gen x; ${CONTROLLER_GEN} paths=./... | build: controller-gen paths",
        "${ENVSUBST} < a > b; $SED -i x y; tflint                   | check lint of .: tflint",
        "$SCRIPT x                                                  | ? $SCRIPT x (dynamic",
        "npx cross-env A=b tflint                                   | check lint of .: tflint",
        "terramate run -- terraform plan                            | check plan of .: terraform plan",
      })
  void reads(String script, String shows) {
    assertThat(running("bash", script.replace('~', '|'))).contains(shows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "eval \"$(/home/linuxbrew/.linuxbrew/bin/brew shellenv)\"",
        "$(aws ecr get-login --no-include-email)",
        "if ! $(git describe ~ grep -Eq x); then exit 1; fi",
        "exec > >(tee x.log) 2>&1",
        "$(echo \"export A=$(sed -n 's/.*\\([^\"]*\\)/\\1/p' x)\")",
      })
  void whatIsPrintedAndRunChangesNothing(String script) {
    assertThat(running("bash", script.replace('~', '|'))).contains("all read through");
  }

  @Test
  void whatAnyOtherCommandPrintsIsNotKnown() {
    assertThat(running("bash", "$(./ours)")).contains("(dynamic)");
  }

  @Test
  void startsScriptsOfPowershellByTheirPath() {
    assertThat(running("pwsh", "scripts/X.ps1 -A $x")).contains("check format");
    assertThat(running("pwsh", ".\\scripts\\X.ps1")).contains("check format");
    assertThat(running("pwsh", "${{ github.workspace }}/scripts/X.ps1 -A 1"))
        .contains("check format");
    assertThat(running("pwsh", "Get-Item x | ? { $_.a } | % { $_ } | select b"))
        .contains("all read through");
    assertThat(running("pwsh", "$x = \"${{ github.repository }}/y\"")).contains("all read through");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`",
        "$(",
        "${a[",
        "${a[0]",
        "a=(1); ${a[0]",
        "a=(1); x ${a[@]:}",
        "a=(1); x ${a[@]:9}",
        "a=(",
        "a+=",
        "declare",
        "declare =",
        "local x+=",
        "export \"",
        "curl -o",
        "curl",
        "wget -O",
        "curl x |",
        "curl x | sh | sh",
        "bash <(",
        "sh -c \"$(curl\"",
        "git clone",
        "git clone -b",
        "go test -c -o",
        "make {",
        "make {,}",
        "make {a,b",
        "./{a,b}.sh {c,d}",
        "docker compose run",
        "docker compose -f run",
        "docker compose up --exit-code-from",
        "npm -w",
        "npm run -w",
        "npm --workspaces run",
        "cue",
        "cue cmd",
        "$",
        "${",
        "$A_VERSION",
        "cd $(cd x && pwd",
        "kubectl apply -f <(",
      })
  void brokenScriptsAreRead(String script) {
    assertThat(running("bash", script)).contains("1 pipeline, ");
  }

  @Test
  void anArrayOfHostileSizeIsCutAndABrokenOneIsText() {
    String large = "a=(" + "x ".repeat(20_000) + ")\ntflint \"${a[@]}\"";
    Assertions.assertTimeout(
        Duration.ofMinutes(2), () -> assertThat(running("bash", large)).contains("tflint"));
    assertThat(running("bash", "a=(x\ntflint")).contains("1 step,");
    assertThat(running("bash", "tflint \"${a[9999999999]}\"")).contains("check lint");
  }
}
