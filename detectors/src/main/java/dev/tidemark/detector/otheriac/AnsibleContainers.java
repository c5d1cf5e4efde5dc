package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.ansible.AnsibleContent;
import dev.tidemark.link.kubernetes.Images;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Containers that Ansible starts on hosts and that are kept running there. */
@AutoService(Detector.class)
public final class AnsibleContainers implements Detector {
  private static final Set<String> MODULES =
      Set.of("docker_container", "podman_container", "docker_swarm_service");

  private static final Set<String> NOT_KEPT = Set.of("absent", "stopped", "present", "created");

  @Override
  public String id() {
    return "ansible-containers";
  }

  @Override
  public String sees() {
    return "containers and swarm services that Ansible keeps running, with checks, limits, restarts and images, on the"
        + " authority of the tasks that start them";
  }

  @Override
  public Set<String> emits() {
    return Set.of("kubernetes.workload", "image.reference", "iac.resource");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml").contains(path.extension());
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    return PlainObjects.areAllIn(path, text) ? Set.of() : Detector.super.couldEmit(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    landscape
        .facet(AnsibleContent.FACET)
        .withTasks()
        .forEach(
            file ->
                file.document().roots().stream()
                    .flatMap(root -> AnsibleContent.tasks(root).stream())
                    .forEach(task -> task(landscape, file, task, sink)));
  }

  private static void task(
      Landscape landscape, Placed<ConfigDocument> file, Value task, Consumer<Evidence> sink) {
    for (Value.Pair pair : task.pairs()) {
      String module = pair.key().substring(pair.key().lastIndexOf('.') + 1);
      if (MODULES.contains(module) && isKeptRunning(pair.value())) {
        container(landscape, file, pair, module.equals("docker_swarm_service"), sink);
      }
    }
  }

  /** Neither taken away nor run once: what is started, waits for no end and stays. */
  private static boolean isKeptRunning(Value container) {
    return container.text("image").isPresent()
        && !NOT_KEPT.contains(container.text("state").orElse("started"))
        && !container.isTrue("cleanup")
        && !container.isTrue("auto_remove")
        && !container.isTrue("rm")
        && !List.of("false", "no").contains(container.text("detach").orElse("true"));
  }

  private static void container(
      Landscape landscape,
      Placed<ConfigDocument> file,
      Value.Pair task,
      boolean swarm,
      Consumer<Evidence> sink) {
    Value body = task.value();
    String image = body.text("image").orElse("");
    String unit = UnitNames.of(landscape, file.directory());
    boolean checked = body.at("healthcheck").isPresent();
    String restart = body.text("restart_policy").orElse("no");
    boolean restarted = swarm || !(restart.equals("no") || restart.equals("none"));
    Optional<String> store = Images.dataStore(image);
    String written = body.text("replicas").orElse("1");
    boolean known =
        !swarm || (written.length() < 7 && written.chars().allMatch(Character::isDigit));
    Evidence workload =
        Evidence.of("kubernetes.workload", file.at(task.line()))
            .with("tool", "ansible")
            .with("name", body.text("name").orElse(""))
            .with("workload-kind", kind(swarm, restarted))
            .with("replicas-known", known)
            .with("health-check", yes(checked))
            .with("liveness", yes(swarm && checked))
            .with("readiness", yes(swarm && checked))
            .with("sized", yes(isSized(body)))
            .with("pinned-image", pinned(image))
            .with("spread", "no")
            .with("disruption-budget", "no")
            .with("autoscaled", "no")
            .with("strategy", swarm ? "rolling" : "recreate")
            .with("data-store", store.isPresent())
            .with("production", UnitNames.production(landscape, file.directory()))
            .with("unit", unit);
    workload = known ? workload.with("replicas", swarm ? Long.parseLong(written) : 1) : workload;
    sink.accept(store.isPresent() ? workload.with("multi-zone", "no") : workload);
    sink.accept(
        Evidence.of(
                "image.reference", file.at(body.at("image").map(Value::line).orElse(task.line())))
            .with("tool", "ansible")
            .with("image", image)
            .with("pin", Images.pin(image))
            .with("image-kind", "container"));
    store.ifPresent(
        capability ->
            sink.accept(
                Evidence.of("iac.resource", file.at(task.line()))
                    .with("tool", "ansible")
                    .with("capability", capability)
                    .with("count", 1)
                    .with("unit", unit)
                    .with("route", "raw")));
  }

  /** What its engine starts again after it ended is no lone instance. */
  private static String kind(boolean swarm, boolean restarted) {
    return swarm ? "swarm-service" : restarted ? "restarted-container" : "container";
  }

  private static boolean isSized(Value body) {
    return Stream.of("memory", "cpus", "memory_reservation", "cpu_quota", "cpu_shares", "limits")
        .anyMatch(key -> body.at(key).isPresent());
  }

  private static String pinned(String image) {
    return switch (Images.pin(image)) {
      case "floating" -> "no";
      case "variable" -> "unknown";
      default -> "yes";
    };
  }

  private static String yes(boolean holds) {
    return holds ? "yes" : "no";
  }
}
