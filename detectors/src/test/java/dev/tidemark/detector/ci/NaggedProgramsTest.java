package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaggedProgramsTest {
  private static final String PYTHON =
      """
      import aws_cdk as cdk
      from cdk_nag import AwsSolutionsChecks
      app = cdk.App()
      ShopStack(app, "shop")
      cdk.Aspects.of(app).add(AwsSolutionsChecks(verbose=True))
      app.synth()
      """;

  private static final String TYPESCRIPT =
      """
      import * as cdk from 'aws-cdk-lib';
      import { AwsSolutionsChecks } from 'cdk-nag';
      const app = new cdk.App();
      cdk.Aspects.of(app).add(new AwsSolutionsChecks({ verbose: true }));
      """;

  private static List<String> security(String file, String program, String command) {
    String repository =
        """
        -- shop/cdk.json --
        {"app": "x"}
        -- %s --
        %s
        -- .github/workflows/check.yml --
        on: {pull_request: {}}
        jobs: {go: {runs-on: x, steps: [{working-directory: shop, run: "%s"}]}}
        """;
    return DetectorTester.of(new CiChecks())
        .given(repository.formatted(file, program, command))
        .evidence()
        .stream()
        .filter(check -> check.text("category").orElse("").equals("security"))
        .map(check -> check.text("tool").orElse("") + " " + check.texts("targets"))
        .toList();
  }

  @Test
  void whoSynthesizesAProgramWithRulesChecksIt() {
    assertThat(security("shop/app.py", PYTHON, "cdk synth")).containsExactly("cdk-nag [shop]");
    assertThat(security("shop/bin/app.ts", TYPESCRIPT, "npx cdk diff"))
        .containsExactly("cdk-nag [shop]");
  }

  @Test
  void withoutRulesOrSynthesisNothingIsChecked() {
    assertThat(
            security(
                "shop/app.py",
                PYTHON.replace("AwsSolutionsChecks", "NagSuppressions"),
                "cdk synth"))
        .isEmpty();
    assertThat(security("shop/app.py", PYTHON, "cdk --version")).isEmpty();
    assertThat(security("other/app.py", PYTHON, "cdk synth")).isEmpty();
    assertThat(security("shop/app.py", PYTHON.replace("from cdk_nag", "from my_nag"), "cdk synth"))
        .isEmpty();
  }

  @Test
  void aBrokenProgramChecksNothing() {
    assertThat(security("shop/app.py", "from cdk_nag import (((\nimport aws_cdk", "cdk synth"))
        .isEmpty();
  }
}
