package dev.tidemark.link.kubernetes.object;

import dev.tidemark.document.Value;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.link.kubernetes.Images;
import dev.tidemark.link.kubernetes.PlainObjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The catalogue of Kubernetes kinds and charts: what they mean, kept as data. */
public final class KindCatalogue {
  private static final String RESOURCE = "/catalogue/kubernetes-kinds.yaml";

  /** The catalogue that ships with the program. */
  public static final KindCatalogue BUNDLED = new KindCatalogue(BundledYaml.root(RESOURCE));

  private final Map<String, List<KindRow>> kinds = new HashMap<>();
  private final Map<String, List<KindRow>> charts = new HashMap<>();
  private final Map<String, String> chartOfImage = new TreeMap<>();
  private final Map<String, Value> dataStores = new HashMap<>();
  private final Map<String, String> dataStoreOfImage = new HashMap<>();
  private final Set<String> withoutWorkloads;

  private KindCatalogue(Value root) {
    rows(root, "kinds", kinds);
    rows(root, "charts", charts);
    root.pairs("images")
        .forEach(pair -> chartOfImage.put(pair.key(), pair.value().text().orElse("")));
    root.pairs("data-stores").forEach(pair -> dataStores.put(pair.key(), pair.value()));
    for (Value.Pair capability : root.pairs("data-store-images")) {
      capability.value().texts().forEach(word -> dataStoreOfImage.put(word, capability.key()));
    }
    withoutWorkloads = Set.copyOf(root.texts("charts-without-workloads"));
  }

  private static void rows(Value root, String field, Map<String, List<KindRow>> sink) {
    for (Value.Pair pair : root.pairs(field)) {
      List<KindRow> rows = new ArrayList<>();
      pair.value().items().forEach(row -> rows.add(KindRow.read(row)));
      sink.put(pair.key(), List.copyOf(rows));
    }
  }

  /** The rows of an object's group and kind, and those of its whole group. */
  public List<KindRow> of(KubernetesObject object) {
    List<KindRow> exact = kinds.get(object.group() + "/" + object.kind());
    return exact != null ? exact : kinds.getOrDefault(object.group() + "/*", List.of());
  }

  /** The rows of a chart's name. */
  public List<KindRow> ofChart(String chart) {
    return charts.getOrDefault(chart, List.of());
  }

  /** The rows of what a workload's image is known to be. */
  public List<KindRow> ofImage(String image) {
    String name = Images.name(image);
    String last = name.substring(name.lastIndexOf('/') + 1);
    String owner = name.substring(0, Math.max(0, name.length() - last.length() - 1));
    String two = owner.substring(owner.lastIndexOf('/') + 1) + "/" + last;
    String chart = chartOfImage.getOrDefault(two, chartOfImage.getOrDefault(last, ""));
    return ofChart(chart);
  }

  /** What kind of data store an object asks for. */
  public Optional<Value> dataStore(KubernetesObject object) {
    return Optional.ofNullable(dataStores.get(object.group() + "/" + object.kind()));
  }

  /** The capability of the data store that runs in an image, such as {@code database}; empty for anything else. */
  public Optional<String> dataStore(String image) {
    String last = image.substring(image.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < last.length() && last.charAt(end) != ':' && last.charAt(end) != '@') {
      end++;
    }
    String name = last.substring(0, end);
    if (name.contains("exporter") || name.contains("operator") || name.contains("backup")) {
      return Optional.empty();
    }
    return Arrays.stream(name.split("[^a-z0-9]+", -1))
        .filter(dataStoreOfImage::containsKey)
        .findFirst()
        .map(dataStoreOfImage::get);
  }

  /** Whether a chart is known to start no process of its own. */
  public boolean isWithoutWorkloads(String chart) {
    return withoutWorkloads.contains(chart)
        || chart.endsWith("-crds")
        || chart.endsWith("-crd")
        || chart.endsWith("-policies");
  }

  /** Every evidence kind that an object of the platform itself shows which runs nothing, sorted. */
  public Set<String> showsOfPlainObjects() {
    Set<String> shown = new TreeSet<>();
    kinds.forEach(
        (kind, rows) -> {
          if (PlainObjects.isPlain(kind.substring(kind.indexOf('/') + 1))) {
            rows.forEach(row -> shown.add(row.shows()));
          }
        });
    return shown;
  }

  /** Every evidence kind that a plain workload may show by the image that it runs, sorted. */
  public Set<String> showsOfImages() {
    Set<String> shown = new TreeSet<>();
    chartOfImage.values().forEach(chart -> ofChart(chart).forEach(row -> shown.add(row.shows())));
    return shown;
  }

  /** Every evidence kind that a row shows, sorted. */
  public Set<String> shows() {
    Set<String> shown = new TreeSet<>();
    kinds.values().forEach(rows -> rows.forEach(row -> shown.add(row.shows())));
    charts.values().forEach(rows -> rows.forEach(row -> shown.add(row.shows())));
    return shown;
  }
}
