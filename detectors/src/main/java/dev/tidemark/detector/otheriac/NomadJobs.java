package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.definition.NomadFiles;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Groups of Nomad's service jobs: how many, checked, sized, from which image, and how they are updated and taken back. */
@AutoService(Detector.class)
public final class NomadJobs implements Detector {

  /** Types of jobs that run until they are stopped; a batch job ends by itself. */
  private static final Set<String> KEPT_RUNNING = Set.of("service", "system");

  @Override
  public String id() {
    return "nomad-jobs";
  }

  @Override
  public String sees() {
    return "Groups of Nomad's service jobs, with count, checks, sizes, images, the update block, the"
        + " services that they register and the restarts that checks ask for.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(
        "kubernetes.workload",
        "delivery.strategy",
        "delivery.rollback",
        "resilience.self-configuring",
        "resilience.self-healing");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return NomadFiles.mayBeAt(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<HclDocument> file : landscape.facet(NomadFiles.ALL)) {
      if (file.origin().isInForce()) {
        file.document().blocks("job").stream()
            .filter(job -> KEPT_RUNNING.contains(job.literal("type").orElse("service")))
            .forEach(
                job ->
                    job.blocks("group").forEach(group -> group(landscape, file, job, group, sink)));
      }
    }
  }

  private static void group(
      Landscape landscape,
      Placed<HclDocument> file,
      HclBlock job,
      HclBlock group,
      Consumer<Evidence> sink) {
    String unit = UnitNames.of(landscape, file.directory());
    List<HclBlock> tasks = group.blocks("task");
    List<HclBlock> services =
        Stream.concat(Stream.of(group), tasks.stream())
            .flatMap(owner -> owner.blocks("service").stream())
            .toList();
    boolean checked = services.stream().anyMatch(service -> !service.blocks("check").isEmpty());
    services(file, group, services, unit, sink);
    boolean sized =
        !tasks.isEmpty() && tasks.stream().allMatch(task -> !task.blocks("resources").isEmpty());
    boolean spread = Stream.of(job, group).anyMatch(owner -> !owner.blocks("spread").isEmpty());
    Optional<Long> count = group.literal("count").flatMap(NomadJobs::number);
    Evidence workload =
        Evidence.of("kubernetes.workload", file.at(group.line()))
            .with("tool", "nomad")
            .with("name", group.label(0))
            .with("workload-kind", "nomad-group")
            .with("replicas-known", count.isPresent() || !group.has("count"))
            .with("health-check", checked ? "yes" : "no")
            .with("sized", sized ? "yes" : "no")
            .with("pinned-image", pinned(tasks))
            .with("spread", spread ? "yes" : "no")
            .with("autoscaled", group.blocks("scaling").isEmpty() ? "no" : "yes")
            .with("production", UnitNames.production(landscape, file.directory()))
            .with("unit", unit);
    boolean one = !group.has("count");
    sink.accept(one || count.isPresent() ? workload.with("replicas", count.orElse(1L)) : workload);
    Stream.of(group, job)
        .flatMap(owner -> owner.blocks("update").stream())
        .findFirst()
        .ifPresent(update -> update(file, update, checked, unit, sink));
  }

  /** What is registered where others look for it, and what is started anew once its checks fail; each told once a group. */
  private static void services(
      Placed<HclDocument> file,
      HclBlock group,
      List<HclBlock> services,
      String unit,
      Consumer<Evidence> sink) {
    services.stream()
        .findFirst()
        .map(service -> Evidence.of("resilience.self-configuring", file.at(service.line())))
        .map(fact -> fact.with("what", "service-discovery"))
        .map(fact -> fact.with("tool", "nomad").with("subject", group.label(0)).with("unit", unit))
        .ifPresent(sink);
    services.stream()
        .flatMap(service -> service.blocks("check").stream())
        .flatMap(check -> check.blocks("check_restart").stream())
        .findFirst()
        .map(restart -> Evidence.of("resilience.self-healing", file.at(restart.line())))
        .map(fact -> fact.with("what", "liveness"))
        .map(fact -> fact.with("tool", "nomad").with("subject", group.label(0)).with("unit", unit))
        .ifPresent(sink);
  }

  private static void update(
      Placed<HclDocument> file,
      HclBlock update,
      boolean checked,
      String unit,
      Consumer<Evidence> sink) {
    boolean canary = update.literal("canary").filter(count -> !count.equals("0")).isPresent();
    sink.accept(
        Evidence.of("delivery.strategy", file.at(update.line()))
            .with("tool", "nomad")
            .with("strategy", canary ? "canary" : "rolling")
            .with("gated", checked)
            .with("unit", unit));
    if (update.literal("auto_revert").filter("true"::equals).isPresent()) {
      sink.accept(
          Evidence.of("delivery.rollback", file.at(update.line()))
              .with("tool", "nomad")
              .with("automatic", true)
              .with("what", "auto_revert")
              .with("unit", unit));
    }
  }

  /** Whether the images of all tasks that run one have a version that does not float. */
  private static String pinned(List<HclBlock> tasks) {
    List<String> images =
        tasks.stream()
            .flatMap(task -> task.blocks("config").stream())
            .flatMap(config -> config.literal("image").stream())
            .toList();
    if (images.isEmpty()) {
      return "unknown";
    }
    return images.stream().allMatch(NomadJobs::isPinned) ? "yes" : "no";
  }

  private static boolean isPinned(String image) {
    String rest = image.substring(image.lastIndexOf('/') + 1);
    int colon = rest.indexOf(':');
    return image.contains("@sha256:")
        || (colon > 0 && rest.substring(colon).chars().anyMatch(Character::isDigit));
  }

  private static Optional<Long> number(String text) {
    return text.length() < 10 && !text.isEmpty() && text.chars().allMatch(Character::isDigit)
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }
}
