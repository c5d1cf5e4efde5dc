package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step gives to a script of a package is put behind the script's text. */
class GivenToScriptsTest {
  private static List<String> applies(String command) {
    String repository =
        """
        -- infra/package.json --
        {"scripts": {"cdk": "cdk", "tf": "terraform -chdir=live", "look": "cdk diff"}}
        -- .github/workflows/go.yml --
        on: {push: {}}
        jobs: {go: {runs-on: x, steps: [{working-directory: infra, run: "%s"}]}}
        """;
    return DetectorTester.of(new CiApplies())
        .given(repository.formatted(command))
        .evidence()
        .stream()
        .map(apply -> apply.text("tool").orElse("") + " " + apply.texts("targets"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm run cdk deploy",
        "npm run cdk -- deploy --all",
        "npm run-script --silent cdk -- deploy",
        "yarn cdk deploy --all",
        "yarn run cdk deploy",
        "pnpm run cdk deploy '${{ matrix.stack }}'",
        "npm --prefix . run cdk -- deploy -c 'a b'"
      })
  void theScriptGoesOnWithWhatItIsGiven(String command) {
    assertThat(applies(command)).containsExactly("cdk [infra]");
  }

  @Test
  void optionsWithWhichAScriptIsToldWhereAreKept() {
    assertThat(applies("npm run tf -- apply -auto-approve"))
        .containsExactly("terraform [infra/live]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm run cdk",
        "npm run look -- --all",
        "npm run cdk --deploy",
        "yarn cdk ls",
        "npm run '"
      })
  void withoutAWordThatAppliesNothingDoes(String command) {
    assertThat(applies(command)).isEmpty();
  }
}
