package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Requests as data: a file of many like entries, or a folder of many like files, that a stack reads and turns into
 * repositories, accounts, projects or namespaces. Configuration that only tunes a stack makes none of those.
 */
@AutoService(Detector.class)
public final class RequestFiles implements Detector {
  private static final String KIND = "selfservice.claim";
  private static final String INDEX = "docs.index";

  /** Entries of these say what runs here: repositories and accounts are made for services. */
  private static final Set<String> INVENTORIES = Set.of("repository", "environment", "namespace");

  /** Fewer entries are the settings of a stack, not what people ask for. Entries. */
  private static final int FEWEST = 10;

  /** What people ask a platform for by an entry in a file, by type of resource. */
  private static final Map<String, String> TENANTS =
      BundledYaml.named("/catalogue/requests.yaml", "requests", "types", "provisions");

  @Override
  public String id() {
    return "request-files";
  }

  @Override
  public String sees() {
    return "Requests as data: a file of ten or more like entries, or a folder of as many files, that a"
        + " Terraform stack decodes and turns into repositories, accounts, projects or namespaces.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND, INDEX);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("tf", "tofu", "json", "yaml", "yml").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    boolean may =
        text.isEmpty()
            || !Set.of("tf", "tofu").contains(path.extension())
            || text.contains("decode(")
            || TENANTS.keySet().stream().anyMatch(text::contains);
    return may && !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<RepoPath, String> tenants = new HashMap<>();
    for (DeclaredResource resource : DeclaredResources.inForce(landscape, TENANTS::containsKey)) {
      if (resource.repeated() && isDeployed(landscape, resource.directory())) {
        tenants.putIfAbsent(resource.directory(), TENANTS.getOrDefault(resource.type(), ""));
      }
    }
    Map<RepoPath, Evidence> found = new TreeMap<>();
    for (Placed<HclDocument> file : landscape.documents().inForce(HclDocument.class)) {
      String provisions = tenants.get(file.directory());
      if (provisions != null) {
        file.document()
            .values()
            .flatMap(RequestFiles::decoded)
            .flatMap(path -> target(file.directory(), path).stream())
            .flatMap(target -> requests(landscape, target).stream())
            .forEach(path -> found.putIfAbsent(path, claim(path, provisions)));
      }
    }
    found.values().forEach(sink);
    found.values().forEach(claim -> inventory(landscape, claim).ifPresent(sink));
  }

  /** A module's own data is its reference table: who asks, asks a stack. */
  private static boolean isDeployed(Landscape landscape, RepoPath directory) {
    return landscape.units().in(directory).stream()
        .noneMatch(unit -> unit.kind() == Unit.Kind.MODULE);
  }

  /** The paths that a call decodes: of one file, or of the files of a folder. */
  private static Stream<String> decoded(Value value) {
    boolean decodes =
        HclValues.arguments(value, "yamldecode").isPresent()
            || HclValues.arguments(value, "jsondecode").isPresent();
    if (!decodes && HclValues.arguments(value, "fileset").isEmpty()) {
      return Stream.empty();
    }
    Stream<List<Value>> calls =
        decodes ? HclValues.calls(value, "file") : HclValues.calls(value, "fileset");
    return calls
        .filter(arguments -> !arguments.isEmpty())
        .flatMap(call -> call.get(0).text().stream());
  }

  private static Optional<RepoPath> target(RepoPath directory, String written) {
    String path =
        written
            .replace("${path.module}/", "")
            .replace("${path.root}/", "")
            .replace("${path.module}", ".");
    int computed = path.indexOf("${");
    String known =
        computed < 0 ? path : path.substring(0, Math.max(0, path.lastIndexOf('/', computed)));
    return known.isEmpty() ? Optional.empty() : directory.resolve(known);
  }

  /** The file if it holds many like entries; the folder if it holds many data files. */
  private static Optional<RepoPath> requests(Landscape landscape, RepoPath target) {
    Optional<Placed<ConfigDocument>> file = landscape.documents().at(target, ConfigDocument.class);
    if (file.isPresent()) {
      return file.flatMap(found -> found.document().root())
          .filter(root -> entries(root) >= FEWEST)
          .map(root -> target);
    }
    List<Entry> data = new ArrayList<>(landscape.in(target));
    data.removeIf(entry -> !Set.of("json", "yaml", "yml").contains(entry.path().extension()));
    return data.size() >= FEWEST ? Optional.of(data.get(0).path().parent()) : Optional.empty();
  }

  /** The mappings in the largest list or map of the first two levels. */
  private static long entries(Value root) {
    Stream<Value> containers =
        Stream.concat(Stream.of(root), root.pairs().stream().map(Value.Pair::value));
    return containers.mapToLong(RequestFiles::mappings).max().orElse(0);
  }

  private static long mappings(Value container) {
    Stream<Value> inner =
        container instanceof Value.Sequence list
            ? list.items().stream()
            : container.pairs().stream().map(Value.Pair::value);
    return inner.filter(value -> value instanceof Value.Mapping).count();
  }

  /** The same data is a list of what runs, with as many entries as the file or folder has. */
  private static Optional<Evidence> inventory(Landscape landscape, Evidence claim) {
    if (!INVENTORIES.contains(claim.text("provisions").orElse(""))) {
      return Optional.empty();
    }
    RepoPath place = claim.location().path();
    long entries =
        landscape
            .documents()
            .at(place, ConfigDocument.class)
            .flatMap(file -> file.document().root())
            .map(RequestFiles::entries)
            .orElseGet(() -> (long) landscape.in(place).size());
    return Optional.of(
        Evidence.of(INDEX, claim.location())
            .with("subject", "services")
            .with("links", entries)
            .with("broken", 0));
  }

  private static Evidence claim(RepoPath path, String provisions) {
    return Evidence.of(KIND, Location.of(path))
        .with("tool", "terraform")
        .with("provisions", provisions)
        .with("example", false);
  }
}
