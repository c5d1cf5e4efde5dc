package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Environments of which whoever starts a run chooses one. */
class ChosenEnvironmentsTest {
  @Test
  void whereWhoStartsItChoosesTheEnvironmentNoneComesBeforeAnother() {
    String jobs =
        """
        jobs:
          approve:
            runs-on: ubuntu-latest
            environment: %s
            steps: [{run: "true"}]
          deploy:
            needs: approve
            runs-on: ubuntu-latest
            environment: production
            steps: [{run: terraform apply -auto-approve, working-directory: live/production}]
        -- live/production/main.tf --
        terraform { backend "s3" {} }
        """;
    String workflow =
        """
        -- .github/workflows/deploy.yml --
        on:
          workflow_dispatch:
            inputs:
              stage: {type: choice, options: [staging, production]}
        """;
    assertThat(after(workflow + jobs.formatted("infra-${{ inputs.stage }}"))).isEmpty();
    assertThat(after(workflow + jobs.formatted("staging"))).containsExactly("staging");
  }

  private static List<String> after(String files) {
    return DetectorTester.of(new CiEnvironments()).given(files).evidence().get(0).texts("after");
  }
}
