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

  private static final TextNeighbours TEMPLATES =
      TextNeighbours.of(
          "acme/site",
          "acme/tools",
          """
          -- steps/plan.yml --
          parameters:
          - {name: root, default: none}
          - {name: environment, default: none}
          steps:
          - template: login.yml
          - script: terraform -chdir=${{ parameters.root }} plan
          - template: /steps/gone.yml
          - template: mine/notes.yml@self
          -- steps/login.yml --
          steps:
          - script: az account set -s x
          -- stages/all.yml --
          parameters:
          - {name: root}
          stages:
          - stage: live
            jobs:
            - deployment: apply
              environment: production
              strategy: {runOnce: {deploy: {steps: [{script: "terraform -chdir=${{ parameters.root }} apply"}]}}}
          -- steps/round.yml --
          steps:
          - template: round.yml
          """);

  private static String templates(String ref, String body) {
    return PipelineTrees.tree(
        """
        -- azure-pipelines.yml --
        trigger: [main]
        resources:
          repositories:
            - {repository: lib, type: github, name: acme/tools%s}
        %s-- mine/notes.yml --
        steps:
        - script: checkov -d app
        -- app/main.tf --
        """
            .formatted(ref, body),
        TEMPLATES);
  }

  @Test
  void templatesOfStepsAreReadThereAndWhatTheyNameThere() {
    String tree =
        templates(
            ", ref: refs/tags/v2",
            """
            steps:
            - template: steps/plan.yml@lib
              parameters: {root: app, environment: staging}
            """);
    assertThat(tree)
        .contains("→ staging")
        .contains("acme/tools/steps/plan.yml@v2 [acme/tools/steps/login.yml]")
        .contains("acme/tools/steps/plan.yml@v2 [acme/tools/steps/plan.yml]")
        .contains("check plan of app")
        .contains("check security of app")
        .contains("? acme/tools/steps/gone.yml");
  }

  @Test
  void templatesOfStagesAndJobsToo() {
    String body = "stages:\n- template: /stages/all.yml@lib\n  parameters: {root: app}\n";
    assertThat(templates("", body))
        .contains("→ production")
        .contains("apply infrastructure of app");
  }

  @Test
  void aTemplateThatUsesItselfIsRefused() {
    assertThat(templates("", "steps:\n- template: steps/round.yml@lib\n"))
        .contains("steps/round.yml")
        .contains("(cycle)");
  }

  @Test
  void aTemplateThatIsNotThereStaysUnread() {
    assertThat(templates("", "steps:\n- template: steps/other.yml@lib\n"))
        .contains("? acme/tools/steps/other.yml");
  }
}
