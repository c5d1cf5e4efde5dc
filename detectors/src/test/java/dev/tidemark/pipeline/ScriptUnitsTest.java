package dev.tidemark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptUnitsTest {
  private static final String SCRIPT = "#!/bin/sh\naws ec2 create-vpc --cidr-block 10.0.0.0/16\n";

  @Test
  void aScriptThatCreatesByItselfIsAUnitAlsoBesideARoot() {
    assertThat(
            scripts(
                "-- infra/main.tf --\nterraform {}\n-- infra/scripts/network.sh --\n"
                    + SCRIPT
                    + "-- tools/network.sh --\n"
                    + SCRIPT))
        .containsExactly("infra/scripts/network.sh", "tools/network.sh");
  }

  @Test
  void aScriptWithinAModuleIsTheModulesOwn() {
    assertThat(
            scripts(
                "-- modules/notebook/main.tf --\nvariable \"name\" {}\n"
                    + "-- modules/notebook/scripts/start.sh --\n"
                    + SCRIPT))
        .isEmpty();
    assertThat(scripts("-- modules/start.sh --\n" + SCRIPT)).containsExactly("modules/start.sh");
  }

  private static List<String> scripts(String files) {
    return DetectorTester.landscape(files)
        .units()
        .of(unit -> unit.kind() == Unit.Kind.SCRIPT)
        .map(unit -> unit.directory().value())
        .toList();
  }
}
