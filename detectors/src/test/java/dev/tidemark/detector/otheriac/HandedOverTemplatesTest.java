package dev.tidemark.detector.otheriac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Templates that something else delivers. */
class HandedOverTemplatesTest {
  @Test
  void templatesOfBicepThatAnotherCallsServeIt() {
    String module =
        "-- infra/modules/net.bicep --\nresource a 'Microsoft.Network/x@2023-01-01' = {}\n";
    String main = "-- infra/main.bicep --\nmodule net 'modules/net.bicep' = { name: 'net' }\n";
    assertThat(modulesOf(main + module)).allMatch(fact -> fact.is("called"));
    assertThat(modulesOf(module)).hasSize(1).noneMatch(fact -> fact.is("called"));
  }

  @Test
  void aTemplateThatTerraformReadsIsHandedOverByIt() {
    String template =
        "-- pack/rules.yaml --\nResources:\n  A:\n    Type: AWS::Config::ConfigRule\n";
    String read = "-- pack/main.tf --\nlocals {\n  pack = file(\"${path.module}/rules.yaml\")\n}\n";
    String other = "-- pack/main.tf --\nlocals {\n  pack = file(\"${path.module}/\n}\n";
    assertThat(roots(template + read)).isEmpty();
    assertThat(roots(template + other)).hasSize(1);
  }

  private static List<Evidence> modulesOf(String files) {
    return facts(files, "iac.module");
  }

  private static List<Evidence> roots(String files) {
    return facts(files, "iac.root");
  }

  private static List<Evidence> facts(String files, String kind) {
    return DetectorTester.of(new OtherDefinitions()).given(files).evidence().stream()
        .filter(fact -> fact.kind().equals(kind))
        .toList();
  }
}
