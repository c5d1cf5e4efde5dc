package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which arms and branches of a script are told for the one who calls it. */
class SelectedTest {
  private static final String CASE =
      """
      case "$1" in
        plan|check) terraform plan ;;
        app-*) tflint ;;
        apply) terraform apply ;;
        *) terraform destroy ;;
      esac
      """;

  private static String running(String line, String script) {
    return tree(
        "-- ci/tf.sh --\n"
            + script
            + "-- main.tf --\n-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - run: |\n"
            + line.indent(10));
  }

  @Test
  void anArgumentThatIsWrittenSelectsAnArm() {
    assertThat(running("ci/tf.sh check", CASE))
        .contains("terraform plan")
        .doesNotContain("terraform apply", "terraform destroy", "tflint");
    assertThat(running("ci/tf.sh app-web", CASE)).contains("tflint").doesNotContain("terraform");
    assertThat(running("ci/tf.sh other", CASE))
        .contains("terraform destroy")
        .doesNotContain("terraform apply");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ci/tf.sh", "ci/tf.sh $ACTION", "ci/tf.sh '${{ inputs.what }}'"})
  void oneThatIsNotKnownSelectsNone(String line) {
    assertThat(running(line, CASE)).contains("terraform plan", "terraform apply", "tflint");
  }

  @Test
  void whatIsKeptOfAnArgumentSelectsABranch() {
    String script =
        """
        set -e
        action=${1:-plan}
        if [ "$action" = apply ]; then
          terraform apply
        elif [[ $action != plan ]]; then
          terraform destroy
        else
          terraform plan
        fi
        """;
    assertThat(running("ci/tf.sh apply", script))
        .contains("terraform apply")
        .doesNotContain("terraform plan", "terraform destroy");
    assertThat(running("ci/tf.sh plan", script))
        .contains("terraform plan")
        .doesNotContain("terraform apply", "terraform destroy");
  }

  @Test
  void aConditionOfOneLineSelectsWhatFollowsIt() {
    String script =
        """
        set -e
        [ "$1" = apply ] && terraform apply
        [[ $1 == plan ]] && tflint && terraform plan || terraform destroy
        test "$1" != plan || yamllint .
        """;
    assertThat(running("ci/tf.sh plan", script))
        .contains("tflint", "terraform plan", "yamllint")
        .contains("terraform destroy") // where the plan fails
        .doesNotContain("terraform apply");
    assertThat(running("ci/tf.sh apply", script))
        .contains("terraform apply", "terraform destroy")
        .doesNotContain("tflint", "terraform plan", "yamllint");
    assertThat(running("ci/tf.sh $ACTION", script))
        .contains("terraform apply", "tflint", "terraform plan", "yamllint", "terraform destroy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "action=$1\nif grep -q x y; then action=apply; fi\n",
        "action=$1\ngrep -q x y && action=apply\n",
        "action=$1\nread -r action\n",
        "action=${ACTION:-plan}\n",
        "if grep -q x y; then shift; fi\naction=$1\n",
        "set -- $(cat args)\naction=$1\n",
        "pick() { action=apply; }\naction=$1\nif grep -q x y; then pick; fi\n",
      })
  void whatMayHaveChangedSelectsNone(String before) {
    String script = before + "if [ \"$action\" = apply ]; then terraform apply; fi\n";
    assertThat(running("ci/tf.sh plan", script)).contains("terraform apply");
  }

  @Test
  void theRoundsOfALoopAndArmsThatFallThroughAreAllGoneThrough() {
    assertThat(
            running(
                "ci/tf.sh plan apply",
                "while [ $# -gt 0 ]; do\ncase $1 in plan) tflint;; apply) terraform apply;; esac\nshift\ndone\n"))
        .contains("tflint", "terraform apply");
    assertThat(
            running("ci/tf.sh plan", "case $1 in plan) tflint;& apply) terraform apply;; esac\n"))
        .contains("tflint", "terraform apply");
  }

  @Test
  void aFunctionIsReadForWhatItIsGiven() {
    String script = "go() {\n" + CASE.indent(2) + "}\ngo plan\ngo apply\n";
    assertThat(running("ci/tf.sh", script))
        .contains("terraform plan", "terraform apply")
        .doesNotContain("terraform destroy", "tflint");
  }

  @Test
  void aCaseThatIsCutIsGoneThrough() {
    assertThat(running("ci/tf.sh plan", "case $1 in plan) terraform plan\n"))
        .contains("terraform plan");
  }
}
