package dev.tidemark.link.resource;

import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What calls of Terraform modules give, and what modules know of their variables by it. */
final class ModuleInputs {
  private ModuleInputs() {}

  /** What a call sets, as it is written. */
  static Stream<HclAttribute> written(TerraformLandscape terraform, ModuleCall call) {
    return terraform.directory(call.from()).stream()
        .flatMap(from -> from.blocks("module"))
        .filter(block -> isAt(block, call))
        .limit(1)
        .flatMap(block -> block.block().body().attributes().stream());
  }

  private static boolean isAt(TerraformBlock block, ModuleCall call) {
    return block.block().line() == call.location().startLine()
        && block.file().path().equals(call.location().path());
  }

  /**
   * A module's variables as its expressions refer to them, each by what a call gives or by its default.
   *
   * @param given what the call gives for the name of a variable
   */
  static Map<String, Value> variables(
      TerraformDirectory module, Function<String, Optional<Value>> given) {
    Map<String, Value> known = new HashMap<>();
    module
        .blocks("variable")
        .forEach(
            variable -> {
              String name = variable.block().label(0);
              given
                  .apply(name)
                  .or(() -> variable.block().attribute("default").map(HclAttribute::value))
                  .ifPresent(value -> known.put(TerraformReferences.VARIABLE + name, value));
            });
    return known;
  }
}
