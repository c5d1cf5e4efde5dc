package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What pipelines of Azure publish is found by later jobs below the workspace, in a folder of the artifact's name. */
class ArtifactsTest {
  private static final String INFRA =
      """
      -- infra/main.tf --
      terraform {}
      -- infra/apply.ps1 --
      cd $env:AGENT_BUILDDIRECTORY/stack
      terraform apply -auto-approve
      """;

  @Test
  void aScriptOfAnArtifactIsThatOfTheRepository() {
    String tree =
        tree(
            """
            -- azure-pipelines.yml --
            trigger: [main]
            jobs:
              - job: build
                steps:
                  - task: PublishBuildArtifacts@1
                    inputs: {PathtoPublish: '$(Build.SourcesDirectory)\\infra', ArtifactName: stack}
              - job: deploy
                steps:
                  - task: PowerShell@2
                    inputs: {targetType: filePath, filePath: '$(Pipeline.Workspace)/stack/apply.ps1'}
            """
                + INFRA);
    assertThat(tree).contains("apply infrastructure of infra: terraform apply", "all read through");
  }

  @Test
  void whatIsGatheredFirstKeepsItsPlaceInTheArtifact() {
    assertThat(
            tree(
                """
                -- azure-pipelines.yml --
                trigger: [main]
                jobs:
                  - job: build
                    steps:
                      - task: CopyFiles@2
                        inputs:
                          SourceFolder: infra
                          TargetFolder: $(Build.ArtifactStagingDirectory)/tf
                      - publish: $(Build.ArtifactStagingDirectory)
                        artifact: drop
                  - job: deploy
                    steps:
                      - task: DownloadPipelineArtifact@2
                        inputs: {artifact: drop, path: $(Pipeline.Workspace)/all}
                      - script: terraform -chdir=$(Pipeline.Workspace)/drop/tf plan
                      - script: terraform -chdir=$(Pipeline.Workspace)/all/tf validate
                """
                    + INFRA))
        .contains("check plan of infra: terraform", "check validate of infra: terraform");
  }

  @Test
  void ofTwoPlacesUnderOneNameNeitherIsTaken() {
    assertThat(
            tree(
                """
                -- azure-pipelines.yml --
                trigger: [main]
                jobs:
                  - job: build
                    steps:
                      - {publish: infra, artifact: stack}
                      - {publish: other, artifact: stack}
                  - job: deploy
                    steps:
                      - pwsh: $(Pipeline.Workspace)/stack/apply.ps1
                """
                    + INFRA))
        .contains("? ./stack/apply.ps1 (missing")
        .doesNotContain("terraform apply");
  }

  @Test
  void aFolderOfTheRepositoryComesBeforeAnArtifact() {
    assertThat(
            tree(
                """
                -- azure-pipelines.yml --
                trigger: [main]
                jobs:
                  - job: build
                    steps:
                      - {publish: infra, artifact: stack}
                      - script: terraform -chdir=stack plan
                -- stack/main.tf --
                """
                    + INFRA))
        .contains("check plan of stack: terraform");
  }

  @Test
  void whatNamesNoPlaceIsLeftOut() {
    assertThat(
            tree(
                """
                -- azure-pipelines.yml --
                trigger: [main]
                jobs:
                  - job: build
                    steps:
                      - {publish: }
                      - {publish: [a], artifact: {b: c}}
                      - {task: PublishBuildArtifacts@1, inputs: {PathtoPublish: ../../x, ArtifactName: stack}}
                      - {task: CopyFiles@2, inputs: [1]}
                      - pwsh: $(Pipeline.Workspace)/stack/apply.ps1
                """
                    + INFRA))
        .contains("apply.ps1 (missing");
  }
}
