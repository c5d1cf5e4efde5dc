package dev.tidemark.detector.kubernetes;

import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.link.kubernetes.Images;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pods that a workload makes: their containers' checks, sizes and images, and how they are spread. */
final class PodTemplate {
  private final Value pod;
  private final List<Value> containers;

  private PodTemplate(Value pod) {
    this.pod = pod;
    this.containers = pod.items("containers");
  }

  /** The pods of a workload; empty for one that takes them from elsewhere. */
  static Optional<PodTemplate> of(KubernetesObject workload) {
    return workload.spec("template", "spec").map(PodTemplate::new);
  }

  /** Whether any container has a check of this name. */
  Known probe(String name) {
    boolean has =
        containers.stream().anyMatch(c -> c.at(name).filter(PodTemplate::isSet).isPresent());
    return Known.of(has).unless(isOpaque());
  }

  /** Whether any container asks for resources; limits without requests are requests too. */
  Known sized() {
    boolean has =
        containers.stream()
            .anyMatch(
                c ->
                    c.at("resources", "requests").filter(PodTemplate::isSet).isPresent()
                        || c.at("resources", "limits").filter(PodTemplate::isSet).isPresent());
    boolean hidden =
        containers.stream().anyMatch(c -> c.at("resources").filter(PodTemplate::hides).isPresent());
    return Known.of(has).unless(hidden || isOpaque());
  }

  /** Whether no container's image floats. */
  Known pinned() {
    List<String> pins = images().stream().map(Images::pin).toList();
    if (pins.isEmpty() || pins.contains("variable")) {
      return pins.contains("floating") ? Known.NO : Known.UNKNOWN;
    }
    return Known.of(!pins.contains("floating"));
  }

  /** Whether it asks to be spread over zones or nodes. */
  Known spread() {
    boolean asked =
        !pod.items("topologySpreadConstraints").isEmpty()
            || pod.at("affinity", "podAntiAffinity").filter(PodTemplate::isSet).isPresent();
    boolean hidden =
        pod.at("topologySpreadConstraints").filter(ConfigDocument::isTemplated).isPresent()
            || pod.at("affinity").filter(PodTemplate::hides).isPresent()
            || hasOpenKey(pod);
    return Known.of(asked).unless(hidden);
  }

  /** Whether the spread is over zones. */
  boolean overZones() {
    return pod.walk()
        .filter(value -> value instanceof Value.Scalar)
        .flatMap(value -> value.text().stream())
        .anyMatch(
            text ->
                text.endsWith("/zone") || text.endsWith("failure-domain.beta.kubernetes.io/zone"));
  }

  List<String> images() {
    List<String> images = new ArrayList<>();
    containers.forEach(c -> c.text("image").ifPresent(images::add));
    return images;
  }

  /** Each image with its line. */
  List<Value> imageValues() {
    return containers.stream().flatMap(c -> c.at("image").stream()).toList();
  }

  /** Whether a template hides part of the containers. */
  private boolean isOpaque() {
    return containers.isEmpty()
        || hasOpenKey(pod)
        || containers.stream().anyMatch(PodTemplate::hasOpenKey);
  }

  private static boolean hasOpenKey(Value value) {
    return value.pairs().stream()
        .anyMatch(pair -> ConfigDocument.isTemplated(pair.key()) && !pair.key().contains("abel"));
  }

  private static boolean isSet(Value value) {
    return value instanceof Value.Mapping map
        ? !map.pairs().isEmpty()
        : !hides(value) && value.text().isPresent();
  }

  private static boolean hides(Value value) {
    return ConfigDocument.isTemplated(value) || !value.tag().isEmpty() || hasOpenKey(value);
  }
}
