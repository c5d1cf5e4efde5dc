package dev.tidemark.link.kubernetes.object;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclBody;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.EmbeddedYaml;
import dev.tidemark.link.kubernetes.object.KubernetesObject.Source;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.link.terraform.TerraformLandscape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads the objects that Terraform declares: manifests as maps, as encoded or plain YAML, and the typed resources of the
 * Kubernetes provider, whose blocks are the fields of the API in another spelling.
 */
final class TerraformObjects {
  private static final Map<String, String> TYPED =
      Map.ofEntries(
          Map.entry("kubernetes_deployment", "apps/v1 Deployment"),
          Map.entry("kubernetes_stateful_set", "apps/v1 StatefulSet"),
          Map.entry("kubernetes_daemonset", "apps/v1 DaemonSet"),
          Map.entry("kubernetes_daemon_set", "apps/v1 DaemonSet"),
          Map.entry("kubernetes_pod_disruption_budget", "policy/v1 PodDisruptionBudget"),
          Map.entry(
              "kubernetes_horizontal_pod_autoscaler", "autoscaling/v2 HorizontalPodAutoscaler"),
          Map.entry("kubernetes_job", "batch/v1 Job"),
          Map.entry("kubernetes_cron_job", "batch/v1 CronJob"),
          Map.entry("kubernetes_service", "v1 Service"),
          Map.entry("kubernetes_config_map", "v1 ConfigMap"));

  private static final Set<String> MANIFESTS =
      Set.of("kubernetes_manifest", "kubectl_manifest", "k8s_manifest", "kubectl_file_documents");

  /** Blocks that are lists in the API though one is written without brackets. */
  private static final Map<String, String> LISTS =
      Map.of(
          "container", "containers",
          "init_container", "initContainers",
          "topology_spread_constraint", "topologySpreadConstraints",
          "toleration", "tolerations",
          "metric", "metrics",
          "port", "ports");

  private static final Pattern VERSION = Pattern.compile("v[0-9](?:beta[0-9])?");

  private final Landscape landscape;

  TerraformObjects(Landscape landscape) {
    this.landscape = landscape;
  }

  void read(Consumer<KubernetesObject> sink) {
    TerraformLandscape terraform = landscape.facet(TerraformLandscape.FACET);
    for (TerraformBlock resource : landscape.facet(HclBlocks.FACET).all("resource")) {
      HclBlock block = resource.block();
      boolean manifest = MANIFESTS.contains(block.label(0));
      if (!manifest && !block.label(0).startsWith("kubernetes_")) {
        continue;
      }
      Placed<HclDocument> file = resource.file();
      Manifests.Place place =
          new Manifests.Place(file.path(), terraform.origin(file), Source.TERRAFORM);
      if (manifest) {
        Consumer<KubernetesObject> placedSink =
            object -> sink.accept(object.at(place(object, block)));
        manifests(block).forEach(root -> Manifests.read(root, place, placedSink));
      } else {
        typed(block, place, sink);
      }
    }
  }

  private static List<Value> manifests(HclBlock block) {
    List<Value> roots = new ArrayList<>();
    for (String field : List.of("manifest", "yaml_body", "content")) {
      block
          .attribute(field)
          .ifPresent(
              attribute -> {
                Value value = attribute.value();
                if (value instanceof Value.Mapping) {
                  roots.add(value);
                } else if (HclValues.arguments(value, "yamlencode").isPresent()) {
                  roots.addAll(HclValues.arguments(value, "yamlencode").get());
                } else if (value instanceof Value.Scalar scalar && !HclValues.isReference(value)) {
                  roots.addAll(EmbeddedYaml.read(scalar.text()));
                }
              });
    }
    return roots;
  }

  private static void typed(
      HclBlock block, Manifests.Place place, Consumer<KubernetesObject> sink) {
    String type = block.label(0);
    String kind = TYPED.get(withoutVersion(type));
    if (kind == null) {
      return;
    }
    Value.Mapping body = mapping(block.body(), block.line(), block.endLine());
    List<Value.Pair> pairs = new ArrayList<>(body.pairs());
    int space = kind.indexOf(' ');
    pairs.add(pair("apiVersion", kind.substring(0, space), block.line()));
    pairs.add(pair("kind", kind.substring(space + 1), block.line()));
    Manifests.read(
        new Value.Mapping(pairs, "", block.line(), block.endLine()),
        place,
        object -> sink.accept(object.at(place(object, block))));
  }

  /** {@code kubernetes_deployment_v1} and {@code …_v2beta2} are what they are without it. */
  private static String withoutVersion(String type) {
    int last = type.lastIndexOf('_');
    return last >= 0 && VERSION.matcher(type.substring(last + 1)).matches()
        ? type.substring(0, last)
        : type;
  }

  private static Value.Pair pair(String key, String text, int line) {
    return new Value.Pair(key, line, new Value.Scalar(text, true, "", line, line));
  }

  /** Blocks and attributes as the map that the API would see. */
  private static Value.Mapping mapping(HclBody body, int line, int endLine) {
    Map<String, List<Value>> lists = new LinkedHashMap<>();
    List<Value.Pair> pairs = new ArrayList<>();
    body.attributes().forEach(a -> pairs.add(new Value.Pair(camel(a.name()), a.line(), a.value())));
    for (HclBlock block : body.blocks()) {
      Value.Mapping inner = mapping(block.body(), block.line(), block.endLine());
      String list = LISTS.get(block.type());
      if (list == null) {
        pairs.add(new Value.Pair(camel(block.type()), block.line(), inner));
      } else {
        lists.computeIfAbsent(list, name -> new ArrayList<>()).add(inner);
      }
    }
    lists.forEach(
        (name, items) ->
            pairs.add(
                new Value.Pair(
                    name,
                    items.get(0).line(),
                    new Value.Sequence(items, "", items.get(0).line(), items.get(0).endLine()))));
    return new Value.Mapping(pairs, "", line, endLine);
  }

  private static String camel(String name) {
    StringBuilder out = new StringBuilder();
    boolean up = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      out.append(up ? Character.toUpperCase(c) : c);
      up = c == '_';
      if (up) {
        out.setLength(out.length() - 1);
      }
    }
    return out.toString();
  }

  private static Location place(KubernetesObject object, HclBlock block) {
    return new Location(object.path(), block.line(), block.endLine());
  }
}
