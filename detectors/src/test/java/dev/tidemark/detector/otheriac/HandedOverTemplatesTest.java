package dev.tidemark.detector.otheriac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Templates that something else delivers. */
class HandedOverTemplatesTest {
  @Test
  void aTemplateThatTerraformReadsIsHandedOverByIt() {
    String template =
        "-- pack/rules.yaml --\nResources:\n  A:\n    Type: AWS::Config::ConfigRule\n";
    String read = "-- pack/main.tf --\nlocals {\n  pack = file(\"${path.module}/rules.yaml\")\n}\n";
    String other = "-- pack/main.tf --\nlocals {\n  pack = file(\"${path.module}/\n}\n";
    assertThat(roots(template + read)).isEmpty();
    assertThat(roots(template + other)).hasSize(1);
  }

  private static List<Evidence> roots(String files) {
    return DetectorTester.of(new OtherDefinitions()).given(files).evidence().stream()
        .filter(fact -> fact.kind().equals("iac.root"))
        .toList();
  }
}
