package dev.tidemark.pipeline.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.TextNeighbours;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.pipeline.PipelineTrees;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pipelines of Azure that check out another repository of the checkout. */
class AzureNextDoorTest {
  private static final TextNeighbours BESIDE =
      TextNeighbours.of(
          "acme/site", "acme/tools", "-- bin/scan.sh --\ncheckov -d .\n-- live/main.tf --\n");

  /** A scan of this repository alone, whose remote is known. */
  private static final Neighbours ALONE = Neighbours.alone(Optional.of("acme/site"));

  private static String tree(String steps) {
    return tree(steps, BESIDE);
  }

  private static String tree(String steps, Neighbours beside) {
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
        beside);
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

  @Test
  void theScriptOfATaskIsToldFromTheTopAndWorksInItsDirectory() {
    String files =
        """
        -- azure-pipelines.yml --
        trigger: [main]
        steps:
        - task: AzureCLI@2
          inputs: {scriptType: bash, scriptPath: boot/one.sh, workingDirectory: boot}
        -- boot/one.sh --
        ./two.sh
        -- boot/two.sh --
        helm upgrade --install queue ./chart
        -- boot/chart/Chart.yaml --
        """;
    assertThat(PipelineTrees.tree(files)).contains("[boot/two.sh]").contains("boot/chart");
    assertThat(PipelineTrees.tree(files.replace("scriptPath: boot/one", "scriptPath: one")))
        .doesNotContain("[boot/two.sh]");
  }

  @Test
  void thisOneLiesInAFolderOfItsNameThoughTheOtherIsNotInTheScan() {
    String steps = "- checkout: self\n- checkout: gone\n- script: terraform -chdir=%s/app plan\n";
    assertThat(tree(steps.formatted("site"), ALONE)).contains("check plan of app");
    assertThat(tree(steps.formatted("other"), ALONE)).doesNotContain("check plan of app");
  }
}
