package dev.tidemark.pipeline.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.TextNeighbours;
import dev.tidemark.pipeline.PipelineTrees;
import org.junit.jupiter.api.Test;

/** Pipelines of Azure that check out another repository of the checkout. */
class AzureNextDoorTest {
  private static final TextNeighbours BESIDE =
      TextNeighbours.of(
          "acme/site", "acme/tools", "-- bin/scan.sh --\ncheckov -d .\n-- live/main.tf --\n");

  private static String tree(String steps) {
    return PipelineTrees.tree(
        """
        -- azure-pipelines.yml --
        trigger: [main]
        resources:
          repositories:
            - {repository: tools, type: github, name: acme/tools}
            - {repository: gone, type: github, name: acme/gone}
        steps:
        %s-- app/main.tf --
        """
            .formatted(steps.indent(2)),
        BESIDE);
  }

  @Test
  void oneOfSeveralLiesInAFolderOfItsName() {
    assertThat(
            tree(
                """
                - checkout: self
                - checkout: tools
                - script: tools/bin/scan.sh
                - script: terraform -chdir=site/app plan
                """))
        .contains("[acme/tools/bin/scan.sh]")
        .contains("check plan of app");
  }

  @Test
  void oneAloneIsTheTopOfTheWorkspace() {
    assertThat(tree("- checkout: tools\n- script: bin/scan.sh\n"))
        .contains("[acme/tools/bin/scan.sh]");
  }

  @Test
  void oneThatIsNotHereIsNotMeant() {
    assertThat(tree("- checkout: gone\n- script: bin/scan.sh\n")).doesNotContain("acme/tools");
  }
}
