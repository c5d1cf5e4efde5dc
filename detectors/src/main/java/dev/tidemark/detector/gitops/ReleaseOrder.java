package dev.tidemark.detector.gitops;

import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.Releases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Releases of one thing to several environments that a controller brings out one after the other: Flux waits for what
 * {@code dependsOn} names, Argo CD for the lower sync waves of the same parent.
 */
final class ReleaseOrder {
  private static final String WAVE = "argocd.argoproj.io/sync-wave";

  private ReleaseOrder() {}

  static void find(Landscape landscape, Consumer<Evidence> sink) {
    Map<String, List<Release>> groups = new TreeMap<>();
    for (Release release : landscape.facet(Releases.FACET).all()) {
      boolean ordered = release.tool().equals("flux") || release.tool().equals("argo-cd");
      if (ordered && !environment(release).isEmpty()) {
        String group = release.tool() + " " + scope(release);
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(release);
      }
    }
    groups.values().forEach(group -> order(group, sink));
  }

  private static String environment(Release release) {
    return EnvironmentNames.within(release.name()).orElse("");
  }

  private static void order(List<Release> group, Consumer<Evidence> sink) {
    Map<Release, Set<String>> before = new HashMap<>();
    Map<String, List<Release>> byName = new HashMap<>();
    group.forEach(one -> byName.computeIfAbsent(one.name(), n -> new ArrayList<>()).add(one));
    for (Release release : group) {
      Set<String> names = new TreeSet<>();
      dependencies(release).stream()
          .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
          .forEach(other -> names.add(environment(other)));
      if (release.tool().equals("argo-cd")) {
        group.stream()
            .filter(other -> isSibling(release, other) && wave(other) < wave(release))
            .forEach(other -> names.add(environment(other)));
      }
      names.remove(environment(release));
      before.put(release, names);
    }
    if (before.values().stream().allMatch(Set::isEmpty)) {
      return;
    }
    for (Release release : group) {
      Set<String> names = before.getOrDefault(release, Set.of());
      String environment = environment(release);
      sink.accept(
          Evidence.of("ci.environment", release.location())
              .with("tool", release.tool())
              .with("environment", environment)
              .with("production", EnvironmentNames.isProduction(environment))
              .with("after", List.copyOf(names))
              .with("ordered-by", names.isEmpty() ? "none" : "needs")
              .with("scope", scope(release)));
    }
  }

  /** What is delivered to all of them: {@code web} of {@code web-staging}. */
  private static String scope(Release release) {
    String rest = EnvironmentNames.without(release.name());
    int start = rest.startsWith("-") ? 1 : 0;
    int end = rest.endsWith("-") && rest.length() > start ? rest.length() - 1 : rest.length();
    return rest.substring(start, end);
  }

  private static List<String> dependencies(Release release) {
    return release
        .object()
        .flatMap(KubernetesObject::spec)
        .map(spec -> spec.items("dependsOn"))
        .orElse(List.<Value>of())
        .stream()
        .flatMap(one -> one.text("name").stream())
        .toList();
  }

  /** Waves order what one parent applies: the manifests of one directory. */
  private static boolean isSibling(Release one, Release other) {
    return one.location().path().parent().equals(other.location().path().parent());
  }

  private static long wave(Release release) {
    String written = release.object().flatMap(o -> o.annotation(WAVE)).orElse("0");
    return written.matches("-?[0-9]{1,9}") ? Long.parseLong(written) : 0;
  }
}
