package dev.tidemark.format.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ShellScriptTest {

  private static String commands(String script) {
    return ShellScript.read(script).commands().stream()
        .map(
            c ->
                c.line() + ":" + c.words().stream().map(Word::raw).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void readsCommandsWithLinesThroughEveryConstruct() {
    String script =
        """
        #!/usr/bin/env bash
        set -euo pipefail
        plan() {
          terraform -chdir="$1" plan | tee plan.txt
        }
        for d in terraform/*/; do
          (cd "$d" && plan .)
        done
        if ! terraform fmt -check; then
          echo no; exit 1
        fi
        case "$x" in
          a|b) helm lint ;;
          *) true
        esac
        X=`git rev-parse HEAD`
        Y="$(jq -r '.a' <<< "$X")"
        cat <<EOF | kubectl apply -f -
        kind: it's (here
        EOF
        while read -r l; do echo "$l"; done < file
        bash -c 'a && b'
        """;
    assertThat(commands(script))
        .isEqualTo(
            """
            2:set -euo pipefail
            4:terraform -chdir=$1 plan
            4:tee plan.txt
            7:cd $d
            7:plan .
            9:terraform fmt -check
            10:echo no
            10:exit 1
            13:helm lint
            14:true
            16:
            16:git rev-parse HEAD
            17:
            17:jq -r .a
            18:cat
            18:kubectl apply -f -
            21:read -r l
            21:echo $l
            22:bash -c a && b""");
    assertThat(ShellScript.read(script).complete()).isTrue();
    assertThat(ShellScript.read(script).interpreter()).contains("bash");
  }

  @Test
  void keepsExpressionsOfTemplatesInOneWord() {
    assertThat(commands("bash x.sh ${{ inputs.dir || 'a' }}/b \"${{ matrix.x }}\" {{ .Y }}"))
        .isEqualTo("1:bash x.sh ${{ inputs.dir || 'a' }}/b ${{ matrix.x }} {{ .Y }}");
  }

  @Test
  void joinsContinuedLinesAndDropsComments() {
    assertThat(commands("helm upgrade \\\n  --install a ./c # now\n# terraform apply\nls\n"))
        .isEqualTo("1:helm upgrade --install a ./c\n4:ls");
  }

  @Test
  void seesCommandsAfterHeredocInSubstitution() {
    assertThat(commands("X=$(cat <<'E'\nit's ) open\nE\n)\nterraform plan\n"))
        .isEqualTo("1:\n1:cat\n5:terraform plan");
  }

  @Test
  void neverHangsOnWhatIsNoShell() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (String piece :
              new String[] {
                "(",
                "{{",
                "${{ ",
                ")",
                "$(",
                "`",
                "{ ",
                "}",
                "if ",
                "then ",
                "case x in ",
                "\"",
                "'",
                "<<E\n",
                "((",
                "${",
                "[[ ",
                ";;",
                "&",
                "| ",
                "for x in ",
                "function ",
                "a() ",
                "\\",
                "{{",
                "<(",
                "&& ",
                "!"
              }) {
            ShellScript.read(piece.repeat(20_000));
            ShellScript.read("a " + piece);
          }
        });
  }
}
