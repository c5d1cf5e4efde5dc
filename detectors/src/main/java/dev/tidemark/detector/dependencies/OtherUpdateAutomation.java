package dev.tidemark.detector.dependencies;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.dependencies.Ecosystem;
import dev.tidemark.link.dependencies.Ecosystems;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Update bots beside Dependabot and Renovate: Updatecli, pre-commit.ci, Flux image automation, Argo CD Image Updater, Keel, Scala Steward. */
@AutoService(Detector.class)
public final class OtherUpdateAutomation implements Detector {
  private static final String HOOKS = ".pre-commit-config.yaml";

  private static final String KIND = "deps.update-automation";
  private static final String IMAGE_LIST = "argocd-image-updater.argoproj.io/image-list";
  private static final Set<String> STEWARD =
      Set.of(".scala-steward.conf", ".github/.scala-steward.conf", ".config/.scala-steward.conf");

  @Override
  public String id() {
    return "other-update-automation";
  }

  @Override
  public String sees() {
    return "Updatecli manifests, pre-commit.ci, Flux image automation, Argo CD Image Updater, Keel"
        + " and Scala Steward, by their own configuration.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return STEWARD.contains(path.value()) || Set.of("yaml", "yml").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return path.lowerName().equals(HOOKS)
        || !PlainObjects.areAllIn(path, text)
        || text.contains("keel.sh");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      file.document().root().flatMap(root -> ofFile(file, root)).ifPresent(sink);
    }
    landscape
        .facet(KubernetesObjects.FACET)
        .inForce()
        .forEach(object -> ofObject(object).ifPresent(sink));
    for (String place : new TreeSet<>(STEWARD)) {
      landscape
          .entry(RepoPath.of(place))
          .map(Entry::path)
          .ifPresent(path -> sink.accept(fact(Location.of(path), "scala-steward", List.of("sbt"))));
    }
  }

  private static Optional<Evidence> ofFile(Placed<ConfigDocument> file, Value root) {
    String name = file.path().lowerName();
    if (name.equals(HOOKS)) {
      return root.at("ci", "autoupdate_schedule")
          .map(
              schedule ->
                  fact(file.at(schedule.line()), "pre-commit.ci", List.of("pre-commit"))
                      .with("schedule", root.text("ci", "autoupdate_schedule")));
    }
    boolean updatecli = !root.pairs("targets").isEmpty() && !root.pairs("sources").isEmpty();
    return updatecli
        ? Optional.of(fact(file.at(root.line()), "updatecli", updated(root)))
        : Optional.empty();
  }

  private static List<String> updated(Value root) {
    Set<String> ecosystems = new TreeSet<>();
    for (String part : List.of("sources", "targets")) {
      root.pairs(part).stream()
          .flatMap(pair -> pair.value().text("kind").stream())
          .flatMap(
              kind -> Ecosystems.known().stream().filter(known -> known.updatecli().contains(kind)))
          .map(Ecosystem::name)
          .forEach(ecosystems::add);
    }
    return List.copyOf(ecosystems);
  }

  private static Optional<Evidence> ofObject(KubernetesObject object) {
    if (object.is("image.toolkit.fluxcd.io", "ImageUpdateAutomation")) {
      return Optional.of(
          fact(object.location(), "flux", List.of("flux", "kubernetes"))
              .with("schedule", object.specText("interval")));
    }
    if (object.annotation(IMAGE_LIST).isPresent()) {
      return Optional.of(
          fact(object.location(), "argocd-image-updater", List.of("argocd", "kubernetes")));
    }
    Optional<String> keel =
        object.annotation("keel.sh/policy").or(() -> object.label("keel.sh/policy"));
    return keel.filter(policy -> !policy.equals("never"))
        .map(policy -> fact(object.location(), "keel", List.of("kubernetes")));
  }

  private static Evidence fact(Location location, String tool, List<String> ecosystems) {
    return Evidence.of(KIND, location).with("tool", tool).with("ecosystems", ecosystems);
  }
}
