package dev.tidemark.link.catalogue;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.parallel.Memo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The catalogue of resource types, read once from its file. */
public final class ResourceCatalogue {
  private static final String RESOURCES = "/catalogue/resource-types.yaml";
  private static final String OBSERVABILITY = "/catalogue/observability.yaml";

  private final List<ResourceRow> rows;
  private final Set<String> unitKinds;
  private final Map<String, ResourceRow> byType = new HashMap<>();
  private final TreeMap<String, String> prefixes = new TreeMap<>();

  /** By the sources of modules, which many calls share. */
  private final Memo<Optional<ResourceRow>> modules = new Memo<>(1 << 10, this::module);

  private ResourceCatalogue(
      String file, List<ResourceRow> rows, Set<String> unitKinds, List<Pair> prefixes) {
    this.rows = List.copyOf(rows);
    this.unitKinds = Set.copyOf(unitKinds);
    for (ResourceRow row : rows) {
      for (String type : row.types()) {
        if (byType.put(type, row) != null) {
          throw new CatalogueException(file, row.line(), "a second row for " + type);
        }
      }
    }
    for (ResourceRow row : rows) {
      row.types().stream()
          .flatMap(type -> inCdk(type).stream())
          .forEach(type -> byType.putIfAbsent(type, row));
    }
    prefixes.forEach(pair -> this.prefixes.put(pair.key(), pair.value().text().orElse("")));
  }

  /** What the CDK calls a type of CloudFormation: {@code aws-cdk:cloudwatch:CfnAlarm}. */
  private static Optional<String> inCdk(String type) {
    String[] parts = type.split("::", -1);
    return parts.length == 3 && parts[0].equals("AWS")
        ? Optional.of("aws-cdk:" + parts[1].toLowerCase(Locale.ROOT) + ":Cfn" + parts[2])
        : Optional.empty();
  }

  private static final class Bundled {
    static final ResourceCatalogue CATALOGUE = load(RESOURCES);
  }

  private static final class BundledObservability {
    static final ResourceCatalogue CATALOGUE = load(OBSERVABILITY);
  }

  /** The catalogue of resource types that comes with the product. */
  public static ResourceCatalogue bundled() {
    return Bundled.CATALOGUE;
  }

  /** The catalogue of objects, charts and configuration files of observability. */
  public static ResourceCatalogue observability() {
    return BundledObservability.CATALOGUE;
  }

  /** Reads a catalogue from the top of its file. */
  static ResourceCatalogue read(String file, Value root) {
    ResourceCatalogueReader reader = new ResourceCatalogueReader(file);
    List<ResourceRow> rows = new ArrayList<>();
    root.items("rows").forEach(item -> rows.add(reader.row(item)));
    return new ResourceCatalogue(
        file, rows, new TreeSet<>(root.texts("unit-kinds")), root.pairs("prefixes"));
  }

  public List<ResourceRow> rows() {
    return rows;
  }

  /** Every evidence kind that a row may give. */
  public Set<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    rows.forEach(row -> row.gives().forEach(meaning -> kinds.add(meaning.kind())));
    return kinds;
  }

  /** Whether evidence of this kind carries the id of the unit that declares the resource. */
  public boolean carriesUnit(String kind) {
    return unitKinds.contains(kind);
  }

  /** The row of a type, spelled as in the catalogue: {@code data.aws_ami}, {@code chart.loki}. */
  public Optional<ResourceRow> row(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** The row of a resource, lookup or module. */
  public Optional<ResourceRow> row(DeclaredResource resource) {
    return switch (resource.kind()) {
      case RESOURCE -> Optional.ofNullable(byType.get(resource.type()));
      case LOOKUP -> Optional.ofNullable(byType.get("data." + resource.type()));
      case MODULE -> modules.of(resource.type());
    };
  }

  /** What the resource is for: by its row, or else by the longest head of its type. */
  public Optional<String> capability(DeclaredResource resource) {
    Optional<ResourceRow> row = row(resource);
    if (row.isPresent() && row.get().counts().of(resource.attributes()) == Answer.NO) {
      return Optional.empty();
    }
    return row.map(ResourceRow::capability)
        .filter(capability -> !capability.isEmpty())
        .or(
            () ->
                resource.kind() == DeclaredResource.Kind.RESOURCE
                    ? byPrefix(resource.type())
                    : Optional.empty());
  }

  private Optional<ResourceRow> module(String source) {
    String plain = source.startsWith("registry.terraform.io/") ? source.substring(22) : source;
    return Optional.ofNullable(byType.get("module." + plain)).or(() -> named(plain));
  }

  private Optional<ResourceRow> named(String source) {
    return ModuleName.words(source).stream()
        .map(word -> byType.get("module-named." + word))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private Optional<String> byPrefix(String type) {
    Map.Entry<String, String> entry = prefixes.floorEntry(type);
    while (entry != null) {
      if (type.startsWith(entry.getKey())) {
        return Optional.of(entry.getValue());
      }
      String next = common(entry.getKey(), type);
      entry = next.isEmpty() ? null : prefixes.floorEntry(next);
    }
    return Optional.empty();
  }

  private static String common(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return other.substring(0, same);
  }

  private static ResourceCatalogue load(String file) {
    return read(file, BundledYaml.root(file));
  }
}
