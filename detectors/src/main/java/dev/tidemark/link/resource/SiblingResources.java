package dev.tidemark.link.resource;

import dev.tidemark.document.Problem;
import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours.Neighbour;
import dev.tidemark.link.resource.DeclaredResource.Kind;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.link.terraform.SiblingModules;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resources that modules of other repositories of the checkout declare, once for each call of this repository, with the
 * values that the call gives. They stand where the call stands, and say where they are declared.
 */
final class SiblingResources {
  /** Modules that call modules of their own repository go a few levels deep. */
  private static final int DEEPEST = 4;

  /** What calls make beyond this is left out, which is told. 5,000 calls of ten resources each have room. */
  static final int MOST = 50_000;

  private final TerraformLandscape terraform;
  private final TerraformReferences references;
  private final Map<String, Map<RepoPath, List<DeclaredResource>>> declared = new HashMap<>();
  private final Map<String, Map<RepoPath, List<ModuleCall>>> inner = new HashMap<>();
  private final List<DeclaredResource> found = new ArrayList<>();
  private final Set<ModuleCall> cut = new LinkedHashSet<>();

  SiblingResources(Landscape landscape) {
    this.terraform = landscape.facet(TerraformLandscape.FACET);
    this.references = landscape.facet(TerraformReferences.SETTLED);
  }

  ResourcesNextDoor find() {
    for (ModuleCall call : terraform.calls()) {
      Optional<SiblingModules.Sibling> sibling = terraform.siblings().of(call);
      if (sibling.isPresent() && call.origin().isInForce()) {
        Map<String, Value> inputs = inputs(call);
        if (!Repetition.isNone(mapping(inputs))) {
          follow(call, sibling.get().neighbour(), sibling.get().directory(), inputs, 0);
        }
      }
    }
    return new ResourcesNextDoor(found, leftOut());
  }

  /** Told at the first call that was not read whole. */
  private Optional<Problem> leftOut() {
    return cut.stream()
        .findFirst()
        .map(
            first ->
                new Problem(
                    "too-many-resources",
                    first.location().path(),
                    first.location().startLine(),
                    String.format(
                        Locale.ROOT,
                        "modules of other repositories declare more than %,d resources for this one:"
                            + " %,d calls from here on were not read whole",
                        MOST,
                        cut.size()),
                    true));
  }

  private void follow(
      ModuleCall call, Neighbour neighbour, RepoPath module, Map<String, Value> given, int depth) {
    TerraformLandscape there = neighbour.landscape().facet(TerraformLandscape.FACET);
    Optional<TerraformDirectory> directory = there.directory(module);
    if (directory.isEmpty() || depth > DEEPEST) {
      return;
    }
    Map<String, Value> known =
        ModuleInputs.variables(directory.get(), name -> Optional.ofNullable(given.get(name)));
    for (DeclaredResource resource : resources(neighbour, module)) {
      if (found.size() >= MOST) {
        cut.add(call);
        return;
      }
      boolean none =
          resource.repeated()
              && TerraformReferences.filled(resource.attributes(), known) instanceof Mapping made
              && Repetition.isNone(made);
      if (!none) {
        found.add(called(resource, call, neighbour, known));
      }
    }
    for (ModuleCall next : calls(neighbour.name(), there).getOrDefault(module, List.of())) {
      Map<String, Value> passed = new LinkedHashMap<>();
      ModuleInputs.written(there, next)
          .forEach(a -> passed.put(a.name(), TerraformReferences.filled(a.value(), known)));
      if (!Repetition.isNone(mapping(passed))) {
        next.target().ifPresent(path -> follow(call, neighbour, path, passed, depth + 1));
      }
    }
  }

  private static Mapping mapping(Map<String, Value> values) {
    List<Value.Pair> pairs = new ArrayList<>();
    values.forEach((name, value) -> pairs.add(new Value.Pair(name, value.line(), value)));
    return new Mapping(pairs, "", 0, 0);
  }

  private static DeclaredResource called(
      DeclaredResource resource, ModuleCall call, Neighbour neighbour, Map<String, Value> known) {
    return new DeclaredResource(
        resource.tool(),
        resource.kind(),
        resource.type(),
        resource.name(),
        () -> (Mapping) TerraformReferences.filled(resource.attributes(), known),
        resource.repeated(),
        call.location(),
        call.origin(),
        neighbour.name()
            + "/"
            + resource.location().path()
            + ":"
            + resource.location().startLine());
  }

  /** The resources of a module itself; each neighbour is grouped once. */
  private List<DeclaredResource> resources(Neighbour neighbour, RepoPath module) {
    return declared
        .computeIfAbsent(neighbour.name(), name -> byDirectory(neighbour.landscape()))
        .getOrDefault(module, List.of());
  }

  /** What modules of a neighbour call in their own repository. */
  private Map<RepoPath, List<ModuleCall>> calls(String neighbour, TerraformLandscape there) {
    return inner.computeIfAbsent(
        neighbour,
        name -> {
          Map<RepoPath, List<ModuleCall>> calls = new HashMap<>();
          there.calls().stream()
              .filter(call -> call.target().isPresent())
              .forEach(
                  call -> calls.computeIfAbsent(call.from(), d -> new ArrayList<>()).add(call));
          return calls;
        });
  }

  private static Map<RepoPath, List<DeclaredResource>> byDirectory(Landscape landscape) {
    Map<RepoPath, List<DeclaredResource>> directories = new HashMap<>();
    TerraformResources.read(
        landscape,
        TerraformReferences.ofLocals(landscape),
        resource -> {
          if (resource.kind() == Kind.RESOURCE) {
            directories.computeIfAbsent(resource.directory(), d -> new ArrayList<>()).add(resource);
          }
        });
    return directories;
  }

  private Map<String, Value> inputs(ModuleCall call) {
    Map<String, Value> inputs = new HashMap<>();
    ModuleInputs.written(terraform, call)
        .forEach(a -> inputs.put(a.name(), references.in(call.from(), a.value())));
    return inputs;
  }
}
