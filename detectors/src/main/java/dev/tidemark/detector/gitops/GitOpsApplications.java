package dev.tidemark.detector.gitops;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.release.ChartUse;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a controller in a cluster applies from here, on the authority of the objects that tell it to. */
@AutoService(Detector.class)
public final class GitOpsApplications implements Detector {

  @Override
  public String id() {
    return "gitops-applications";
  }

  @Override
  public String sees() {
    return "applications of Argo CD, Flux, Fleet, Config Sync and k3s with what they apply, and"
        + " whether they undo drift and failure by themselves, read from their objects and"
        + " the patches laid over them";
  }

  @Override
  public Set<String> emits() {
    return Set.of(
        "gitops.application",
        "governance.remediation",
        "resilience.self-healing",
        "delivery.rollback",
        "patching.automation");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json", "tf").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return ClusterWords.mayHoldMore(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Remediation remediation = new Remediation(landscape);
    Set<String> reconcilers = new HashSet<>();
    for (Release release : landscape.facet(Releases.FACET).all()) {
      if (!release.byController()) {
        continue;
      }
      Sync sync = Sync.of(release);
      Optional<Evidence> rollback = remediation.of(release);
      sink.accept(application(release, sync, rollback.isPresent()));
      rollback.ifPresent(sink);
      if (sync.selfHeal()) {
        sink.accept(
            Evidence.of("governance.remediation", release.location())
                .with("tool", release.tool())
                .with("name", release.name())
                .with("what", "reconcile"));
        if (reconcilers.add(release.tool())) {
          sink.accept(reconciler(release));
        }
      }
      imageUpdates(release).ifPresent(sink);
    }
  }

  private static Evidence application(Release release, Sync sync, boolean remediated) {
    List<String> targets = release.targets().stream().map(RepoPath::value).toList();
    Evidence application =
        Evidence.of("gitops.application", release.location())
            .with("tool", release.tool())
            .with("name", release.name())
            .with("automated", sync.automated())
            .with("self-heal", sync.selfHeal())
            .with("prune", sync.prune())
            .with("pin", pin(release))
            .with("environment", release.environment())
            .with(
                "source",
                release.charts().stream()
                    .map(ChartUse::source)
                    .findFirst()
                    .or(() -> repository(release)))
            .with("targets", targets)
            .with("elsewhere", release.elsewhere())
            .with("depends-on", dependsOn(release));
    if (!release.environment().isEmpty()) {
      application = application.with("production", release.production());
    }
    if (!targets.isEmpty()) {
      application = application.with("source-path", targets.get(0));
    }
    return remediated ? application.with("remediation", true) : application;
  }

  private static Optional<String> repository(Release release) {
    return release
        .object()
        .flatMap(
            o ->
                o.specText("source", "repoURL")
                    .or(() -> o.specText("template", "spec", "source", "repoURL"))
                    .or(() -> o.specText("repo"))
                    .or(() -> o.specText("git", "repo"))
                    .or(() -> o.specText("git", "syncRepo"))
                    .or(() -> o.specText("sourceRef", "name")));
  }

  private static Optional<String> pin(Release release) {
    Optional<String> chart =
        release.charts().stream().map(ChartUse::version).filter(v -> !v.isEmpty()).findFirst();
    return chart.or(
        () ->
            release
                .object()
                .flatMap(
                    o ->
                        o.specText("source", "targetRevision")
                            .or(() -> o.specText("template", "spec", "source", "targetRevision"))
                            .or(() -> o.specText("revision"))
                            .or(() -> o.specText("branch"))
                            .or(() -> o.specText("git", "branch"))
                            .or(() -> o.specText("git", "syncBranch"))));
  }

  private static List<String> dependsOn(Release release) {
    return release
        .object()
        .flatMap(KubernetesObject::spec)
        .map(
            spec -> spec.items("dependsOn").stream().flatMap(i -> i.text("name").stream()).toList())
        .orElse(List.of());
  }

  private static Evidence reconciler(Release release) {
    return Evidence.of("resilience.self-healing", release.location())
        .with("tool", release.tool())
        .with("subject", "cluster")
        .with("what", "reconciler")
        .with("platform-wide", true);
  }

  /** Argo CD's image updater writes new image versions by itself where an annotation tells it which. */
  private static Optional<Evidence> imageUpdates(Release release) {
    return release
        .object()
        .filter(o -> o.annotation("argocd-image-updater.argoproj.io/image-list").isPresent())
        .map(
            o ->
                Evidence.of("patching.automation", release.location())
                    .with("tool", "argocd-image-updater")
                    .with("what", "image-bump"));
  }

  /**
   * How a controller keeps up with Git.
   *
   * @param automated without a person
   * @param selfHeal changes made elsewhere are undone
   * @param prune what Git no longer holds is removed
   */
  private record Sync(boolean automated, boolean selfHeal, boolean prune) {

    static Sync of(Release release) {
      Optional<Value> spec = release.object().flatMap(KubernetesObject::spec);
      return switch (release.tool()) {
        case "argo-cd" ->
            rolling(
                spec, argo(spec.flatMap(s -> s.at("template", "spec").or(() -> Optional.of(s)))));
        case "flux" -> flux(release, spec);
        case "fleet" ->
            new Sync(!isTrue(spec, "paused"), isTrue(spec, "correctDrift", "enabled"), true);
        case "config-sync" -> new Sync(true, true, true);
        default -> new Sync(true, false, false);
      };
    }

    /** Where an ApplicationSet goes step by step its controller starts each sync, and nobody else. */
    private static Sync rolling(Optional<Value> spec, Sync sync) {
      boolean rolling =
          spec.flatMap(s -> s.text("strategy", "type")).filter("RollingSync"::equals).isPresent();
      return rolling ? new Sync(true, sync.selfHeal(), sync.prune()) : sync;
    }

    private static Sync argo(Optional<Value> spec) {
      Optional<Value> automated = spec.flatMap(s -> s.at("syncPolicy", "automated"));
      boolean on =
          automated.isPresent() && !automated.get().text("enabled").orElse("true").equals("false");
      return new Sync(
          on, on && automated.get().isTrue("selfHeal"), on && automated.get().isTrue("prune"));
    }

    /** Flux reconciles at every interval; a HelmRelease puts drift right only where drift detection says so. */
    private static Sync flux(Release release, Optional<Value> spec) {
      boolean on = !isTrue(spec, "suspend");
      boolean kustomization = release.form().equals("Kustomization");
      boolean drift =
          spec.flatMap(s -> s.text("driftDetection", "mode")).orElse("").equals("enabled");
      return new Sync(
          on, on && (kustomization || drift), on && (!kustomization || isTrue(spec, "prune")));
    }

    private static boolean isTrue(Optional<Value> spec, String... keys) {
      return spec.map(s -> s.isTrue(keys)).orElse(false);
    }
  }
}
