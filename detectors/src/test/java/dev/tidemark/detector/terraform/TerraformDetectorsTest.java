package dev.tidemark.detector.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every detector of Terraform. */
class TerraformDetectorsTest {
  private static final String BROKEN =
      """
      -- a/main.tf --
      terraform { backend "s3" { bucket = [ "${
      module "x" { source =
      -- a/other.tf.json --
      { "module": { "y": { "source": [
      """;

  @Test
  void exampleAndFixtureFilesCountForNothing() {
    for (Detector detector : detectors()) {
      DetectorTester.of(detector)
          .given(
              "-- x/main.tf --\nterraform { backend \"s3\" {} }\nmodule \"m\" { source = \"./gone\" }\n")
          .withOrigins(path -> Origin.FIXTURE)
          .seesNothing();
    }
  }

  @Test
  void brokenInputNeverStopsThem() {
    for (Detector detector : detectors()) {
      assertThat(DetectorTester.of(detector).given(BROKEN).evidence())
          .allMatch(evidence -> detector.emits().contains(evidence.kind()));
      DetectorTester.of(detector).given("").seesNothing();
    }
  }

  private static List<Detector> detectors() {
    return List.of(
        new TerraformDefinitions(),
        new TerraformRoots(),
        new TerraformModules(),
        new TerraformModuleUses(),
        new TerraformVersionConstraints(),
        new TerraformLockfiles(),
        new TerraformImperativeSteps(),
        new TerraformHardCodedIds(),
        new TerraformCommittedState(),
        new TerraformBrokenReferences(),
        new TerraformCopies());
  }
}
