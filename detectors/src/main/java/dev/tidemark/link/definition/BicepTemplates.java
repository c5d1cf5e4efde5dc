package dev.tidemark.link.definition;

import dev.tidemark.document.Placed;
import dev.tidemark.format.bicep.BicepDocument;
import dev.tidemark.format.bicep.BicepDocument.Declaration;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.definition.DefinedStack.Role;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The Bicep templates of a repository: which others call, and which are deployed by themselves.
 *
 * @param called templates that another template here calls
 * @param environments of each template, by the files of parameters that name it
 */
record BicepTemplates(
    List<Placed<BicepDocument>> templates,
    Set<RepoPath> called,
    Map<RepoPath, Set<String>> environments) {

  static final Facet<BicepTemplates> FACET = new Facet<>("bicep-templates", BicepTemplates::find);

  private static final Set<String> MODULES = Set.of("module", "modules", "avm");

  /** The template of this repository that a call leads to, whether or not it is there; empty for a registry. */
  static Optional<RepoPath> target(Placed<BicepDocument> file, Declaration module) {
    String path = module.type();
    boolean registry = path.contains(":") && (path.startsWith("br") || path.startsWith("ts"));
    return path.isEmpty() || registry ? Optional.empty() : file.directory().resolve(path);
  }

  /** What becomes of a template: deployed when it declares something and nobody calls it. */
  Role role(Placed<BicepDocument> template) {
    boolean library = template.directory().names().stream().anyMatch(MODULES::contains);
    if (called.contains(template.path()) || library) {
      return Role.LIBRARY;
    }
    boolean declares =
        !template.document().resources().isEmpty() || !template.document().modules().isEmpty();
    return declares ? Role.ROOT : Role.PART;
  }

  private static BicepTemplates find(Landscape landscape) {
    List<Placed<BicepDocument>> templates = new ArrayList<>();
    Set<RepoPath> called = new HashSet<>();
    Map<RepoPath, Set<String>> environments = new TreeMap<>();
    for (Placed<BicepDocument> file : landscape.documents().all(BicepDocument.class)) {
      if (file.path().extension().equals("bicep")) {
        templates.add(file);
        file.document().modules().forEach(module -> target(file, module).ifPresent(called::add));
      } else if (!file.document().using().isEmpty()) {
        file.directory()
            .resolve(file.document().using())
            .map(template -> environments.computeIfAbsent(template, t -> new TreeSet<>()))
            .ifPresent(told -> environment(file).ifPresent(told::add));
      }
    }
    return new BicepTemplates(List.copyOf(templates), called, environments);
  }

  /** The environment that a file of parameters is of, by its name or its directory's. */
  private static Optional<String> environment(Placed<BicepDocument> parameters) {
    return EnvironmentNames.within(parameters.path().lowerName().replace(".bicepparam", ""))
        .or(() -> EnvironmentNames.within(parameters.directory().name()));
  }
}
