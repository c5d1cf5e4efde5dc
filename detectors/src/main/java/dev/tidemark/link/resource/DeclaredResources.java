package dev.tidemark.link.resource;

import dev.tidemark.format.program.ProgramFormat;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Every resource that a repository declares, whatever the tool. */
public final class DeclaredResources {

  /** All of them, of every origin, in the order of their places. */
  public static final Facet<List<DeclaredResource>> ALL =
      new Facet<>("declared-resources", DeclaredResources::find);

  /** What modules of other repositories of the checkout declare for the calls of this one. */
  public static final Facet<ResourcesNextDoor> NEXT_DOOR =
      new Facet<>("resources-next-door", landscape -> new SiblingResources(landscape).find());

  private static final Comparator<DeclaredResource> BY_PLACE =
      Comparator.comparing(DeclaredResource::location)
          .thenComparing(DeclaredResource::type)
          .thenComparing(DeclaredResource::name);

  private static final Set<String> ENDINGS =
      Set.of("tf", "tofu", "json", "yaml", "yml", "template", "bicep");

  private static final ProgramFormat PROGRAM = new ProgramFormat();

  private static final Facet<Map<String, List<DeclaredResource>>> BY_TYPE =
      new Facet<>("declared-resources-by-type", DeclaredResources::byType);

  private DeclaredResources() {}

  /** Those in force whose types are asked for, in the order of their places: each type is asked once. */
  public static List<DeclaredResource> inForce(Landscape landscape, Predicate<String> wanted) {
    List<DeclaredResource> found = new ArrayList<>();
    int types = 0;
    for (Map.Entry<String, List<DeclaredResource>> type : landscape.facet(BY_TYPE).entrySet()) {
      if (wanted.test(type.getKey())) {
        found.addAll(type.getValue());
        types++;
      }
    }
    if (types > 1) {
      found.sort(BY_PLACE);
    }
    return found;
  }

  private static Map<String, List<DeclaredResource>> byType(Landscape landscape) {
    Map<String, List<DeclaredResource>> byType = new HashMap<>();
    for (DeclaredResource resource : landscape.facet(ALL)) {
      if (resource.origin().isInForce()) {
        byType.computeIfAbsent(resource.type(), type -> new ArrayList<>(2)).add(resource);
      }
    }
    return byType;
  }

  /** Whether a file of this name may declare resources. */
  public static boolean mayBeIn(RepoPath path) {
    return !PlainObjects.isKeptForAnother(path)
        && (ENDINGS.contains(path.extension()) || PROGRAM.accepts(path));
  }

  private static List<DeclaredResource> find(Landscape landscape) {
    List<DeclaredResource> found = new ArrayList<>();
    TerraformResources.read(landscape, found::add);
    CloudFormationResources.read(landscape, found::add);
    ArmResources.read(landscape, found::add);
    BicepResources.read(landscape, found::add);
    ProgramResources.read(landscape, found::add);
    found.sort(BY_PLACE);
    return List.copyOf(found);
  }
}
