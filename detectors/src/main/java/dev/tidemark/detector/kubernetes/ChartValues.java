package dev.tidemark.detector.kubernetes;

import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.link.kubernetes.Images;
import dev.tidemark.link.kubernetes.object.KindCatalogue;
import dev.tidemark.link.kubernetes.release.ChartUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the values of a release tell about its workloads. Two shapes are known: the controllers of the common library,
 * which say everything, and the customary keys of charts, which say yes where they are set and nothing where not.
 */
final class ChartValues {
  private ChartValues() {}

  static List<Evidence> describe(Evidence start, ChartUse chart, Value values) {
    List<Value.Pair> controllers =
        values.pairs("controllers").stream()
            .filter(c -> c.value().at("containers").isPresent())
            .toList();
    if (controllers.isEmpty()) {
      return List.of(customary(start, chart, values));
    }
    List<Evidence> found = new ArrayList<>();
    for (Value.Pair controller : controllers) {
      String type = controller.value().text("type").orElse("deployment").toLowerCase(Locale.ROOT);
      boolean on = !controller.value().text("enabled").orElse("true").equals("false");
      if (on && !type.equals("cronjob") && !type.equals("job")) {
        found.add(controller(start, controller, type, values));
      }
    }
    return found;
  }

  private static Evidence controller(
      Evidence start, Value.Pair controller, String type, Value values) {
    Value body = controller.value();
    List<Value> containers = body.pairs("containers").stream().map(Value.Pair::value).toList();
    Known liveness = probe(containers, "liveness");
    Known readiness = probe(containers, "readiness");
    boolean sized =
        containers.stream()
            .anyMatch(
                c ->
                    !c.pairs("resources", "requests").isEmpty()
                        || !c.pairs("resources", "limits").isEmpty());
    boolean spread = spreads(values.at("defaultPodOptions")) || spreads(body.at("pod"));
    boolean perNode = type.equals("daemonset");
    OptionalLong written = Autoscaling.number(body.text("replicas"));
    boolean open = body.at("replicas").isPresent() && written.isEmpty();
    boolean store =
        containers.stream().anyMatch(c -> KindCatalogue.BUNDLED.dataStore(image(c)).isPresent());
    Evidence fact =
        start
            .with("name", controller.key())
            .with("workload-kind", kind(type))
            .with("replicas-known", !perNode && !open)
            .with("liveness", liveness)
            .with("readiness", readiness)
            .with("health-check", liveness == Known.YES ? liveness : readiness)
            .with("sized", Known.of(sized))
            .with("pinned-image", pinned(containers))
            .with("spread", Known.of(spread || perNode))
            .with("disruption-budget", Known.NO)
            .with("autoscaled", Known.UNKNOWN)
            .with("data-store", store)
            .with("strategy", strategy(body, type));
    if (store) {
      fact = fact.with("multi-zone", Known.of(spread && written.orElse(1) > 1));
    }
    return perNode || open ? fact : fact.with("replicas", written.orElse(1));
  }

  private static String kind(String type) {
    return switch (type) {
      case "statefulset" -> "StatefulSet";
      case "daemonset" -> "DaemonSet";
      default -> "Deployment";
    };
  }

  /** The library recreates unless told otherwise. */
  private static String strategy(Value body, String type) {
    String written = body.text("strategy").or(() -> body.text("strategy", "type")).orElse("");
    if (type.equals("deployment")) {
      return written.equals("RollingUpdate") ? "rolling" : "recreate";
    }
    return written.equals("OnDelete") ? "on-delete" : "rolling";
  }

  private static Known probe(List<Value> containers, String name) {
    return Known.of(
        containers.stream()
            .flatMap(c -> c.at("probes", name).stream())
            .anyMatch(p -> !p.text("enabled").orElse("false").equals("false")));
  }

  private static Known pinned(List<Value> containers) {
    List<String> pins = containers.stream().map(ChartValues::image).map(Images::pin).toList();
    return pins.contains("floating")
        ? Known.NO
        : pins.contains("variable") || pins.isEmpty() ? Known.UNKNOWN : Known.YES;
  }

  private static String image(Value container) {
    String repository = container.text("image", "repository").orElse("");
    String digest = container.text("image", "digest").map(d -> "@" + d).orElse("");
    return repository + container.text("image", "tag").map(tag -> ":" + tag).orElse("") + digest;
  }

  private static boolean spreads(Optional<Value> pod) {
    return pod.filter(
            p ->
                !p.items("topologySpreadConstraints").isEmpty()
                    || p.at("affinity", "podAntiAffinity").isPresent())
        .isPresent();
  }

  /** What is customary says yes where it is set; what is not set is the chart's default and stays open. */
  private static Evidence customary(Evidence start, ChartUse chart, Value values) {
    OptionalLong replicas = replicas(values);
    boolean liveness = isOn(values, "livenessProbe");
    boolean readiness = isOn(values, "readinessProbe");
    boolean spread =
        spreads(Optional.of(values)) || !values.text("podAntiAffinity").orElse("").isEmpty();
    Evidence fact =
        start
            .with("workload-kind", "release")
            .with("replicas-known", replicas.isPresent())
            .with("liveness", sure(liveness))
            .with("readiness", sure(readiness))
            .with("health-check", sure(liveness || readiness))
            .with("sized", sure(!values.pairs("resources").isEmpty()))
            .with("pinned-image", pinned(values))
            .with("spread", sure(spread))
            .with("disruption-budget", sure(hasBudget(values)))
            .with("autoscaled", sure(values.isTrue("autoscaling", "enabled")))
            .with("strategy", "unknown")
            .with("behind", chart.name());
    boolean store =
        KindCatalogue.BUNDLED
            .dataStore(chart.name())
            .isPresent(); // a chart called like one installs it
    if (store) {
      fact = fact.with("data-store", true).with("multi-zone", Known.UNKNOWN);
    }
    return replicas.isPresent() ? fact.with("replicas", replicas.getAsLong()) : fact;
  }

  private static OptionalLong replicas(Value values) {
    return Autoscaling.number(
        values
            .text("replicaCount")
            .or(() -> values.text("replicas"))
            .or(() -> values.text("controller", "replicaCount")));
  }

  private static boolean isOn(Value values, String probe) {
    return values.at(probe).isPresent()
        && !values.text(probe, "enabled").orElse("true").equals("false");
  }

  /** Whether the image's tag is one version; a chart's own tag is not known here. */
  private static Known pinned(Value values) {
    Optional<String> tag =
        values.text("image", "tag").or(() -> values.text("controller", "image", "tag"));
    String pin = tag.map(written -> Images.pin("image:" + written)).orElse("variable");
    boolean digit = tag.filter(text -> text.chars().anyMatch(Character::isDigit)).isPresent();
    return pin.equals("floating")
        ? Known.NO
        : digit && !pin.equals("variable") ? Known.YES : Known.UNKNOWN;
  }

  private static boolean hasBudget(Value values) {
    return values.isTrue("podDisruptionBudget", "enabled")
        || values.isTrue("podDisruptionBudget", "create")
        || values.isTrue("pdb", "create")
        || values.isTrue("pdb", "enabled")
        || values.at("podDisruptionBudget", "minAvailable").isPresent()
        || values.at("podDisruptionBudget", "maxUnavailable").isPresent();
  }

  private static Known sure(boolean yes) {
    return yes ? Known.YES : Known.UNKNOWN;
  }
}
