package dev.tidemark.detector.gitops;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.release.ApplicationSetParameters;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Environments that the list of an ApplicationSet tells apart. Where each follows a branch or tag of its own, a change reaches
 * production by being promoted to what production follows; where all follow the same one they move at once.
 */
@AutoService(Detector.class)
public final class ApplicationSetEnvironments implements Detector {
  private static final List<String> TELLING_KEYS = List.of("env", "stage");

  @Override
  public String id() {
    return "application-set-environments";
  }

  @Override
  public String sees() {
    return "environments in the lists of Argo CD's ApplicationSets, and whether each follows a"
        + " revision of its own";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.environment");
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
    for (KubernetesObject set :
        landscape.facet(KubernetesObjects.FACET).inForce("argoproj.io", "ApplicationSet")) {
      if (!set.specText("strategy", "type").orElse("").equals("RollingSync")) {
        environments(set, sink);
      }
    }
  }

  private static void environments(KubernetesObject set, Consumer<Evidence> sink) {
    Map<String, Value> elements = new TreeMap<>();
    String delivery = delivery(set);
    for (Value generator : set.body().items("spec", "generators")) {
      for (Value element : elements(generator)) {
        environment(element, delivery).ifPresent(name -> elements.putIfAbsent(name, element));
      }
    }
    if (elements.size() < 2) {
      return;
    }
    Map<String, Value> earlier = new TreeMap<>(elements);
    earlier.keySet().removeIf(EnvironmentNames::isProduction);
    List<String> before = List.copyOf(earlier.keySet());
    elements.forEach(
        (name, element) -> {
          boolean production = EnvironmentNames.isProduction(name);
          boolean promoted =
              production
                  && !before.isEmpty()
                  && earlier.values().stream().allMatch(other -> followsOwn(set, element, other));
          sink.accept(
              Evidence.of("ci.environment", set.at(Optional.of(element)))
                  .with("tool", "argo-cd")
                  .with("environment", name)
                  .with("production", production)
                  .with("after", promoted ? before : List.of())
                  .with("ordered-by", promoted ? "promotion" : "none")
                  .with("scope", set.name()));
        });
  }

  /** The elements of a list, also where lists are combined. */
  private static List<Value> elements(Value generator) {
    List<Value> found = new ArrayList<>(generator.items("list", "elements"));
    ApplicationSetParameters.combined(generator)
        .forEach(inner -> found.addAll(inner.items("list", "elements")));
    return found;
  }

  /**
   * What says what is delivered, and to which cluster: a name that tells only copies in one cluster apart is no environment's.
   */
  private static String delivery(KubernetesObject set) {
    Optional<Value> application = set.body().at("spec", "template", "spec");
    Stream<Value> sources =
        Stream.concat(
            application.flatMap(spec -> spec.at("source")).stream(),
            application.stream().flatMap(spec -> spec.items("sources").stream()));
    Stream<Value> parts =
        Stream.concat(
            sources.flatMap(source -> parts(source, "path", "targetRevision", "chart", "helm")),
            application.flatMap(spec -> spec.at("destination")).stream()
                .flatMap(destination -> parts(destination, "server", "name")));
    return parts
        .flatMap(Value::walk)
        .filter(Value.Scalar.class::isInstance)
        .flatMap(part -> part.text().stream())
        .collect(Collectors.joining("\n"));
  }

  private static Stream<Value> parts(Value of, String... keys) {
    return Stream.of(keys).flatMap(key -> of.at(key).stream());
  }

  /** The environment that an element names: under a key that says so, or else under one that what is delivered goes by. */
  private static Optional<String> environment(Value element, String delivery) {
    return Stream.concat(
            element.pairs().stream()
                .filter(pair -> TELLING_KEYS.stream().anyMatch(pair.key()::startsWith)),
            element.pairs().stream()
                .filter(pair -> ApplicationSetParameters.isIn(delivery, pair.key())))
        .flatMap(pair -> pair.value().text().stream())
        .map(text -> EnvironmentNames.of(text))
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  /** Whether the revision comes from a parameter that the two elements set differently. */
  private static boolean followsOwn(KubernetesObject set, Value one, Value other) {
    String revision = set.specText("template", "spec", "source", "targetRevision").orElse("");
    return one.pairs().stream()
        .filter(pair -> ApplicationSetParameters.isIn(revision, pair.key()))
        .anyMatch(pair -> !pair.value().text().equals(other.text(pair.key())));
  }
}
