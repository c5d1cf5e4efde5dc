package dev.tidemark.link.definition;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.bicep.BicepDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.cloudformation.CloudFormation;
import dev.tidemark.link.cloudformation.CloudFormation.Template;
import dev.tidemark.link.definition.DefinedStack.Role;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.terraform.ReadFiles;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Templates of CloudFormation, Azure Resource Manager and Bicep, known by what they hold. */
final class TemplateStacks {

  /** Ends the address of every schema of such a template, for a group, a subscription or a tenant. */
  private static final String RESOURCE_MANAGER = "eploymentTemplate.json";

  private TemplateStacks() {}

  /** A stack each, for each is deployed by itself; but what Terraform reads is handed over by what reads it. */
  static List<DefinedStack> find(Landscape landscape) {
    List<DefinedStack> found = new ArrayList<>();
    List<Template> templates = landscape.facet(CloudFormation.TEMPLATES);
    Set<RepoPath> read = templates.isEmpty() ? Set.of() : readByTerraform(landscape);
    for (Template template : templates) {
      Placed<ConfigDocument> file = template.file();
      found.add(
          DefinedStack.declared(
              template.serverless() ? "sam" : "cloudformation",
              read.contains(file.path()) ? Role.PART : Role.ROOT,
              file.directory(),
              template.resources().size(),
              file.at(template.root().line()),
              file.origin()));
    }
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).all()) {
      file.document().root().flatMap(root -> resourceManager(file, root)).ifPresent(found::add);
    }
    return found;
  }

  private static Set<RepoPath> readByTerraform(Landscape landscape) {
    return landscape.facet(ReadFiles.FACET).targets().collect(Collectors.toSet());
  }

  private static Optional<DefinedStack> resourceManager(Placed<ConfigDocument> file, Value root) {
    return root.text("$schema")
        .filter(schema -> schema.contains(RESOURCE_MANAGER))
        .map(
            schema ->
                DefinedStack.declared(
                    "arm",
                    Role.ROOT,
                    file.directory(),
                    root.items("resources").size(),
                    file.at(1),
                    file.origin()));
  }

  /** One a directory and role. */
  static Collection<DefinedStack> bicep(Landscape landscape) {
    BicepTemplates bicep = landscape.facet(BicepTemplates.FACET);
    Map<String, DefinedStack> byDirectory = new TreeMap<>();
    for (Placed<BicepDocument> template : bicep.templates()) {
      BicepDocument document = template.document();
      DefinedStack stack =
          DefinedStack.declared(
                  "bicep",
                  bicep.role(template),
                  template.directory(),
                  document.resources().size() + document.modules().size(),
                  template.at(1),
                  template.origin())
              .in(List.copyOf(bicep.environments().getOrDefault(template.path(), Set.of())));
      byDirectory.merge(stack.key() + "\n" + stack.role(), stack, DefinedStack::and);
    }
    return byDirectory.values();
  }
}
