package dev.tidemark.detector.otheriac;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.Images;
import dev.tidemark.link.kubernetes.object.KindCatalogue;
import dev.tidemark.link.resource.UnitNames;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One container or swarm service that a task of Ansible keeps running: the facts about it and about its image. */
final class AnsibleContainer {
  /** More digits are no number of instances that anybody starts. */
  private static final int MOST_DIGITS = 6;

  private final Landscape landscape;
  private final Placed<?> file;
  private final int line;
  private final Value body;
  private final boolean swarm;
  private final String image;
  private final String unit;

  /**
   * @param task the module with what it is given
   */
  AnsibleContainer(Landscape landscape, Placed<?> file, Value.Pair task) {
    this.landscape = landscape;
    this.file = file;
    this.line = task.line();
    this.body = task.value();
    this.swarm = task.key().endsWith("docker_swarm_service");
    this.image = body.text("image").orElse("");
    this.unit = UnitNames.of(landscape, file.directory());
  }

  void give(Consumer<Evidence> sink) {
    Optional<String> store = KindCatalogue.BUNDLED.dataStore(image);
    Evidence workload = workload().with("data-store", store.isPresent());
    sink.accept(store.isPresent() ? workload.with("multi-zone", "no") : workload);
    sink.accept(reference());
    store.map(this::resource).ifPresent(sink);
  }

  private Evidence workload() {
    boolean checked = body.at("healthcheck").isPresent();
    String replicas = swarm ? body.text("replicas").orElse("1") : "1";
    boolean known =
        !replicas.isEmpty()
            && replicas.length() <= MOST_DIGITS
            && replicas.chars().allMatch(Character::isDigit);
    Evidence workload =
        Evidence.of("kubernetes.workload", file.at(line))
            .with("tool", "ansible")
            .with("name", body.text("name").orElse(""))
            .with("workload-kind", kind())
            .with("replicas-known", known)
            .with("health-check", yes(checked))
            .with("liveness", yes(swarm && checked))
            .with("readiness", yes(swarm && checked))
            .with("sized", yes(isSized()))
            .with("pinned-image", pinned())
            .with("spread", "no")
            .with("disruption-budget", "no")
            .with("autoscaled", "no")
            .with("strategy", swarm ? "rolling" : "recreate")
            .with("production", UnitNames.production(landscape, file.directory()))
            .with("unit", unit);
    return known ? workload.with("replicas", Long.parseLong(replicas)) : workload;
  }

  /** What its engine starts again after it ended is no lone instance. */
  private String kind() {
    String restart = body.text("restart_policy").orElse("no");
    boolean restarted = !restart.equals("no") && !restart.equals("none");
    return swarm ? "swarm-service" : restarted ? "restarted-container" : "container";
  }

  private boolean isSized() {
    return Stream.of("memory", "cpus", "memory_reservation", "cpu_quota", "cpu_shares", "limits")
        .anyMatch(key -> body.at(key).isPresent());
  }

  private String pinned() {
    return switch (Images.pin(image)) {
      case "floating" -> "no";
      case "variable" -> "unknown";
      default -> "yes";
    };
  }

  private Evidence reference() {
    int at = body.at("image").map(Value::line).orElse(line);
    return Evidence.of("image.reference", file.at(at))
        .with("tool", "ansible")
        .with("image", image)
        .with("pin", Images.pin(image))
        .with("image-kind", "container");
  }

  private Evidence resource(String capability) {
    return Evidence.of("iac.resource", file.at(line))
        .with("tool", "ansible")
        .with("capability", capability)
        .with("count", 1)
        .with("unit", unit)
        .with("route", "raw");
  }

  private static String yes(boolean holds) {
    return holds ? "yes" : "no";
  }
}
