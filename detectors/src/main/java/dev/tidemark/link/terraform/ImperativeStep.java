package dev.tidemark.link.terraform;

import dev.tidemark.document.Location;
import dev.tidemark.format.hcl.HclBlock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
    Stream<ImperativeStep> resources =
        directory.blocks("resource").flatMap(ImperativeStep::inResource);
    Stream<ImperativeStep> data =
        directory
            .blocks("data")
            .filter(block -> block.block().label(0).equals("external"))
            // by its documentation the program is asked again at every plan, and changes nothing
            .map(block -> new ImperativeStep("external-data", true, block.location()));
    return Stream.concat(resources, data).toList();
  }

  private static Stream<ImperativeStep> inResource(TerraformBlock resource) {
    HclBlock block = resource.block();
    boolean guarded = block.has("triggers") || block.has("triggers_replace");
    Stream<ImperativeStep> provisioners =
        block.blocks("provisioner").stream()
            .map(
                provisioner ->
                    new ImperativeStep(
                        provisioner.label(0).equals("local-exec") ? "local-exec" : "remote-exec",
                        guarded,
                        resource.file().at(provisioner.line(), provisioner.endLine())));
    return SCRIPT_TYPES.contains(block.label(0))
        ? Stream.concat(
            Stream.of(new ImperativeStep("script", guarded, resource.location())), provisioners)
        : provisioners;
  }
}
