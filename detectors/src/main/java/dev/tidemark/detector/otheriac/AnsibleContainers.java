package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.ansible.AnsibleContent;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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
    return "containers and swarm services that Ansible keeps running, with checks, limits, restarts"
        + " and images, read from the tasks that start them";
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
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
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
        new AnsibleContainer(landscape, file, pair).give(sink);
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
}
