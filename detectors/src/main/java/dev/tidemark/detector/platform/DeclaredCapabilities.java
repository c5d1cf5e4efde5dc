package dev.tidemark.detector.platform;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Problem;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.catalogue.Meaning;
import dev.tidemark.link.catalogue.ResourceCatalogue;
import dev.tidemark.link.catalogue.ResourceRow;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResource.Kind;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.link.service.CataloguedObjective;
import dev.tidemark.link.terraform.UncalledModules;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What declared resources and calls to public modules are evidence of, by the catalogue of resource types. */
@AutoService(Detector.class)
public final class DeclaredCapabilities implements Detector {
  private static final String PROTECTION = "governance.branch-protection";
  private static final String COST = "governance.cost";
  private static final String WORKLOAD = "kubernetes.workload";

  private final ResourceCatalogue catalogue = ResourceCatalogue.bundled();

  @Override
  public String id() {
    return "declared-capabilities";
  }

  @Override
  public String sees() {
    return "What declared resources are evidence of, by the catalogue of resource types:"
        + " the provider's documentation of a type and its attributes.";
  }

  @Override
  public Set<String> emits() {
    Set<String> kinds = new TreeSet<>(catalogue.kinds());
    kinds.add("iac.resource");
    return kinds;
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DeclaredResources.mayBeIn(path);
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    if (PlainObjects.areAllIn(path, text)) {
      return Set.of();
    }
    if (text.isEmpty() || !Set.of("tf", "tofu").contains(path.extension())) {
      return Detector.super.couldEmit(path, text);
    }
    Set<String> kinds = new TreeSet<>(Set.of("iac.resource"));
    int start = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || !isOfWord(text.charAt(at))) {
        if (at > start) {
          kinds.addAll(Named.KINDS.getOrDefault(text.substring(start, at), Set.of()));
        }
        start = at + 1;
      }
    }
    return kinds;
  }

  /** What the types that a word stands for are evidence of, so that a text is gone through once and not for each type. */
  private static Map<String, Set<String>> kindsByWord(ResourceCatalogue catalogue) {
    Map<String, Set<String>> kinds = new HashMap<>();
    for (ResourceRow row : catalogue.rows()) {
      for (String type : row.types()) {
        Set<String> of = kinds.computeIfAbsent(named(type), word -> new TreeSet<>());
        row.gives().forEach(meaning -> of.add(meaning.kind()));
      }
    }
    return kinds;
  }

  /** Made for the first damaged file: most repositories have none. */
  private static final class Named {
    static final Map<String, Set<String>> KINDS = kindsByWord(ResourceCatalogue.bundled());
  }

  private static boolean isOfWord(char letter) {
    return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-';
  }

  /** A module of a repository next door may declare anything. */
  @Override
  public Set<String> couldEmit(RepoPath path, String text, Landscape landscape) {
    boolean calls =
        landscape.neighbours().areThere()
            && Set.of("tf", "tofu").contains(path.extension())
            && text.contains("module");
    return calls ? emits() : couldEmit(path, text);
  }

  /** What stands in a file for a type: the module's own name, or the type without the word before it. */
  private static String named(String type) {
    String bare = type.substring(Math.max(type.lastIndexOf('/'), type.indexOf('.')) + 1);
    return type.startsWith("module.") ? type.substring("module.".length()).split("/", 3)[0] : bare;
  }

  @Override
  public List<Problem> leavesOut(Landscape landscape) {
    return landscape.facet(DeclaredResources.NEXT_DOOR).leftOut().stream().toList();
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<String, Counted> counted = new LinkedHashMap<>();
    List<DeclaredResource> nextDoor = landscape.facet(DeclaredResources.NEXT_DOOR).all();
    Set<Location> read = new HashSet<>();
    nextDoor.forEach(resource -> read.add(resource.location()));
    for (DeclaredResource resource : landscape.facet(DeclaredResources.ALL)) {
      boolean readInside = resource.kind() == Kind.MODULE && read.contains(resource.location());
      if (resource.origin().isInForce() && !readInside) { // better than what its name tells
        give(landscape, resource, counted, sink);
      }
    }
    nextDoor.forEach(resource -> give(landscape, resource, counted, sink));
    counted.values().forEach(count -> sink.accept(count.evidence()));
  }

  private void give(
      Landscape landscape,
      DeclaredResource resource,
      Map<String, Counted> counted,
      Consumer<Evidence> sink) {
    catalogue.row(resource).ifPresent(row -> give(landscape, resource, row, sink));
    if (resource.kind() != Kind.LOOKUP) {
      count(landscape, resource, counted);
    }
  }

  private void give(
      Landscape landscape, DeclaredResource resource, ResourceRow row, Consumer<Evidence> sink) {
    Value attributes = row.gives().isEmpty() ? Value.Mapping.EMPTY : resource.attributes();
    UncalledModules modules = landscape.facet(UncalledModules.FACET);
    boolean runs = !modules.holds(resource.directory());
    for (Meaning meaning : row.gives()) {
      if (!runs && isOfRunningThings(meaning.kind())) {
        continue;
      }
      if (meaning.kind().equals(COST) && modules.offers(resource.directory())) {
        continue; // who calls it spends, and says of whom
      }
      if (meaning.kind().equals(PROTECTION)) {
        new ProtectedRepositories(landscape)
            .facts(resource, turn -> meaning.of(turn, resource.location()))
            .forEach(fact -> sink.accept(complete(landscape, resource, row, fact)));
        continue;
      }
      Optional<Evidence> seen = meaning.of(attributes, resource.location());
      seen.map(evidence -> complete(landscape, resource, row, evidence))
          .map(evidence -> CataloguedObjective.completed(landscape, attributes, evidence))
          .ifPresent(sink);
    }
  }

  private static boolean isOfRunningThings(String kind) {
    return kind.equals(WORKLOAD) || kind.startsWith("resilience.");
  }

  private Evidence complete(
      Landscape landscape, DeclaredResource resource, ResourceRow row, Evidence seen) {
    Evidence evidence = seen;
    if (evidence.text("tool").isEmpty()) {
      evidence = evidence.with("tool", row.tool().isEmpty() ? resource.tool() : row.tool());
    }
    if (evidence.text("name").isEmpty()) {
      evidence = evidence.with("name", resource.name());
    }
    evidence = evidence.with("via", resource.via());
    if (catalogue.carriesUnit(evidence.kind())) {
      evidence = evidence.with("unit", UnitNames.of(landscape, resource.directory()));
    }
    return evidence.kind().equals(WORKLOAD) ? workload(landscape, resource, evidence) : evidence;
  }

  private static Evidence workload(Landscape landscape, DeclaredResource resource, Evidence seen) {
    Evidence evidence = seen.with("replicas-known", seen.text("replicas").isPresent());
    evidence = evidence.with("production", UnitNames.production(landscape, resource.directory()));
    if (resource.repeated() && evidence.text("spread").filter("no"::equals).isPresent()) {
      evidence = evidence.with("spread", "unknown");
    }
    if (resource.kind() == Kind.MODULE) {
      evidence = evidence.with("behind", resource.type());
    }
    return new ServiceImages(landscape).complete(resource, evidence);
  }

  private void count(Landscape landscape, DeclaredResource resource, Map<String, Counted> counted) {
    Optional<String> capability = catalogue.capability(resource);
    if (capability.isPresent()) {
      String unit = UnitNames.of(landscape, resource.directory());
      boolean called = resource.kind() == Kind.MODULE || !resource.via().isEmpty();
      String route = called ? "module" : "raw";
      counted
          .computeIfAbsent(
              String.join(
                  "\n", unit, capability.get(), resource.tool(), route, repository(resource)),
              key -> new Counted(resource, capability.get(), unit, route))
          .add();
    }
  }

  /** Whose module declares a resource; empty for this repository. */
  private static String repository(DeclaredResource resource) {
    String via = resource.via();
    int second = via.indexOf('/', via.indexOf('/') + 1);
    return second < 0 ? via : via.substring(0, second);
  }

  /** Resources of one capability in one unit. */
  private static final class Counted {
    private final Evidence first;
    private long count;

    Counted(DeclaredResource resource, String capability, String unit, String route) {
      this.first =
          Evidence.of("iac.resource", resource.location())
              .with("tool", resource.tool())
              .with("capability", capability)
              .with("unit", unit)
              .with("route", route)
              .with("via", resource.via());
    }

    void add() {
      count++;
    }

    Evidence evidence() {
      return first.with("count", count);
    }
  }
}
