package dev.tidemark.link.terraform;

import dev.tidemark.document.Location;
import dev.tidemark.format.hcl.HclBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An escape hatch: a provisioner, a script behind a resource, or a program behind a data source.
 *
 * @param what which, in the words of the vocabulary
 * @param guarded whether something says when it runs again
 */
public record ImperativeStep(String what, boolean guarded, Location location) {

  /** Resource types that run a script of somebody. */
  private static final Set<String> SCRIPT_TYPES =
      Set.of(
          "shell_script",
          "shell_sensitive_script",
          "azurerm_resource_deployment_script_azure_cli",
          "azurerm_resource_deployment_script_azure_power_shell",
          "ssh_resource",
          "remote_exec");

  /** The steps of a directory, in the order of its files. */
  public static List<ImperativeStep> in(TerraformDirectory directory) {
    List<ImperativeStep> steps = new ArrayList<>();
    directory.blocks("resource").forEach(resource -> addOf(resource, steps));
    directory
        .blocks("data")
        .filter(block -> block.block().label(0).equals("external"))
        // by its documentation the program is asked again at every plan, and changes nothing
        .forEach(block -> steps.add(new ImperativeStep("external-data", true, block.location())));
    return List.copyOf(steps);
  }

  private static void addOf(TerraformBlock resource, List<ImperativeStep> steps) {
    HclBlock block = resource.block();
    boolean guarded = block.has("triggers") || block.has("triggers_replace");
    if (SCRIPT_TYPES.contains(block.label(0))) {
      steps.add(new ImperativeStep("script", guarded, resource.location()));
    }
    for (HclBlock provisioner : block.body().blocks()) {
      if (provisioner.type().equals("provisioner")) {
        steps.add(
            new ImperativeStep(
                provisioner.label(0).equals("local-exec") ? "local-exec" : "remote-exec",
                guarded,
                resource.file().at(provisioner.line(), provisioner.endLine())));
      }
    }
  }
}
