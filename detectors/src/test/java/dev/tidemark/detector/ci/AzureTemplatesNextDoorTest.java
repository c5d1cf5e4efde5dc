package dev.tidemark.detector.ci;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import org.junit.jupiter.api.Test;

/** Templates of another repository that a pipeline of Azure uses. */
class AzureTemplatesNextDoorTest {
  private static final TextNeighbours BESIDE =
      TextNeighbours.of(
          "acme/shop",
          "acme/library",
          """
          -- steps/plan.yml --
          steps:
          - script: echo first
          - script: terraform -chdir=app plan
          """);

  private static final String PIPELINE =
      """
      -- azure-pipelines.yml --
      pr: [main]
      resources:
        repositories:
          - {repository: lib, type: github, name: acme/library, ref: refs/tags/v1.2.0}
      steps:
      - template: steps/plan.yml@lib
      -- app/main.tf --
      """;

  @Test
  void aCheckStandsWhereThePipelineUsesTheTemplate() {
    DetectorTester.of(new CiChecks())
        .beside(BESIDE)
        .given(PIPELINE)
        .sees(
            "ci.check azure-pipelines.yml:6 blocking=true category=plan comments=false creates=false"
                + " pipeline=azure-pipelines.yml runs=pipeline subject=iac system=azure-pipelines"
                + " targets=[app] tool=terraform triggers=[push, change-request, dispatch]"
                + " via=[acme/library/steps/plan.yml:3]");
  }

  @Test
  void theTemplateIsUsedAtItsVersion() {
    DetectorTester.of(new CiTemplates())
        .beside(BESIDE)
        .given(PIPELINE)
        .sees(
            "ci.template-use azure-pipelines.yml:6 followed=true"
                + " next-door=acme/library/steps/plan.yml pin=tag pinned=true"
                + " source=acme/library/steps/plan.yml source-kind=organisation"
                + " tool=azure-pipelines version=v1.2.0 what=template");
  }

  @Test
  void aTemplateThatIsCutIsNothing() {
    DetectorTester.of(new CiChecks())
        .beside(TextNeighbours.of("acme/shop", "acme/library", "-- steps/plan.yml --\nsteps: [\n"))
        .given(PIPELINE)
        .seesNothing();
  }
}
